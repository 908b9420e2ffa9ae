from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SearchDetails")


@_attrs_define
class SearchDetails:
    """
    Attributes:
        relevant_chunks (list[RelevantChunk]):
    """

    relevant_chunks: list[RelevantChunk]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        relevant_chunks = []
        for relevant_chunks_item_data in self.relevant_chunks:
            relevant_chunks_item = relevant_chunks_item_data.to_dict()
            relevant_chunks.append(relevant_chunks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "relevant_chunks": relevant_chunks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        relevant_chunks = []
        _relevant_chunks = d.pop("relevant_chunks")
        for relevant_chunks_item_data in _relevant_chunks:
            relevant_chunks_item = RelevantChunk.from_dict(relevant_chunks_item_data)

            relevant_chunks.append(relevant_chunks_item)

        search_details = cls(
            relevant_chunks=relevant_chunks,
        )

        search_details.additional_properties = d
        return search_details

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


from ..models.relevant_chunk import RelevantChunk
