from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tool_type_enum import TOOL_TYPE_ENUM_VALUES, ToolTypeEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="Tool")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.type_ is not UNSET:
            _dict_["type"] = self.type_
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.mcp_server_name is not UNSET:
            _dict_["mcp_server_name"] = _plain(self.mcp_server_name)
        if self.require_document is not UNSET:
            _dict_["require_document"] = _plain(self.require_document)
        if self.accepted_file_types is not UNSET:
            _dict_["accepted_file_types"] = _plain(self.accepted_file_types)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not str:
            id = _depart(_sent_, _rest_, "id", id, "text")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        type_ = _rest_.pop("type", UNSET)
        if type(type_) is not str or type_ not in TOOL_TYPE_ENUM_VALUES:
            type_ = _word(_sent_, _rest_, "type", type_, str, "a documented value")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        mcp_server_name = _rest_.pop("mcp_server_name", UNSET)
        if (
            (type(mcp_server_name) is not str)
            and mcp_server_name is not None
            and mcp_server_name is not UNSET
        ):
            mcp_server_name = _depart(_sent_, _rest_, "mcp_server_name", mcp_server_name, "text")

        require_document = _rest_.pop("require_document", UNSET)
        if (
            (type(require_document) is not bool)
            and require_document is not None
            and require_document is not UNSET
        ):
            require_document = _depart(_sent_, _rest_, "require_document", require_document, "a boolean")

        accepted_file_types = _rest_.pop("accepted_file_types", UNSET)
        if isinstance(accepted_file_types, list):
            _each(_sent_, "accepted_file_types", accepted_file_types, (str,))

        elif accepted_file_types is not None and accepted_file_types is not UNSET:
            accepted_file_types = _depart(
                _sent_, _rest_, "accepted_file_types", accepted_file_types, "a list"
            )

        _model_ = cls(
            id=id,
            name=name,
            type_=type_,
            object_=object_,
            mcp_server_name=mcp_server_name,
            require_document=require_document,
            accepted_file_types=accepted_file_types,
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
