from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RelevantChunk")


@_attrs_define
class RelevantChunk:
    """
    Attributes:
        text (str):
        final_score (float | Unset):
        chunk_type (None | str | Unset):
        lexical_score (float | None | Unset):
        distance (float | None | Unset):
    """

    text: str
    final_score: float | Unset = UNSET
    chunk_type: None | str | Unset = UNSET
    lexical_score: float | None | Unset = UNSET
    distance: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        final_score = self.final_score

        chunk_type: None | str | Unset
        if isinstance(self.chunk_type, Unset):
            chunk_type = UNSET
        else:
            chunk_type = self.chunk_type

        lexical_score: float | None | Unset
        if isinstance(self.lexical_score, Unset):
            lexical_score = UNSET
        else:
            lexical_score = self.lexical_score

        distance: float | None | Unset
        if isinstance(self.distance, Unset):
            distance = UNSET
        else:
            distance = self.distance

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
            }
        )
        if final_score is not UNSET:
            field_dict["final_score"] = final_score
        if chunk_type is not UNSET:
            field_dict["chunk_type"] = chunk_type
        if lexical_score is not UNSET:
            field_dict["lexical_score"] = lexical_score
        if distance is not UNSET:
            field_dict["distance"] = distance

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        text = d.pop("text")

        final_score = d.pop("final_score", UNSET)

        chunk_type = cast("None | str | Unset", d.pop("chunk_type", UNSET))

        lexical_score = cast("float | None | Unset", d.pop("lexical_score", UNSET))

        distance = cast("float | None | Unset", d.pop("distance", UNSET))

        relevant_chunk = cls(
            text=text,
            final_score=final_score,
            chunk_type=chunk_type,
            lexical_score=lexical_score,
            distance=distance,
        )

        relevant_chunk.additional_properties = d
        return relevant_chunk

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
