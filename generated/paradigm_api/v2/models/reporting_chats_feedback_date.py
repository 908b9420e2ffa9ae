from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatsFeedbackDate")


@_attrs_define
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
        date: str | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.isoformat()

        model_responses_count = self.model_responses_count

        feedbacks: dict[str, Any] | Unset = UNSET
        if not isinstance(self.feedbacks, Unset):
            feedbacks = self.feedbacks.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if date is not UNSET:
            field_dict["date"] = date
        if model_responses_count is not UNSET:
            field_dict["model_responses_count"] = model_responses_count
        if feedbacks is not UNSET:
            field_dict["feedbacks"] = feedbacks

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _date = d.pop("date", UNSET)
        date: datetime.date | Unset
        if isinstance(_date, Unset):
            date = UNSET
        else:
            date = datetime.date.fromisoformat(_date)

        model_responses_count = d.pop("model_responses_count", UNSET)

        _feedbacks = d.pop("feedbacks", UNSET)
        feedbacks: ReportingChatsFeedbackDateFeedbacks | Unset
        if isinstance(_feedbacks, Unset):
            feedbacks = UNSET
        else:
            feedbacks = ReportingChatsFeedbackDateFeedbacks.from_dict(_feedbacks)

        reporting_chats_feedback_date = cls(
            date=date,
            model_responses_count=model_responses_count,
            feedbacks=feedbacks,
        )

        reporting_chats_feedback_date.additional_properties = d
        return reporting_chats_feedback_date

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
