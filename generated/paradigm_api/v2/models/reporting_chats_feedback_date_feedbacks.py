from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatsFeedbackDateFeedbacks")


@_attrs_define
class ReportingChatsFeedbackDateFeedbacks:
    """
    Attributes:
        likes_count (int | Unset):
        dislikes_count (int | Unset):
        copies_count (int | Unset):
    """

    likes_count: int | Unset = UNSET
    dislikes_count: int | Unset = UNSET
    copies_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        likes_count = self.likes_count

        dislikes_count = self.dislikes_count

        copies_count = self.copies_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if likes_count is not UNSET:
            field_dict["likes_count"] = likes_count
        if dislikes_count is not UNSET:
            field_dict["dislikes_count"] = dislikes_count
        if copies_count is not UNSET:
            field_dict["copies_count"] = copies_count

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        likes_count = d.pop("likes_count", UNSET)

        dislikes_count = d.pop("dislikes_count", UNSET)

        copies_count = d.pop("copies_count", UNSET)

        reporting_chats_feedback_date_feedbacks = cls(
            likes_count=likes_count,
            dislikes_count=dislikes_count,
            copies_count=copies_count,
        )

        reporting_chats_feedback_date_feedbacks.additional_properties = d
        return reporting_chats_feedback_date_feedbacks

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
