from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.agent_create_request_ownership import (
    AGENT_CREATE_REQUEST_OWNERSHIP_VALUES,
    AgentCreateRequestOwnership,
)
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="AgentCreateRequest")


@_attrs_define(kw_only=True)
class AgentCreateRequest:
    """
    Attributes:
        name (str):
        company_id (int):
        ownership (AgentCreateRequestOwnership | Unset):
        group_id (int | Unset):
        description (None | str | Unset):
        instructions (None | str | Unset):
        native_tool_ids (list[UUID] | Unset):
        mcp_server_ids (list[UUID] | Unset):
        scope_workspaces_by_group (bool | Unset):
        scoped_workspace_ids (list[int] | Unset):
    """

    name: str
    company_id: int
    ownership: AgentCreateRequestOwnership | Unset = UNSET
    group_id: int | Unset = UNSET
    description: None | str | Unset = UNSET
    instructions: None | str | Unset = UNSET
    native_tool_ids: list[UUID] | Unset = UNSET
    mcp_server_ids: list[UUID] | Unset = UNSET
    scope_workspaces_by_group: bool | Unset = UNSET
    scoped_workspace_ids: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.company_id is not UNSET:
            _dict_["company_id"] = self.company_id
        if self.ownership is not UNSET:
            _dict_["ownership"] = self.ownership
        if self.group_id is not UNSET:
            _dict_["group_id"] = self.group_id
        if self.description is not UNSET:
            _dict_["description"] = _plain(self.description)
        if self.instructions is not UNSET:
            _dict_["instructions"] = _plain(self.instructions)
        if self.native_tool_ids is not UNSET:
            _dict_["native_tool_ids"] = _plain(self.native_tool_ids)
        if self.mcp_server_ids is not UNSET:
            _dict_["mcp_server_ids"] = _plain(self.mcp_server_ids)
        if self.scope_workspaces_by_group is not UNSET:
            _dict_["scope_workspaces_by_group"] = self.scope_workspaces_by_group
        if self.scoped_workspace_ids is not UNSET:
            _dict_["scoped_workspace_ids"] = _plain(self.scoped_workspace_ids)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        company_id = _rest_.pop("company_id", UNSET)
        if type(company_id) is not int:
            company_id = _number(_sent_, _rest_, "company_id", company_id, "an integer")

        ownership = _rest_.pop("ownership", UNSET)
        if (
            type(ownership) is not str or ownership not in AGENT_CREATE_REQUEST_OWNERSHIP_VALUES
        ) and ownership is not UNSET:
            ownership = _word(_sent_, _rest_, "ownership", ownership, str, "a documented value")

        group_id = _rest_.pop("group_id", UNSET)
        if (type(group_id) is not int) and group_id is not UNSET:
            group_id = _number(_sent_, _rest_, "group_id", group_id, "an integer")

        description = _rest_.pop("description", UNSET)
        if (type(description) is not str) and description is not None and description is not UNSET:
            description = _depart(_sent_, _rest_, "description", description, "text")

        instructions = _rest_.pop("instructions", UNSET)
        if (type(instructions) is not str) and instructions is not None and instructions is not UNSET:
            instructions = _depart(_sent_, _rest_, "instructions", instructions, "text")

        native_tool_ids = _rest_.pop("native_tool_ids", UNSET)
        if isinstance(native_tool_ids, list):
            _list0_ = []
            for _item0_ in native_tool_ids:
                try:
                    _item0_ = UUID(_item0_)
                except (TypeError, ValueError, AttributeError):
                    _item0_ = _depart(_sent_, None, "native_tool_ids", _item0_, "a UUID")

                _list0_.append(_item0_)
            native_tool_ids = _list0_

        elif native_tool_ids is not UNSET:
            native_tool_ids = _depart(_sent_, _rest_, "native_tool_ids", native_tool_ids, "a list")

        mcp_server_ids = _rest_.pop("mcp_server_ids", UNSET)
        if isinstance(mcp_server_ids, list):
            _list0_ = []
            for _item0_ in mcp_server_ids:
                try:
                    _item0_ = UUID(_item0_)
                except (TypeError, ValueError, AttributeError):
                    _item0_ = _depart(_sent_, None, "mcp_server_ids", _item0_, "a UUID")

                _list0_.append(_item0_)
            mcp_server_ids = _list0_

        elif mcp_server_ids is not UNSET:
            mcp_server_ids = _depart(_sent_, _rest_, "mcp_server_ids", mcp_server_ids, "a list")

        scope_workspaces_by_group = _rest_.pop("scope_workspaces_by_group", UNSET)
        if (type(scope_workspaces_by_group) is not bool) and scope_workspaces_by_group is not UNSET:
            scope_workspaces_by_group = _depart(
                _sent_, _rest_, "scope_workspaces_by_group", scope_workspaces_by_group, "a boolean"
            )

        scoped_workspace_ids = _rest_.pop("scoped_workspace_ids", UNSET)
        if isinstance(scoped_workspace_ids, list):
            _each(_sent_, "scoped_workspace_ids", scoped_workspace_ids, (int,))

        elif scoped_workspace_ids is not UNSET:
            scoped_workspace_ids = _depart(
                _sent_, _rest_, "scoped_workspace_ids", scoped_workspace_ids, "a list"
            )

        _model_ = cls(
            name=name,
            company_id=company_id,
            ownership=ownership,
            group_id=group_id,
            description=description,
            instructions=instructions,
            native_tool_ids=native_tool_ids,
            mcp_server_ids=mcp_server_ids,
            scope_workspaces_by_group=scope_workspaces_by_group,
            scoped_workspace_ids=scoped_workspace_ids,
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
