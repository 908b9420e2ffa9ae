from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RetrieveScoring")


@_attrs_define
class RetrieveScoring:
    """
    Attributes:
        score (float):
        distance (float | None | Unset):
        lexical_score (float | None | Unset):
        certainty (float | None | Unset):
    """

    score: float
    distance: float | None | Unset = UNSET
    lexical_score: float | None | Unset = UNSET
    certainty: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        score = self.score

        distance: float | None | Unset
        if isinstance(self.distance, Unset):
            distance = UNSET
        else:
            distance = self.distance

        lexical_score: float | None | Unset
        if isinstance(self.lexical_score, Unset):
            lexical_score = UNSET
        else:
            lexical_score = self.lexical_score

        certainty: float | None | Unset
        if isinstance(self.certainty, Unset):
            certainty = UNSET
        else:
            certainty = self.certainty

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "score": score,
            }
        )
        if distance is not UNSET:
            field_dict["distance"] = distance
        if lexical_score is not UNSET:
            field_dict["lexical_score"] = lexical_score
        if certainty is not UNSET:
            field_dict["certainty"] = certainty

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        score = d.pop("score")

        distance = cast("float | None | Unset", d.pop("distance", UNSET))

        lexical_score = cast("float | None | Unset", d.pop("lexical_score", UNSET))

        certainty = cast("float | None | Unset", d.pop("certainty", UNSET))

        retrieve_scoring = cls(
            score=score,
            distance=distance,
            lexical_score=lexical_score,
            certainty=certainty,
        )

        retrieve_scoring.additional_properties = d
        return retrieve_scoring

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
