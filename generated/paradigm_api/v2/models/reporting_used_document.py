from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingUsedDocument")


@_attrs_define
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
        document_filename = self.document_filename

        document_title = self.document_title

        document_id = self.document_id

        usage_count = self.usage_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if document_filename is not UNSET:
            field_dict["document_filename"] = document_filename
        if document_title is not UNSET:
            field_dict["document_title"] = document_title
        if document_id is not UNSET:
            field_dict["document_id"] = document_id
        if usage_count is not UNSET:
            field_dict["usage_count"] = usage_count

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        document_filename = d.pop("document_filename", UNSET)

        document_title = d.pop("document_title", UNSET)

        document_id = d.pop("document_id", UNSET)

        usage_count = d.pop("usage_count", UNSET)

        reporting_used_document = cls(
            document_filename=document_filename,
            document_title=document_title,
            document_id=document_id,
            usage_count=usage_count,
        )

        reporting_used_document.additional_properties = d
        return reporting_used_document

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
