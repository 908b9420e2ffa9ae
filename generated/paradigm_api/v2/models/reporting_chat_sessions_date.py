from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatSessionsDate")


@_attrs_define
class ReportingChatSessionsDate:
    """
    Attributes:
        date (datetime.date | Unset):
        sessions (ReportingChatSessionsDateSessions | Unset):
        chats (ReportingChatSessionsDateChats | Unset):
    """

    date: datetime.date | Unset = UNSET
    sessions: ReportingChatSessionsDateSessions | Unset = UNSET
    chats: ReportingChatSessionsDateChats | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        date: str | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.isoformat()

        sessions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sessions, Unset):
            sessions = self.sessions.to_dict()

        chats: dict[str, Any] | Unset = UNSET
        if not isinstance(self.chats, Unset):
            chats = self.chats.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if date is not UNSET:
            field_dict["date"] = date
        if sessions is not UNSET:
            field_dict["sessions"] = sessions
        if chats is not UNSET:
            field_dict["chats"] = chats

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

        _sessions = d.pop("sessions", UNSET)
        sessions: ReportingChatSessionsDateSessions | Unset
        if isinstance(_sessions, Unset):
            sessions = UNSET
        else:
            sessions = ReportingChatSessionsDateSessions.from_dict(_sessions)

        _chats = d.pop("chats", UNSET)
        chats: ReportingChatSessionsDateChats | Unset
        if isinstance(_chats, Unset):
            chats = UNSET
        else:
            chats = ReportingChatSessionsDateChats.from_dict(_chats)

        reporting_chat_sessions_date = cls(
            date=date,
            sessions=sessions,
            chats=chats,
        )

        reporting_chat_sessions_date.additional_properties = d
        return reporting_chat_sessions_date

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


from ..models.reporting_chat_sessions_date_chats import ReportingChatSessionsDateChats
from ..models.reporting_chat_sessions_date_sessions import ReportingChatSessionsDateSessions
