from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MessagePart")


@_attrs_define
class MessagePart:
    """
    Attributes:
        type_ (str): text, reasoning, tool_call; document and workspace by inference
        text (None | str | Unset):
        reasoning (None | str | Unset):
        tool_call (None | ToolCall | Unset):
        document (None | PartDocument | Unset):
        workspace (None | PartWorkspace | Unset):
    """

    type_: str
    text: None | str | Unset = UNSET
    reasoning: None | str | Unset = UNSET
    tool_call: None | ToolCall | Unset = UNSET
    document: None | PartDocument | Unset = UNSET
    workspace: None | PartWorkspace | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        reasoning: None | str | Unset
        if isinstance(self.reasoning, Unset):
            reasoning = UNSET
        else:
            reasoning = self.reasoning

        tool_call: dict[str, Any] | None | Unset
        if isinstance(self.tool_call, Unset):
            tool_call = UNSET
        elif isinstance(self.tool_call, ToolCall):
            tool_call = self.tool_call.to_dict()
        else:
            tool_call = self.tool_call

        document: dict[str, Any] | None | Unset
        if isinstance(self.document, Unset):
            document = UNSET
        elif isinstance(self.document, PartDocument):
            document = self.document.to_dict()
        else:
            document = self.document

        workspace: dict[str, Any] | None | Unset
        if isinstance(self.workspace, Unset):
            workspace = UNSET
        elif isinstance(self.workspace, PartWorkspace):
            workspace = self.workspace.to_dict()
        else:
            workspace = self.workspace

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text
        if reasoning is not UNSET:
            field_dict["reasoning"] = reasoning
        if tool_call is not UNSET:
            field_dict["tool_call"] = tool_call
        if document is not UNSET:
            field_dict["document"] = document
        if workspace is not UNSET:
            field_dict["workspace"] = workspace

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        type_ = d.pop("type")

        text = cast("None | str | Unset", d.pop("text", UNSET))

        reasoning = cast("None | str | Unset", d.pop("reasoning", UNSET))

        _tool_call = d.pop("tool_call", UNSET)
        tool_call = cast("None | ToolCall | Unset", _tool_call)
        if isinstance(_tool_call, dict):
            try:
                tool_call_type_1 = ToolCall.from_dict(_tool_call)

                tool_call = tool_call_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _document = d.pop("document", UNSET)
        document = cast("None | PartDocument | Unset", _document)
        if isinstance(_document, dict):
            try:
                document_type_1 = PartDocument.from_dict(_document)

                document = document_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _workspace = d.pop("workspace", UNSET)
        workspace = cast("None | PartWorkspace | Unset", _workspace)
        if isinstance(_workspace, dict):
            try:
                workspace_type_1 = PartWorkspace.from_dict(_workspace)

                workspace = workspace_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        message_part = cls(
            type_=type_,
            text=text,
            reasoning=reasoning,
            tool_call=tool_call,
            document=document,
            workspace=workspace,
        )

        message_part.additional_properties = d
        return message_part

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


from ..models.part_document import PartDocument
from ..models.part_workspace import PartWorkspace
from ..models.tool_call import ToolCall
