from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="RetrieveScoring")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.score is not UNSET:
            _dict_["score"] = self.score
        if self.distance is not UNSET:
            _dict_["distance"] = _plain(self.distance)
        if self.lexical_score is not UNSET:
            _dict_["lexical_score"] = _plain(self.lexical_score)
        if self.certainty is not UNSET:
            _dict_["certainty"] = _plain(self.certainty)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        score = _rest_.pop("score", UNSET)
        if type(score) is not float and type(score) is not int:
            score = _number(_sent_, _rest_, "score", score, "a number")

        distance = _rest_.pop("distance", UNSET)
        if (
            (type(distance) is not float and type(distance) is not int)
            and distance is not None
            and distance is not UNSET
        ):
            distance = _number(_sent_, _rest_, "distance", distance, "a number")

        lexical_score = _rest_.pop("lexical_score", UNSET)
        if (
            (type(lexical_score) is not float and type(lexical_score) is not int)
            and lexical_score is not None
            and lexical_score is not UNSET
        ):
            lexical_score = _number(_sent_, _rest_, "lexical_score", lexical_score, "a number")

        certainty = _rest_.pop("certainty", UNSET)
        if (
            (type(certainty) is not float and type(certainty) is not int)
            and certainty is not None
            and certainty is not UNSET
        ):
            certainty = _number(_sent_, _rest_, "certainty", certainty, "a number")

        _model_ = cls(
            score=score,
            distance=distance,
            lexical_score=lexical_score,
            certainty=certainty,
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
