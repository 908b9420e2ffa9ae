from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.part_document import PartDocument
    from ..models.part_workspace import PartWorkspace
    from ..models.tool_call import ToolCall


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
        from ..models.part_document import PartDocument
        from ..models.part_workspace import PartWorkspace
        from ..models.tool_call import ToolCall

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
        from ..models.part_document import PartDocument
        from ..models.part_workspace import PartWorkspace
        from ..models.tool_call import ToolCall

        d = dict(src_dict)
        type_ = d.pop("type")

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_reasoning(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reasoning = _parse_reasoning(d.pop("reasoning", UNSET))

        def _parse_tool_call(data: object) -> None | ToolCall | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                tool_call_type_1 = ToolCall.from_dict(data)

                return tool_call_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ToolCall | Unset, data)

        tool_call = _parse_tool_call(d.pop("tool_call", UNSET))

        def _parse_document(data: object) -> None | PartDocument | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                document_type_1 = PartDocument.from_dict(data)

                return document_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PartDocument | Unset, data)

        document = _parse_document(d.pop("document", UNSET))

        def _parse_workspace(data: object) -> None | PartWorkspace | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                workspace_type_1 = PartWorkspace.from_dict(data)

                return workspace_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PartWorkspace | Unset, data)

        workspace = _parse_workspace(d.pop("workspace", UNSET))

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
