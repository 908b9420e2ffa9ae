from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.agent_response_ownership import AgentResponseOwnership, check_agent_response_ownership
from ..types import UNSET, Unset

T = TypeVar("T", bound="AgentResponse")


@_attrs_define
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
        id = self.id

        name = self.name

        description: None | str
        description = self.description

        instructions: None | str
        instructions = self.instructions

        company = self.company.to_dict()

        workspaces = []
        for workspaces_item_data in self.workspaces:
            workspaces_item = workspaces_item_data.to_dict()
            workspaces.append(workspaces_item)

        tools = self.tools.to_dict()

        is_default = self.is_default

        is_current_user_favorite = self.is_current_user_favorite

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        group: dict[str, Any] | None | Unset
        if isinstance(self.group, Unset):
            group = UNSET
        elif isinstance(self.group, NamedId):
            group = self.group.to_dict()
        else:
            group = self.group

        scope_workspaces_by_group = self.scope_workspaces_by_group

        ownership: str | Unset = UNSET
        if not isinstance(self.ownership, Unset):
            ownership = self.ownership

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "description": description,
                "instructions": instructions,
                "company": company,
                "workspaces": workspaces,
                "tools": tools,
                "is_default": is_default,
                "is_current_user_favorite": is_current_user_favorite,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if group is not UNSET:
            field_dict["group"] = group
        if scope_workspaces_by_group is not UNSET:
            field_dict["scope_workspaces_by_group"] = scope_workspaces_by_group
        if ownership is not UNSET:
            field_dict["ownership"] = ownership

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        description = cast("None | str", d.pop("description"))

        instructions = cast("None | str", d.pop("instructions"))

        company = AgentCompany.from_dict(d.pop("company"))

        workspaces = []
        _workspaces = d.pop("workspaces")
        for workspaces_item_data in _workspaces:
            workspaces_item = AgentWorkspace.from_dict(workspaces_item_data)

            workspaces.append(workspaces_item)

        tools = AgentTools.from_dict(d.pop("tools"))

        is_default = d.pop("is_default")

        is_current_user_favorite = d.pop("is_current_user_favorite")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        _group = d.pop("group", UNSET)
        group = cast("NamedId | None | Unset", _group)
        if isinstance(_group, dict):
            try:
                group_type_1 = NamedId.from_dict(_group)

                group = group_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        scope_workspaces_by_group = d.pop("scope_workspaces_by_group", UNSET)

        _ownership = d.pop("ownership", UNSET)
        ownership: AgentResponseOwnership | Unset
        if isinstance(_ownership, Unset):
            ownership = UNSET
        else:
            ownership = check_agent_response_ownership(_ownership)

        agent_response = cls(
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

        agent_response.additional_properties = d
        return agent_response

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
