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

T = TypeVar("T", bound="ToolCall")


@_attrs_define(kw_only=True)
class ToolCall:
    """
    Attributes:
        id (str):
        tool (None | Tool | Unset):
        created_at (datetime.datetime | Unset):
        updated_at (datetime.datetime | Unset):
        object_ (str | Unset): The server's default is `tool_call`.
        tool_args (None | ToolCallToolArgsType0 | Unset):
        steps (list[ToolCallStep] | Unset):
        result (None | ToolCallResult | Unset):
    """

    id: str
    tool: None | Tool | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    object_: str | Unset = UNSET
    tool_args: None | ToolCallToolArgsType0 | Unset = UNSET
    steps: list[ToolCallStep] | Unset = UNSET
    result: None | ToolCallResult | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.tool is not UNSET:
            _dict_["tool"] = _plain(self.tool)
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.tool_args is not UNSET:
            _dict_["tool_args"] = _plain(self.tool_args)
        if self.steps is not UNSET:
            _dict_["steps"] = _plain(self.steps)
        if self.result is not UNSET:
            _dict_["result"] = _plain(self.result)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not str:
            id = _depart(_sent_, _rest_, "id", id, "text")

        tool = _rest_.pop("tool", UNSET)
        if isinstance(tool, dict):
            tool = Tool.from_dict(tool)
        elif tool is not None and tool is not UNSET:
            tool = _depart(_sent_, _rest_, "tool", tool, "an object")

        created_at = _rest_.pop("created_at", UNSET)
        if created_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(created_at)
                created_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "created_at", created_at, _time_)
                )
            except (TypeError, ValueError):
                created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        updated_at = _rest_.pop("updated_at", UNSET)
        if updated_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(updated_at)
                updated_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "updated_at", updated_at, _time_)
                )
            except (TypeError, ValueError):
                updated_at = _depart(_sent_, _rest_, "updated_at", updated_at, "a date-time")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        tool_args = _rest_.pop("tool_args", UNSET)
        if isinstance(tool_args, dict):
            tool_args = ToolCallToolArgsType0.from_dict(tool_args)
        elif tool_args is not None and tool_args is not UNSET:
            tool_args = _depart(_sent_, _rest_, "tool_args", tool_args, "an object")

        steps = _rest_.pop("steps", UNSET)
        if isinstance(steps, list):
            _list0_ = []
            for _item0_ in steps:
                if isinstance(_item0_, dict):
                    _item0_ = ToolCallStep.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "steps", _item0_, "an object")

                _list0_.append(_item0_)
            steps = _list0_

        elif steps is not UNSET:
            steps = _depart(_sent_, _rest_, "steps", steps, "a list")

        result = _rest_.pop("result", UNSET)
        if isinstance(result, dict):
            result = ToolCallResult.from_dict(result)
        elif result is not None and result is not UNSET:
            result = _depart(_sent_, _rest_, "result", result, "an object")

        _model_ = cls(
            id=id,
            tool=tool,
            created_at=created_at,
            updated_at=updated_at,
            object_=object_,
            tool_args=tool_args,
            steps=steps,
            result=result,
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


from ..models.tool import Tool
from ..models.tool_call_result import ToolCallResult
from ..models.tool_call_step import ToolCallStep
from ..models.tool_call_tool_args_type_0 import ToolCallToolArgsType0
