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

T = TypeVar("T", bound="ReportingUsedDocument")


@_attrs_define(kw_only=True)
class ReportingUsedDocument:
    """
    Attributes:
        document_filename (str | Unset):
        document_title (str | Unset):
        document_id (int | Unset):
        usage_count (int | Unset):
    """

    document_filename: str | Unset = UNSET
    document_title: str | Unset = UNSET
    document_id: int | Unset = UNSET
    usage_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.document_filename is not UNSET:
            _dict_["document_filename"] = self.document_filename
        if self.document_title is not UNSET:
            _dict_["document_title"] = self.document_title
        if self.document_id is not UNSET:
            _dict_["document_id"] = self.document_id
        if self.usage_count is not UNSET:
            _dict_["usage_count"] = self.usage_count
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        document_filename = _rest_.pop("document_filename", UNSET)
        if (type(document_filename) is not str) and document_filename is not UNSET:
            document_filename = _depart(_sent_, _rest_, "document_filename", document_filename, "text")

        document_title = _rest_.pop("document_title", UNSET)
        if (type(document_title) is not str) and document_title is not UNSET:
            document_title = _depart(_sent_, _rest_, "document_title", document_title, "text")

        document_id = _rest_.pop("document_id", UNSET)
        if (type(document_id) is not int) and document_id is not UNSET:
            document_id = _number(_sent_, _rest_, "document_id", document_id, "an integer")

        usage_count = _rest_.pop("usage_count", UNSET)
        if (type(usage_count) is not int) and usage_count is not UNSET:
            usage_count = _number(_sent_, _rest_, "usage_count", usage_count, "an integer")

        _model_ = cls(
            document_filename=document_filename,
            document_title=document_title,
            document_id=document_id,
            usage_count=usage_count,
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
