from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatSessionsDate")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.date is not UNSET:
            _dict_["date"] = _plain(self.date)
        if self.sessions is not UNSET:
            _dict_["sessions"] = _plain(self.sessions)
        if self.chats is not UNSET:
            _dict_["chats"] = _plain(self.chats)
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

        sessions = _rest_.pop("sessions", UNSET)
        if isinstance(sessions, dict):
            sessions = ReportingChatSessionsDateSessions.from_dict(sessions)
        elif sessions is not UNSET:
            sessions = _depart(_sent_, _rest_, "sessions", sessions, "an object")

        chats = _rest_.pop("chats", UNSET)
        if isinstance(chats, dict):
            chats = ReportingChatSessionsDateChats.from_dict(chats)
        elif chats is not UNSET:
            chats = _depart(_sent_, _rest_, "chats", chats, "an object")

        _model_ = cls(
            date=date,
            sessions=sessions,
            chats=chats,
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


from ..models.reporting_chat_sessions_date_chats import ReportingChatSessionsDateChats
from ..models.reporting_chat_sessions_date_sessions import ReportingChatSessionsDateSessions
