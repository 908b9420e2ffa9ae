from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExternalMetadataRequest")


@_attrs_define
class ExternalMetadataRequest:
    """
    Attributes:
        external_id (str | Unset):
        doc_type (str | Unset):
        additional_metadata (Any | Unset):
    """

    external_id: str | Unset = UNSET
    doc_type: str | Unset = UNSET
    additional_metadata: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        external_id = self.external_id

        doc_type = self.doc_type

        additional_metadata = self.additional_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if doc_type is not UNSET:
            field_dict["doc_type"] = doc_type
        if additional_metadata is not UNSET:
            field_dict["additional_metadata"] = additional_metadata

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        external_id = d.pop("external_id", UNSET)

        doc_type = d.pop("doc_type", UNSET)

        additional_metadata = d.pop("additional_metadata", UNSET)

        external_metadata_request = cls(
            external_id=external_id,
            doc_type=doc_type,
            additional_metadata=additional_metadata,
        )

        external_metadata_request.additional_properties = d
        return external_metadata_request

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
