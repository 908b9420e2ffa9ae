from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="MessagePart")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.type_ is not UNSET:
            _dict_["type"] = self.type_
        if self.text is not UNSET:
            _dict_["text"] = _plain(self.text)
        if self.reasoning is not UNSET:
            _dict_["reasoning"] = _plain(self.reasoning)
        if self.tool_call is not UNSET:
            _dict_["tool_call"] = _plain(self.tool_call)
        if self.document is not UNSET:
            _dict_["document"] = _plain(self.document)
        if self.workspace is not UNSET:
            _dict_["workspace"] = _plain(self.workspace)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        type_ = _rest_.pop("type", UNSET)
        if type(type_) is not str:
            type_ = _depart(_sent_, _rest_, "type", type_, "text")

        text = _rest_.pop("text", UNSET)
        if (type(text) is not str) and text is not None and text is not UNSET:
            text = _depart(_sent_, _rest_, "text", text, "text")

        reasoning = _rest_.pop("reasoning", UNSET)
        if (type(reasoning) is not str) and reasoning is not None and reasoning is not UNSET:
            reasoning = _depart(_sent_, _rest_, "reasoning", reasoning, "text")

        tool_call = _rest_.pop("tool_call", UNSET)
        if isinstance(tool_call, dict):
            tool_call = ToolCall.from_dict(tool_call)
        elif tool_call is not None and tool_call is not UNSET:
            tool_call = _depart(_sent_, _rest_, "tool_call", tool_call, "an object")

        document = _rest_.pop("document", UNSET)
        if isinstance(document, dict):
            document = PartDocument.from_dict(document)
        elif document is not None and document is not UNSET:
            document = _depart(_sent_, _rest_, "document", document, "an object")

        workspace = _rest_.pop("workspace", UNSET)
        if isinstance(workspace, dict):
            workspace = PartWorkspace.from_dict(workspace)
        elif workspace is not None and workspace is not UNSET:
            workspace = _depart(_sent_, _rest_, "workspace", workspace, "an object")

        _model_ = cls(
            type_=type_,
            text=text,
            reasoning=reasoning,
            tool_call=tool_call,
            document=document,
            workspace=workspace,
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


from ..models.part_document import PartDocument
from ..models.part_workspace import PartWorkspace
from ..models.tool_call import ToolCall
