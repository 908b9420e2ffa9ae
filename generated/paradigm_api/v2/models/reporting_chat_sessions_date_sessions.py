from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatSessionsDateSessions")


@_attrs_define
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
        sessions_count = self.sessions_count

        unique_models_count = self.unique_models_count

        average_session_length = self.average_session_length

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if sessions_count is not UNSET:
            field_dict["sessions_count"] = sessions_count
        if unique_models_count is not UNSET:
            field_dict["unique_models_count"] = unique_models_count
        if average_session_length is not UNSET:
            field_dict["average_session_length"] = average_session_length

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        sessions_count = d.pop("sessions_count", UNSET)

        unique_models_count = d.pop("unique_models_count", UNSET)

        average_session_length = d.pop("average_session_length", UNSET)

        reporting_chat_sessions_date_sessions = cls(
            sessions_count=sessions_count,
            unique_models_count=unique_models_count,
            average_session_length=average_session_length,
        )

        reporting_chat_sessions_date_sessions.additional_properties = d
        return reporting_chat_sessions_date_sessions

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
