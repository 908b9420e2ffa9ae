from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ExternalMetadataResponse")


@_attrs_define
class ExternalMetadataResponse:
    """
    Attributes:
        external_id (str):
        doc_type (None | str):
        additional_metadata (Any):
    """

    external_id: str
    doc_type: None | str
    additional_metadata: Any
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        external_id = self.external_id

        doc_type: None | str
        doc_type = self.doc_type

        additional_metadata = self.additional_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "external_id": external_id,
                "doc_type": doc_type,
                "additional_metadata": additional_metadata,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        external_id = d.pop("external_id")

        doc_type = cast("None | str", d.pop("doc_type"))

        additional_metadata = d.pop("additional_metadata")

        external_metadata_response = cls(
            external_id=external_id,
            doc_type=doc_type,
            additional_metadata=additional_metadata,
        )

        external_metadata_response.additional_properties = d
        return external_metadata_response

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
