from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Message")


@_attrs_define
class Message:
    """
    Attributes:
        id (str):
        role (str): user or assistant
        parts (list[MessagePart]):
        created_at (datetime.datetime):
        object_ (str | Unset): The server's default is `message`.
        force_tool (None | Tool | Unset):
        immediate_final_answer (bool | None | Unset):
    """

    id: str
    role: str
    parts: list[MessagePart]
    created_at: datetime.datetime
    object_: str | Unset = UNSET
    force_tool: None | Tool | Unset = UNSET
    immediate_final_answer: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        role = self.role

        parts = []
        for parts_item_data in self.parts:
            parts_item = parts_item_data.to_dict()
            parts.append(parts_item)

        created_at = self.created_at.isoformat()

        object_ = self.object_

        force_tool: dict[str, Any] | None | Unset
        if isinstance(self.force_tool, Unset):
            force_tool = UNSET
        elif isinstance(self.force_tool, Tool):
            force_tool = self.force_tool.to_dict()
        else:
            force_tool = self.force_tool

        immediate_final_answer: bool | None | Unset
        if isinstance(self.immediate_final_answer, Unset):
            immediate_final_answer = UNSET
        else:
            immediate_final_answer = self.immediate_final_answer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "role": role,
                "parts": parts,
                "created_at": created_at,
            }
        )
        if object_ is not UNSET:
            field_dict["object"] = object_
        if force_tool is not UNSET:
            field_dict["force_tool"] = force_tool
        if immediate_final_answer is not UNSET:
            field_dict["immediate_final_answer"] = immediate_final_answer

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        role = d.pop("role")

        parts = []
        _parts = d.pop("parts")
        for parts_item_data in _parts:
            parts_item = MessagePart.from_dict(parts_item_data)

            parts.append(parts_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        object_ = d.pop("object", UNSET)

        _force_tool = d.pop("force_tool", UNSET)
        force_tool = cast("None | Tool | Unset", _force_tool)
        if isinstance(_force_tool, dict):
            try:
                force_tool_type_1 = Tool.from_dict(_force_tool)

                force_tool = force_tool_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        immediate_final_answer = cast("bool | None | Unset", d.pop("immediate_final_answer", UNSET))

        message = cls(
            id=id,
            role=role,
            parts=parts,
            created_at=created_at,
            object_=object_,
            force_tool=force_tool,
            immediate_final_answer=immediate_final_answer,
        )

        message.additional_properties = d
        return message

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
