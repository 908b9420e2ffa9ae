from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tool_type_enum import ToolTypeEnum, check_tool_type_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="Tool")


@_attrs_define
class Tool:
    """
    Attributes:
        id (str):
        name (str):
        type_ (ToolTypeEnum):
        object_ (str | Unset): The server's default is `tool`.
        mcp_server_name (None | str | Unset):
        require_document (bool | None | Unset):
        accepted_file_types (list[str] | None | Unset):
    """

    id: str
    name: str
    type_: ToolTypeEnum
    object_: str | Unset = UNSET
    mcp_server_name: None | str | Unset = UNSET
    require_document: bool | None | Unset = UNSET
    accepted_file_types: list[str] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        type_: str = self.type_

        object_ = self.object_

        mcp_server_name: None | str | Unset
        if isinstance(self.mcp_server_name, Unset):
            mcp_server_name = UNSET
        else:
            mcp_server_name = self.mcp_server_name

        require_document: bool | None | Unset
        if isinstance(self.require_document, Unset):
            require_document = UNSET
        else:
            require_document = self.require_document

        accepted_file_types: list[str] | None | Unset
        if isinstance(self.accepted_file_types, Unset):
            accepted_file_types = UNSET
        elif isinstance(self.accepted_file_types, list):
            accepted_file_types = self.accepted_file_types

        else:
            accepted_file_types = self.accepted_file_types

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "type": type_,
            }
        )
        if object_ is not UNSET:
            field_dict["object"] = object_
        if mcp_server_name is not UNSET:
            field_dict["mcp_server_name"] = mcp_server_name
        if require_document is not UNSET:
            field_dict["require_document"] = require_document
        if accepted_file_types is not UNSET:
            field_dict["accepted_file_types"] = accepted_file_types

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        type_ = check_tool_type_enum(d.pop("type"))

        object_ = d.pop("object", UNSET)

        mcp_server_name = cast("None | str | Unset", d.pop("mcp_server_name", UNSET))

        require_document = cast("bool | None | Unset", d.pop("require_document", UNSET))

        _accepted_file_types = d.pop("accepted_file_types", UNSET)
        accepted_file_types = cast("list[str] | None | Unset", _accepted_file_types)
        if isinstance(_accepted_file_types, list):
            try:
                accepted_file_types_type_0 = cast(list[str], _accepted_file_types)

                accepted_file_types = accepted_file_types_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        tool = cls(
            id=id,
            name=name,
            type_=type_,
            object_=object_,
            mcp_server_name=mcp_server_name,
            require_document=require_document,
            accepted_file_types=accepted_file_types,
        )

        tool.additional_properties = d
        return tool

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
