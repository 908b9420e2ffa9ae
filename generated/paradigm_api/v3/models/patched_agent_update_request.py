from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="PatchedAgentUpdateRequest")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = _plain(self.name)
        if self.description is not UNSET:
            _dict_["description"] = _plain(self.description)
        if self.instructions is not UNSET:
            _dict_["instructions"] = _plain(self.instructions)
        if self.scope_workspaces_by_group is not UNSET:
            _dict_["scope_workspaces_by_group"] = _plain(self.scope_workspaces_by_group)
        if self.native_tool_ids is not UNSET:
            _dict_["native_tool_ids"] = _plain(self.native_tool_ids)
        if self.mcp_server_ids is not UNSET:
            _dict_["mcp_server_ids"] = _plain(self.mcp_server_ids)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if (type(name) is not str) and name is not None and name is not UNSET:
            name = _depart(_sent_, _rest_, "name", name, "text")

        description = _rest_.pop("description", UNSET)
        if (type(description) is not str) and description is not None and description is not UNSET:
            description = _depart(_sent_, _rest_, "description", description, "text")

        instructions = _rest_.pop("instructions", UNSET)
        if (type(instructions) is not str) and instructions is not None and instructions is not UNSET:
            instructions = _depart(_sent_, _rest_, "instructions", instructions, "text")

        scope_workspaces_by_group = _rest_.pop("scope_workspaces_by_group", UNSET)
        if (
            (type(scope_workspaces_by_group) is not bool)
            and scope_workspaces_by_group is not None
            and scope_workspaces_by_group is not UNSET
        ):
            scope_workspaces_by_group = _depart(
                _sent_, _rest_, "scope_workspaces_by_group", scope_workspaces_by_group, "a boolean"
            )

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

        elif native_tool_ids is not None and native_tool_ids is not UNSET:
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

        elif mcp_server_ids is not None and mcp_server_ids is not UNSET:
            mcp_server_ids = _depart(_sent_, _rest_, "mcp_server_ids", mcp_server_ids, "a list")

        _model_ = cls(
            name=name,
            description=description,
            instructions=instructions,
            scope_workspaces_by_group=scope_workspaces_by_group,
            native_tool_ids=native_tool_ids,
            mcp_server_ids=mcp_server_ids,
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
