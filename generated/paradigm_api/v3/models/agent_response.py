from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.agent_response_ownership import AGENT_RESPONSE_OWNERSHIP_VALUES, AgentResponseOwnership
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="AgentResponse")


@_attrs_define(kw_only=True)
class AgentResponse:
    """
    Attributes:
        id (int):
        name (str):
        description (None | str):
        instructions (None | str):
        company (AgentCompany):
        workspaces (list[AgentWorkspace]):
        tools (AgentTools):
        is_default (bool):
        is_current_user_favorite (bool):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        group (NamedId | None | Unset):
        scope_workspaces_by_group (bool | Unset):
        ownership (AgentResponseOwnership | Unset):
    """

    id: int
    name: str
    description: None | str
    instructions: None | str
    company: AgentCompany
    workspaces: list[AgentWorkspace]
    tools: AgentTools
    is_default: bool
    is_current_user_favorite: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    group: NamedId | None | Unset = UNSET
    scope_workspaces_by_group: bool | Unset = UNSET
    ownership: AgentResponseOwnership | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.description is not UNSET:
            _dict_["description"] = _plain(self.description)
        if self.instructions is not UNSET:
            _dict_["instructions"] = _plain(self.instructions)
        if self.company is not UNSET:
            _dict_["company"] = _plain(self.company)
        if self.workspaces is not UNSET:
            _dict_["workspaces"] = _plain(self.workspaces)
        if self.tools is not UNSET:
            _dict_["tools"] = _plain(self.tools)
        if self.is_default is not UNSET:
            _dict_["is_default"] = self.is_default
        if self.is_current_user_favorite is not UNSET:
            _dict_["is_current_user_favorite"] = self.is_current_user_favorite
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.group is not UNSET:
            _dict_["group"] = _plain(self.group)
        if self.scope_workspaces_by_group is not UNSET:
            _dict_["scope_workspaces_by_group"] = self.scope_workspaces_by_group
        if self.ownership is not UNSET:
            _dict_["ownership"] = self.ownership
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        description = _rest_.pop("description", UNSET)
        if (type(description) is not str) and description is not None:
            description = _depart(_sent_, _rest_, "description", description, "text")

        instructions = _rest_.pop("instructions", UNSET)
        if (type(instructions) is not str) and instructions is not None:
            instructions = _depart(_sent_, _rest_, "instructions", instructions, "text")

        company = _rest_.pop("company", UNSET)
        if isinstance(company, dict):
            company = AgentCompany.from_dict(company)
        else:
            company = _depart(_sent_, _rest_, "company", company, "an object")

        workspaces = _rest_.pop("workspaces", UNSET)
        if isinstance(workspaces, list):
            _list0_ = []
            for _item0_ in workspaces:
                if isinstance(_item0_, dict):
                    _item0_ = AgentWorkspace.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "workspaces", _item0_, "an object")

                _list0_.append(_item0_)
            workspaces = _list0_

        else:
            workspaces = _depart(_sent_, _rest_, "workspaces", workspaces, "a list")

        tools = _rest_.pop("tools", UNSET)
        if isinstance(tools, dict):
            tools = AgentTools.from_dict(tools)
        else:
            tools = _depart(_sent_, _rest_, "tools", tools, "an object")

        is_default = _rest_.pop("is_default", UNSET)
        if type(is_default) is not bool:
            is_default = _depart(_sent_, _rest_, "is_default", is_default, "a boolean")

        is_current_user_favorite = _rest_.pop("is_current_user_favorite", UNSET)
        if type(is_current_user_favorite) is not bool:
            is_current_user_favorite = _depart(
                _sent_, _rest_, "is_current_user_favorite", is_current_user_favorite, "a boolean"
            )

        created_at = _rest_.pop("created_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(created_at)
            created_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "created_at", created_at, _time_)
            )
        except (TypeError, ValueError):
            created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        updated_at = _rest_.pop("updated_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(updated_at)
            updated_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "updated_at", updated_at, _time_)
            )
        except (TypeError, ValueError):
            updated_at = _depart(_sent_, _rest_, "updated_at", updated_at, "a date-time")

        group = _rest_.pop("group", UNSET)
        if isinstance(group, dict):
            group = NamedId.from_dict(group)
        elif group is not None and group is not UNSET:
            group = _depart(_sent_, _rest_, "group", group, "an object")

        scope_workspaces_by_group = _rest_.pop("scope_workspaces_by_group", UNSET)
        if (type(scope_workspaces_by_group) is not bool) and scope_workspaces_by_group is not UNSET:
            scope_workspaces_by_group = _depart(
                _sent_, _rest_, "scope_workspaces_by_group", scope_workspaces_by_group, "a boolean"
            )

        ownership = _rest_.pop("ownership", UNSET)
        if (
            type(ownership) is not str or ownership not in AGENT_RESPONSE_OWNERSHIP_VALUES
        ) and ownership is not UNSET:
            ownership = _word(_sent_, _rest_, "ownership", ownership, str, "a documented value")

        _model_ = cls(
            id=id,
            name=name,
            description=description,
            instructions=instructions,
            company=company,
            workspaces=workspaces,
            tools=tools,
            is_default=is_default,
            is_current_user_favorite=is_current_user_favorite,
            created_at=created_at,
            updated_at=updated_at,
            group=group,
            scope_workspaces_by_group=scope_workspaces_by_group,
            ownership=ownership,
        )

        if _rest_:
            _undocumented(_sent_, _rest_)
        _model_.additional_properties = _rest_
        return _model_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.agent_company import AgentCompany
from ..models.agent_tools import AgentTools
from ..models.agent_workspace import AgentWorkspace
from ..models.named_id import NamedId
