from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ToolCallResult")


@_attrs_define(kw_only=True)
class ToolCallResult:
    """
    Attributes:
        text (None | str | Unset):
        file_artifacts (list[ToolCallResultFileArtifactsItem] | Unset):
        web_sources (list[ToolCallResultWebSourcesItem] | Unset):
        chunk_sources (list[ToolCallResultChunkSourcesItem] | Unset):
    """

    text: None | str | Unset = UNSET
    file_artifacts: list[ToolCallResultFileArtifactsItem] | Unset = UNSET
    web_sources: list[ToolCallResultWebSourcesItem] | Unset = UNSET
    chunk_sources: list[ToolCallResultChunkSourcesItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.text is not UNSET:
            _dict_["text"] = _plain(self.text)
        if self.file_artifacts is not UNSET:
            _dict_["file_artifacts"] = _plain(self.file_artifacts)
        if self.web_sources is not UNSET:
            _dict_["web_sources"] = _plain(self.web_sources)
        if self.chunk_sources is not UNSET:
            _dict_["chunk_sources"] = _plain(self.chunk_sources)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        text = _rest_.pop("text", UNSET)
        if (type(text) is not str) and text is not None and text is not UNSET:
            text = _depart(_sent_, _rest_, "text", text, "text")

        file_artifacts = _rest_.pop("file_artifacts", UNSET)
        if isinstance(file_artifacts, list):
            _list0_ = []
            for _item0_ in file_artifacts:
                if isinstance(_item0_, dict):
                    _item0_ = ToolCallResultFileArtifactsItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "file_artifacts", _item0_, "an object")

                _list0_.append(_item0_)
            file_artifacts = _list0_

        elif file_artifacts is not UNSET:
            file_artifacts = _depart(_sent_, _rest_, "file_artifacts", file_artifacts, "a list")

        web_sources = _rest_.pop("web_sources", UNSET)
        if isinstance(web_sources, list):
            _list0_ = []
            for _item0_ in web_sources:
                if isinstance(_item0_, dict):
                    _item0_ = ToolCallResultWebSourcesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "web_sources", _item0_, "an object")

                _list0_.append(_item0_)
            web_sources = _list0_

        elif web_sources is not UNSET:
            web_sources = _depart(_sent_, _rest_, "web_sources", web_sources, "a list")

        chunk_sources = _rest_.pop("chunk_sources", UNSET)
        if isinstance(chunk_sources, list):
            _list0_ = []
            for _item0_ in chunk_sources:
                if isinstance(_item0_, dict):
                    _item0_ = ToolCallResultChunkSourcesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "chunk_sources", _item0_, "an object")

                _list0_.append(_item0_)
            chunk_sources = _list0_

        elif chunk_sources is not UNSET:
            chunk_sources = _depart(_sent_, _rest_, "chunk_sources", chunk_sources, "a list")

        _model_ = cls(
            text=text,
            file_artifacts=file_artifacts,
            web_sources=web_sources,
            chunk_sources=chunk_sources,
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


from ..models.tool_call_result_chunk_sources_item import ToolCallResultChunkSourcesItem
from ..models.tool_call_result_file_artifacts_item import ToolCallResultFileArtifactsItem
from ..models.tool_call_result_web_sources_item import ToolCallResultWebSourcesItem
