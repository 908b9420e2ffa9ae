from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.turn_status_enum import TurnStatusEnum, check_turn_status_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="TurnResponse")


@_attrs_define
class TurnResponse:
    """
    Attributes:
        id (str):
        thread (str):
        status (TurnStatusEnum):
        messages (list[Message]):
        created_at (datetime.datetime):
        object_ (str | Unset): The server's default is `turn`.
        error (None | TurnError | Unset):
        liked (bool | None | Unset):
    """

    id: str
    thread: str
    status: TurnStatusEnum
    messages: list[Message]
    created_at: datetime.datetime
    object_: str | Unset = UNSET
    error: None | TurnError | Unset = UNSET
    liked: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        thread = self.thread

        status: str = self.status

        messages = []
        for messages_item_data in self.messages:
            messages_item = messages_item_data.to_dict()
            messages.append(messages_item)

        created_at = self.created_at.isoformat()

        object_ = self.object_

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, TurnError):
            error = self.error.to_dict()
        else:
            error = self.error

        liked: bool | None | Unset
        if isinstance(self.liked, Unset):
            liked = UNSET
        else:
            liked = self.liked

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "thread": thread,
                "status": status,
                "messages": messages,
                "created_at": created_at,
            }
        )
        if object_ is not UNSET:
            field_dict["object"] = object_
        if error is not UNSET:
            field_dict["error"] = error
        if liked is not UNSET:
            field_dict["liked"] = liked

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        thread = d.pop("thread")

        status = check_turn_status_enum(d.pop("status"))

        messages = []
        _messages = d.pop("messages")
        for messages_item_data in _messages:
            messages_item = Message.from_dict(messages_item_data)

            messages.append(messages_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        object_ = d.pop("object", UNSET)

        _error = d.pop("error", UNSET)
        error = cast("None | TurnError | Unset", _error)
        if isinstance(_error, dict):
            try:
                error_type_1 = TurnError.from_dict(_error)

                error = error_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        liked = cast("bool | None | Unset", d.pop("liked", UNSET))

        turn_response = cls(
            id=id,
            thread=thread,
            status=status,
            messages=messages,
            created_at=created_at,
            object_=object_,
            error=error,
            liked=liked,
        )

        turn_response.additional_properties = d
        return turn_response

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
