from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.turn_status_enum import TURN_STATUS_ENUM_VALUES, TurnStatusEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="TurnResponse")


@_attrs_define(kw_only=True)
class TurnResponse:
    """
    Attributes:
        id (str):
        thread (str | Unset):
        status (TurnStatusEnum | Unset):
        messages (list[Message] | Unset):
        created_at (datetime.datetime | Unset):
        object_ (str | Unset): The server's default is `turn`.
        error (None | TurnError | Unset):
        liked (bool | None | Unset):
    """

    id: str
    thread: str | Unset = UNSET
    status: TurnStatusEnum | Unset = UNSET
    messages: list[Message] | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    object_: str | Unset = UNSET
    error: None | TurnError | Unset = UNSET
    liked: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.thread is not UNSET:
            _dict_["thread"] = self.thread
        if self.status is not UNSET:
            _dict_["status"] = self.status
        if self.messages is not UNSET:
            _dict_["messages"] = _plain(self.messages)
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.error is not UNSET:
            _dict_["error"] = _plain(self.error)
        if self.liked is not UNSET:
            _dict_["liked"] = _plain(self.liked)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not str:
            id = _depart(_sent_, _rest_, "id", id, "text")

        thread = _rest_.pop("thread", UNSET)
        if type(thread) is not str:
            thread = _depart(_sent_, _rest_, "thread", thread, "text")

        status = _rest_.pop("status", UNSET)
        if type(status) is not str or status not in TURN_STATUS_ENUM_VALUES:
            status = _word(_sent_, _rest_, "status", status, str, "a documented value")

        messages = _rest_.pop("messages", UNSET)
        if isinstance(messages, list):
            _list0_ = []
            for _item0_ in messages:
                if isinstance(_item0_, dict):
                    _item0_ = Message.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "messages", _item0_, "an object")

                _list0_.append(_item0_)
            messages = _list0_

        else:
            messages = _depart(_sent_, _rest_, "messages", messages, "a list")

        created_at = _rest_.pop("created_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(created_at)
            created_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "created_at", created_at, _time_)
            )
        except (TypeError, ValueError):
            created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        error = _rest_.pop("error", UNSET)
        if isinstance(error, dict):
            error = TurnError.from_dict(error)
        elif error is not None and error is not UNSET:
            error = _depart(_sent_, _rest_, "error", error, "an object")

        liked = _rest_.pop("liked", UNSET)
        if (type(liked) is not bool) and liked is not None and liked is not UNSET:
            liked = _depart(_sent_, _rest_, "liked", liked, "a boolean")

        _model_ = cls(
            id=id,
            thread=thread,
            status=status,
            messages=messages,
            created_at=created_at,
            object_=object_,
            error=error,
            liked=liked,
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


from ..models.message import Message
from ..models.turn_error import TurnError
