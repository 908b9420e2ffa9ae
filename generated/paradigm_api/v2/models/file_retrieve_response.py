from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="FileRetrieveResponse")


@_attrs_define(kw_only=True)
class FileRetrieveResponse:
    """
    Attributes:
        id (int):
        object_ (str): file
        created_at (int): Unix seconds
        filename (str):
        purpose (str): documents
        status (str):
        signature (None | str): TLSH hash; absent in older releases
        content (str | Unset): Only with include_content=true
    """

    id: int
    object_: str
    created_at: int
    filename: str
    purpose: str
    status: str
    signature: None | str
    content: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.created_at is not UNSET:
            _dict_["created_at"] = self.created_at
        if self.filename is not UNSET:
            _dict_["filename"] = self.filename
        if self.purpose is not UNSET:
            _dict_["purpose"] = self.purpose
        if self.status is not UNSET:
            _dict_["status"] = self.status
        if self.signature is not UNSET:
            _dict_["signature"] = _plain(self.signature)
        if self.content is not UNSET:
            _dict_["content"] = self.content
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        object_ = _rest_.pop("object", UNSET)
        if type(object_) is not str:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        created_at = _rest_.pop("created_at", UNSET)
        if type(created_at) is not int:
            created_at = _number(_sent_, _rest_, "created_at", created_at, "an integer")

        filename = _rest_.pop("filename", UNSET)
        if type(filename) is not str:
            filename = _depart(_sent_, _rest_, "filename", filename, "text")

        purpose = _rest_.pop("purpose", UNSET)
        if type(purpose) is not str:
            purpose = _depart(_sent_, _rest_, "purpose", purpose, "text")

        status = _rest_.pop("status", UNSET)
        if type(status) is not str:
            status = _depart(_sent_, _rest_, "status", status, "text")

        signature = _rest_.pop("signature", UNSET)
        if (type(signature) is not str) and signature is not None:
            signature = _depart(_sent_, _rest_, "signature", signature, "text")

        content = _rest_.pop("content", UNSET)
        if (type(content) is not str) and content is not UNSET:
            content = _depart(_sent_, _rest_, "content", content, "text")

        _model_ = cls(
            id=id,
            object_=object_,
            created_at=created_at,
            filename=filename,
            purpose=purpose,
            status=status,
            signature=signature,
            content=content,
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
