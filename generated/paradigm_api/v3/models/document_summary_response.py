from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.language_enum import LANGUAGE_ENUM_VALUES, LanguageEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="DocumentSummaryResponse")


@_attrs_define(kw_only=True)
class DocumentSummaryResponse:
    """
    Attributes:
        summary (str):
        language (LanguageEnum | Unset):
    """

    summary: str
    language: LanguageEnum | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.summary is not UNSET:
            _dict_["summary"] = self.summary
        if self.language is not UNSET:
            _dict_["language"] = self.language
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        summary = _rest_.pop("summary", UNSET)
        if type(summary) is not str:
            summary = _depart(_sent_, _rest_, "summary", summary, "text")

        language = _rest_.pop("language", UNSET)
        if (type(language) is not str or language not in LANGUAGE_ENUM_VALUES) and language is not UNSET:
            language = _word(_sent_, _rest_, "language", language, str, "a documented value")

        _model_ = cls(
            summary=summary,
            language=language,
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
