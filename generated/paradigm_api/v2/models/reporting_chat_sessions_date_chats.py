from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatSessionsDateChats")


@_attrs_define
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
        user_queries_count = self.user_queries_count

        model_responses_with_docs_count = self.model_responses_with_docs_count

        model_responses_count = self.model_responses_count

        last_model_response_date: None | str | Unset
        if isinstance(self.last_model_response_date, Unset):
            last_model_response_date = UNSET
        elif isinstance(self.last_model_response_date, datetime.datetime):
            last_model_response_date = self.last_model_response_date.isoformat()
        else:
            last_model_response_date = self.last_model_response_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if user_queries_count is not UNSET:
            field_dict["user_queries_count"] = user_queries_count
        if model_responses_with_docs_count is not UNSET:
            field_dict["model_responses_with_docs_count"] = model_responses_with_docs_count
        if model_responses_count is not UNSET:
            field_dict["model_responses_count"] = model_responses_count
        if last_model_response_date is not UNSET:
            field_dict["last_model_response_date"] = last_model_response_date

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        user_queries_count = d.pop("user_queries_count", UNSET)

        model_responses_with_docs_count = d.pop("model_responses_with_docs_count", UNSET)

        model_responses_count = d.pop("model_responses_count", UNSET)

        _last_model_response_date = d.pop("last_model_response_date", UNSET)
        last_model_response_date = cast("datetime.datetime | None | Unset", _last_model_response_date)
        if isinstance(_last_model_response_date, str):
            try:
                last_model_response_date_type_0 = datetime.datetime.fromisoformat(_last_model_response_date)

                last_model_response_date = last_model_response_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        reporting_chat_sessions_date_chats = cls(
            user_queries_count=user_queries_count,
            model_responses_with_docs_count=model_responses_with_docs_count,
            model_responses_count=model_responses_count,
            last_model_response_date=last_model_response_date,
        )

        reporting_chat_sessions_date_chats.additional_properties = d
        return reporting_chat_sessions_date_chats

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
