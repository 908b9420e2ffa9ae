from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ToolCall")


@_attrs_define
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
        id = self.id

        tool: dict[str, Any] | None | Unset
        if isinstance(self.tool, Unset):
            tool = UNSET
        elif isinstance(self.tool, Tool):
            tool = self.tool.to_dict()
        else:
            tool = self.tool

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = self.updated_at.isoformat()

        object_ = self.object_

        tool_args: dict[str, Any] | None | Unset
        if isinstance(self.tool_args, Unset):
            tool_args = UNSET
        elif isinstance(self.tool_args, ToolCallToolArgsType0):
            tool_args = self.tool_args.to_dict()
        else:
            tool_args = self.tool_args

        steps: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.steps, Unset):
            steps = []
            for steps_item_data in self.steps:
                steps_item = steps_item_data.to_dict()
                steps.append(steps_item)

        result: dict[str, Any] | None | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, ToolCallResult):
            result = self.result.to_dict()
        else:
            result = self.result

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if tool is not UNSET:
            field_dict["tool"] = tool
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at
        if object_ is not UNSET:
            field_dict["object"] = object_
        if tool_args is not UNSET:
            field_dict["tool_args"] = tool_args
        if steps is not UNSET:
            field_dict["steps"] = steps
        if result is not UNSET:
            field_dict["result"] = result

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        _tool = d.pop("tool", UNSET)
        tool = cast("None | Tool | Unset", _tool)
        if isinstance(_tool, dict):
            try:
                tool_type_1 = Tool.from_dict(_tool)

                tool = tool_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)

        _updated_at = d.pop("updated_at", UNSET)
        updated_at: datetime.datetime | Unset
        if isinstance(_updated_at, Unset):
            updated_at = UNSET
        else:
            updated_at = datetime.datetime.fromisoformat(_updated_at)

        object_ = d.pop("object", UNSET)

        _tool_args = d.pop("tool_args", UNSET)
        tool_args = cast("None | ToolCallToolArgsType0 | Unset", _tool_args)
        if isinstance(_tool_args, dict):
            try:
                tool_args_type_0 = ToolCallToolArgsType0.from_dict(_tool_args)

                tool_args = tool_args_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _steps = d.pop("steps", UNSET)
        steps: list[ToolCallStep] | Unset = UNSET
        if _steps is not UNSET:
            steps = []
            for steps_item_data in _steps:
                steps_item = ToolCallStep.from_dict(steps_item_data)

                steps.append(steps_item)

        _result = d.pop("result", UNSET)
        result = cast("None | ToolCallResult | Unset", _result)
        if isinstance(_result, dict):
            try:
                result_type_1 = ToolCallResult.from_dict(_result)

                result = result_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        tool_call = cls(
            id=id,
            tool=tool,
            created_at=created_at,
            updated_at=updated_at,
            object_=object_,
            tool_args=tool_args,
            steps=steps,
            result=result,
        )

        tool_call.additional_properties = d
        return tool_call

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
