from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="Message")


@_attrs_define(kw_only=True)
class Message:
    """
    Attributes:
        id (str):
        role (str | Unset): user or assistant
        parts (list[MessagePart] | Unset):
        created_at (datetime.datetime | Unset):
        object_ (str | Unset): The server's default is `message`.
        force_tool (None | Tool | Unset):
        immediate_final_answer (bool | None | Unset):
    """

    id: str
    role: str | Unset = UNSET
    parts: list[MessagePart] | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    object_: str | Unset = UNSET
    force_tool: None | Tool | Unset = UNSET
    immediate_final_answer: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.role is not UNSET:
            _dict_["role"] = self.role
        if self.parts is not UNSET:
            _dict_["parts"] = _plain(self.parts)
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.force_tool is not UNSET:
            _dict_["force_tool"] = _plain(self.force_tool)
        if self.immediate_final_answer is not UNSET:
            _dict_["immediate_final_answer"] = _plain(self.immediate_final_answer)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not str:
            id = _depart(_sent_, _rest_, "id", id, "text")

        role = _rest_.pop("role", UNSET)
        if type(role) is not str:
            role = _depart(_sent_, _rest_, "role", role, "text")

        parts = _rest_.pop("parts", UNSET)
        if isinstance(parts, list):
            _list0_ = []
            for _item0_ in parts:
                if isinstance(_item0_, dict):
                    _item0_ = MessagePart.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "parts", _item0_, "an object")

                _list0_.append(_item0_)
            parts = _list0_

        else:
            parts = _depart(_sent_, _rest_, "parts", parts, "a list")

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

        force_tool = _rest_.pop("force_tool", UNSET)
        if isinstance(force_tool, dict):
            force_tool = Tool.from_dict(force_tool)
        elif force_tool is not None and force_tool is not UNSET:
            force_tool = _depart(_sent_, _rest_, "force_tool", force_tool, "an object")

        immediate_final_answer = _rest_.pop("immediate_final_answer", UNSET)
        if (
            (type(immediate_final_answer) is not bool)
            and immediate_final_answer is not None
            and immediate_final_answer is not UNSET
        ):
            immediate_final_answer = _depart(
                _sent_, _rest_, "immediate_final_answer", immediate_final_answer, "a boolean"
            )

        _model_ = cls(
            id=id,
            role=role,
            parts=parts,
            created_at=created_at,
            object_=object_,
            force_tool=force_tool,
            immediate_final_answer=immediate_final_answer,
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


from ..models.message_part import MessagePart
from ..models.tool import Tool
