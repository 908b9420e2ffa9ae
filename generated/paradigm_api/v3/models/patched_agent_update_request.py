from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedAgentUpdateRequest")


@_attrs_define
class PatchedAgentUpdateRequest:
    """
    Attributes:
        name (None | str | Unset):
        description (None | str | Unset):
        instructions (None | str | Unset):
        scope_workspaces_by_group (bool | None | Unset):
        native_tool_ids (list[UUID] | None | Unset):
        mcp_server_ids (list[UUID] | None | Unset):
    """

    name: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    instructions: None | str | Unset = UNSET
    scope_workspaces_by_group: bool | None | Unset = UNSET
    native_tool_ids: list[UUID] | None | Unset = UNSET
    mcp_server_ids: list[UUID] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

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

        scope_workspaces_by_group: bool | None | Unset
        if isinstance(self.scope_workspaces_by_group, Unset):
            scope_workspaces_by_group = UNSET
        else:
            scope_workspaces_by_group = self.scope_workspaces_by_group

        native_tool_ids: list[str] | None | Unset
        if isinstance(self.native_tool_ids, Unset):
            native_tool_ids = UNSET
        elif isinstance(self.native_tool_ids, list):
            native_tool_ids = []
            for native_tool_ids_type_0_item_data in self.native_tool_ids:
                native_tool_ids_type_0_item = str(native_tool_ids_type_0_item_data)
                native_tool_ids.append(native_tool_ids_type_0_item)

        else:
            native_tool_ids = self.native_tool_ids

        mcp_server_ids: list[str] | None | Unset
        if isinstance(self.mcp_server_ids, Unset):
            mcp_server_ids = UNSET
        elif isinstance(self.mcp_server_ids, list):
            mcp_server_ids = []
            for mcp_server_ids_type_0_item_data in self.mcp_server_ids:
                mcp_server_ids_type_0_item = str(mcp_server_ids_type_0_item_data)
                mcp_server_ids.append(mcp_server_ids_type_0_item)

        else:
            mcp_server_ids = self.mcp_server_ids

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if instructions is not UNSET:
            field_dict["instructions"] = instructions
        if scope_workspaces_by_group is not UNSET:
            field_dict["scope_workspaces_by_group"] = scope_workspaces_by_group
        if native_tool_ids is not UNSET:
            field_dict["native_tool_ids"] = native_tool_ids
        if mcp_server_ids is not UNSET:
            field_dict["mcp_server_ids"] = mcp_server_ids

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = cast("None | str | Unset", d.pop("name", UNSET))

        description = cast("None | str | Unset", d.pop("description", UNSET))

        instructions = cast("None | str | Unset", d.pop("instructions", UNSET))

        scope_workspaces_by_group = cast("bool | None | Unset", d.pop("scope_workspaces_by_group", UNSET))

        _native_tool_ids = d.pop("native_tool_ids", UNSET)
        native_tool_ids = cast("list[UUID] | None | Unset", _native_tool_ids)
        if isinstance(_native_tool_ids, list):
            try:
                native_tool_ids_type_0 = []
                _native_tool_ids_type_0 = _native_tool_ids
                for native_tool_ids_type_0_item_data in _native_tool_ids_type_0:
                    native_tool_ids_type_0_item = UUID(native_tool_ids_type_0_item_data)

                    native_tool_ids_type_0.append(native_tool_ids_type_0_item)

                native_tool_ids = native_tool_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _mcp_server_ids = d.pop("mcp_server_ids", UNSET)
        mcp_server_ids = cast("list[UUID] | None | Unset", _mcp_server_ids)
        if isinstance(_mcp_server_ids, list):
            try:
                mcp_server_ids_type_0 = []
                _mcp_server_ids_type_0 = _mcp_server_ids
                for mcp_server_ids_type_0_item_data in _mcp_server_ids_type_0:
                    mcp_server_ids_type_0_item = UUID(mcp_server_ids_type_0_item_data)

                    mcp_server_ids_type_0.append(mcp_server_ids_type_0_item)

                mcp_server_ids = mcp_server_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        patched_agent_update_request = cls(
            name=name,
            description=description,
            instructions=instructions,
            scope_workspaces_by_group=scope_workspaces_by_group,
            native_tool_ids=native_tool_ids,
            mcp_server_ids=mcp_server_ids,
        )

        patched_agent_update_request.additional_properties = d
        return patched_agent_update_request

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
