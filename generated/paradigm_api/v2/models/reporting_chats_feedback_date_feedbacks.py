from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatsFeedbackDateFeedbacks")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.likes_count is not UNSET:
            _dict_["likes_count"] = self.likes_count
        if self.dislikes_count is not UNSET:
            _dict_["dislikes_count"] = self.dislikes_count
        if self.copies_count is not UNSET:
            _dict_["copies_count"] = self.copies_count
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        likes_count = _rest_.pop("likes_count", UNSET)
        if (type(likes_count) is not int) and likes_count is not UNSET:
            likes_count = _number(_sent_, _rest_, "likes_count", likes_count, "an integer")

        dislikes_count = _rest_.pop("dislikes_count", UNSET)
        if (type(dislikes_count) is not int) and dislikes_count is not UNSET:
            dislikes_count = _number(_sent_, _rest_, "dislikes_count", dislikes_count, "an integer")

        copies_count = _rest_.pop("copies_count", UNSET)
        if (type(copies_count) is not int) and copies_count is not UNSET:
            copies_count = _number(_sent_, _rest_, "copies_count", copies_count, "an integer")

        _model_ = cls(
            likes_count=likes_count,
            dislikes_count=dislikes_count,
            copies_count=copies_count,
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
