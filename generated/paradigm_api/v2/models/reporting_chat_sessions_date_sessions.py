from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatSessionsDateSessions")


@_attrs_define(kw_only=True)
class ReportingChatSessionsDateSessions:
    """
    Attributes:
        sessions_count (int | Unset):
        unique_models_count (int | Unset):
        average_session_length (float | Unset):
    """

    sessions_count: int | Unset = UNSET
    unique_models_count: int | Unset = UNSET
    average_session_length: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.sessions_count is not UNSET:
            _dict_["sessions_count"] = self.sessions_count
        if self.unique_models_count is not UNSET:
            _dict_["unique_models_count"] = self.unique_models_count
        if self.average_session_length is not UNSET:
            _dict_["average_session_length"] = self.average_session_length
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        sessions_count = _rest_.pop("sessions_count", UNSET)
        if (type(sessions_count) is not int) and sessions_count is not UNSET:
            sessions_count = _number(_sent_, _rest_, "sessions_count", sessions_count, "an integer")

        unique_models_count = _rest_.pop("unique_models_count", UNSET)
        if (type(unique_models_count) is not int) and unique_models_count is not UNSET:
            unique_models_count = _number(
                _sent_, _rest_, "unique_models_count", unique_models_count, "an integer"
            )

        average_session_length = _rest_.pop("average_session_length", UNSET)
        if (
            type(average_session_length) is not float and type(average_session_length) is not int
        ) and average_session_length is not UNSET:
            average_session_length = _number(
                _sent_, _rest_, "average_session_length", average_session_length, "a number"
            )

        _model_ = cls(
            sessions_count=sessions_count,
            unique_models_count=unique_models_count,
            average_session_length=average_session_length,
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
