from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatSessionsDateChats")


@_attrs_define(kw_only=True)
class ReportingChatSessionsDateChats:
    """
    Attributes:
        user_queries_count (int | Unset):
        model_responses_with_docs_count (int | Unset):
        model_responses_count (int | Unset):
        last_model_response_date (datetime.datetime | None | Unset):
    """

    user_queries_count: int | Unset = UNSET
    model_responses_with_docs_count: int | Unset = UNSET
    model_responses_count: int | Unset = UNSET
    last_model_response_date: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.user_queries_count is not UNSET:
            _dict_["user_queries_count"] = self.user_queries_count
        if self.model_responses_with_docs_count is not UNSET:
            _dict_["model_responses_with_docs_count"] = self.model_responses_with_docs_count
        if self.model_responses_count is not UNSET:
            _dict_["model_responses_count"] = self.model_responses_count
        if self.last_model_response_date is not UNSET:
            _dict_["last_model_response_date"] = _plain(self.last_model_response_date)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        user_queries_count = _rest_.pop("user_queries_count", UNSET)
        if (type(user_queries_count) is not int) and user_queries_count is not UNSET:
            user_queries_count = _number(
                _sent_, _rest_, "user_queries_count", user_queries_count, "an integer"
            )

        model_responses_with_docs_count = _rest_.pop("model_responses_with_docs_count", UNSET)
        if (
            type(model_responses_with_docs_count) is not int
        ) and model_responses_with_docs_count is not UNSET:
            model_responses_with_docs_count = _number(
                _sent_,
                _rest_,
                "model_responses_with_docs_count",
                model_responses_with_docs_count,
                "an integer",
            )

        model_responses_count = _rest_.pop("model_responses_count", UNSET)
        if (type(model_responses_count) is not int) and model_responses_count is not UNSET:
            model_responses_count = _number(
                _sent_, _rest_, "model_responses_count", model_responses_count, "an integer"
            )

        last_model_response_date = _rest_.pop("last_model_response_date", UNSET)
        if last_model_response_date is not None and last_model_response_date is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(last_model_response_date)
                last_model_response_date = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "last_model_response_date", last_model_response_date, _time_)
                )
            except (TypeError, ValueError):
                last_model_response_date = _depart(
                    _sent_, _rest_, "last_model_response_date", last_model_response_date, "a date-time"
                )

        _model_ = cls(
            user_queries_count=user_queries_count,
            model_responses_with_docs_count=model_responses_with_docs_count,
            model_responses_count=model_responses_count,
            last_model_response_date=last_model_response_date,
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
