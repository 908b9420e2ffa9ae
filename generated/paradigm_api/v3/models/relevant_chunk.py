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

T = TypeVar("T", bound="RelevantChunk")


@_attrs_define(kw_only=True)
class RelevantChunk:
    """
    Attributes:
        text (str | Unset):
        final_score (float | Unset):
        chunk_type (None | str | Unset):
        lexical_score (float | None | Unset):
        distance (float | None | Unset):
    """

    text: str | Unset = UNSET
    final_score: float | Unset = UNSET
    chunk_type: None | str | Unset = UNSET
    lexical_score: float | None | Unset = UNSET
    distance: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.text is not UNSET:
            _dict_["text"] = self.text
        if self.final_score is not UNSET:
            _dict_["final_score"] = self.final_score
        if self.chunk_type is not UNSET:
            _dict_["chunk_type"] = _plain(self.chunk_type)
        if self.lexical_score is not UNSET:
            _dict_["lexical_score"] = _plain(self.lexical_score)
        if self.distance is not UNSET:
            _dict_["distance"] = _plain(self.distance)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        text = _rest_.pop("text", UNSET)
        if type(text) is not str:
            text = _depart(_sent_, _rest_, "text", text, "text")

        final_score = _rest_.pop("final_score", UNSET)
        if (type(final_score) is not float and type(final_score) is not int) and final_score is not UNSET:
            final_score = _number(_sent_, _rest_, "final_score", final_score, "a number")

        chunk_type = _rest_.pop("chunk_type", UNSET)
        if (type(chunk_type) is not str) and chunk_type is not None and chunk_type is not UNSET:
            chunk_type = _depart(_sent_, _rest_, "chunk_type", chunk_type, "text")

        lexical_score = _rest_.pop("lexical_score", UNSET)
        if (
            (type(lexical_score) is not float and type(lexical_score) is not int)
            and lexical_score is not None
            and lexical_score is not UNSET
        ):
            lexical_score = _number(_sent_, _rest_, "lexical_score", lexical_score, "a number")

        distance = _rest_.pop("distance", UNSET)
        if (
            (type(distance) is not float and type(distance) is not int)
            and distance is not None
            and distance is not UNSET
        ):
            distance = _number(_sent_, _rest_, "distance", distance, "a number")

        _model_ = cls(
            text=text,
            final_score=final_score,
            chunk_type=chunk_type,
            lexical_score=lexical_score,
            distance=distance,
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
