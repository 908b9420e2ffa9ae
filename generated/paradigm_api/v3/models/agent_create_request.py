from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.agent_create_request_ownership import (
    AgentCreateRequestOwnership,
    check_agent_create_request_ownership,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="AgentCreateRequest")


@_attrs_define
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
        name = self.name

        company_id = self.company_id

        ownership: str | Unset = UNSET
        if not isinstance(self.ownership, Unset):
            ownership = self.ownership

        group_id = self.group_id

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        instructions: None | str | Unset
        if isinstance(self.instructions, Unset):
            instructions = UNSET
        else:
            instructions = self.instructions

        native_tool_ids: list[str] | Unset = UNSET
        if not isinstance(self.native_tool_ids, Unset):
            native_tool_ids = []
            for native_tool_ids_item_data in self.native_tool_ids:
                native_tool_ids_item = str(native_tool_ids_item_data)
                native_tool_ids.append(native_tool_ids_item)

        mcp_server_ids: list[str] | Unset = UNSET
        if not isinstance(self.mcp_server_ids, Unset):
            mcp_server_ids = []
            for mcp_server_ids_item_data in self.mcp_server_ids:
                mcp_server_ids_item = str(mcp_server_ids_item_data)
                mcp_server_ids.append(mcp_server_ids_item)

        scope_workspaces_by_group = self.scope_workspaces_by_group

        scoped_workspace_ids: list[int] | Unset = UNSET
        if not isinstance(self.scoped_workspace_ids, Unset):
            scoped_workspace_ids = self.scoped_workspace_ids

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "company_id": company_id,
            }
        )
        if ownership is not UNSET:
            field_dict["ownership"] = ownership
        if group_id is not UNSET:
            field_dict["group_id"] = group_id
        if description is not UNSET:
            field_dict["description"] = description
        if instructions is not UNSET:
            field_dict["instructions"] = instructions
        if native_tool_ids is not UNSET:
            field_dict["native_tool_ids"] = native_tool_ids
        if mcp_server_ids is not UNSET:
            field_dict["mcp_server_ids"] = mcp_server_ids
        if scope_workspaces_by_group is not UNSET:
            field_dict["scope_workspaces_by_group"] = scope_workspaces_by_group
        if scoped_workspace_ids is not UNSET:
            field_dict["scoped_workspace_ids"] = scoped_workspace_ids

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        company_id = d.pop("company_id")

        _ownership = d.pop("ownership", UNSET)
        ownership: AgentCreateRequestOwnership | Unset
        if isinstance(_ownership, Unset):
            ownership = UNSET
        else:
            ownership = check_agent_create_request_ownership(_ownership)

        group_id = d.pop("group_id", UNSET)

        description = cast("None | str | Unset", d.pop("description", UNSET))

        instructions = cast("None | str | Unset", d.pop("instructions", UNSET))

        _native_tool_ids = d.pop("native_tool_ids", UNSET)
        native_tool_ids: list[UUID] | Unset = UNSET
        if _native_tool_ids is not UNSET:
            native_tool_ids = []
            for native_tool_ids_item_data in _native_tool_ids:
                native_tool_ids_item = UUID(native_tool_ids_item_data)

                native_tool_ids.append(native_tool_ids_item)

        _mcp_server_ids = d.pop("mcp_server_ids", UNSET)
        mcp_server_ids: list[UUID] | Unset = UNSET
        if _mcp_server_ids is not UNSET:
            mcp_server_ids = []
            for mcp_server_ids_item_data in _mcp_server_ids:
                mcp_server_ids_item = UUID(mcp_server_ids_item_data)

                mcp_server_ids.append(mcp_server_ids_item)

        scope_workspaces_by_group = d.pop("scope_workspaces_by_group", UNSET)

        scoped_workspace_ids = cast(list[int], d.pop("scoped_workspace_ids", UNSET))

        agent_create_request = cls(
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

        agent_create_request.additional_properties = d
        return agent_create_request

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
