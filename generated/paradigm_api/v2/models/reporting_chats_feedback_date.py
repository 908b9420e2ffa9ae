from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatsFeedbackDate")


@_attrs_define(kw_only=True)
class ReportingChatsFeedbackDate:
    """
    Attributes:
        date (datetime.date | Unset):
        model_responses_count (int | Unset):
        feedbacks (ReportingChatsFeedbackDateFeedbacks | Unset):
    """

    date: datetime.date | Unset = UNSET
    model_responses_count: int | Unset = UNSET
    feedbacks: ReportingChatsFeedbackDateFeedbacks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.date is not UNSET:
            _dict_["date"] = _plain(self.date)
        if self.model_responses_count is not UNSET:
            _dict_["model_responses_count"] = self.model_responses_count
        if self.feedbacks is not UNSET:
            _dict_["feedbacks"] = _plain(self.feedbacks)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        date = _rest_.pop("date", UNSET)
        if date is not UNSET:
            try:
                date = datetime.date.fromisoformat(date)
            except (TypeError, ValueError):
                date = _depart(_sent_, _rest_, "date", date, "a date")

        model_responses_count = _rest_.pop("model_responses_count", UNSET)
        if (type(model_responses_count) is not int) and model_responses_count is not UNSET:
            model_responses_count = _number(
                _sent_, _rest_, "model_responses_count", model_responses_count, "an integer"
            )

        feedbacks = _rest_.pop("feedbacks", UNSET)
        if isinstance(feedbacks, dict):
            feedbacks = ReportingChatsFeedbackDateFeedbacks.from_dict(feedbacks)
        elif feedbacks is not UNSET:
            feedbacks = _depart(_sent_, _rest_, "feedbacks", feedbacks, "an object")

        _model_ = cls(
            date=date,
            model_responses_count=model_responses_count,
            feedbacks=feedbacks,
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


from ..models.reporting_chats_feedback_date_feedbacks import ReportingChatsFeedbackDateFeedbacks
