from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ToolCallResult")


@_attrs_define
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
        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        file_artifacts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.file_artifacts, Unset):
            file_artifacts = []
            for file_artifacts_item_data in self.file_artifacts:
                file_artifacts_item = file_artifacts_item_data.to_dict()
                file_artifacts.append(file_artifacts_item)

        web_sources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.web_sources, Unset):
            web_sources = []
            for web_sources_item_data in self.web_sources:
                web_sources_item = web_sources_item_data.to_dict()
                web_sources.append(web_sources_item)

        chunk_sources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.chunk_sources, Unset):
            chunk_sources = []
            for chunk_sources_item_data in self.chunk_sources:
                chunk_sources_item = chunk_sources_item_data.to_dict()
                chunk_sources.append(chunk_sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if text is not UNSET:
            field_dict["text"] = text
        if file_artifacts is not UNSET:
            field_dict["file_artifacts"] = file_artifacts
        if web_sources is not UNSET:
            field_dict["web_sources"] = web_sources
        if chunk_sources is not UNSET:
            field_dict["chunk_sources"] = chunk_sources

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        text = cast("None | str | Unset", d.pop("text", UNSET))

        _file_artifacts = d.pop("file_artifacts", UNSET)
        file_artifacts: list[ToolCallResultFileArtifactsItem] | Unset = UNSET
        if _file_artifacts is not UNSET:
            file_artifacts = []
            for file_artifacts_item_data in _file_artifacts:
                file_artifacts_item = ToolCallResultFileArtifactsItem.from_dict(file_artifacts_item_data)

                file_artifacts.append(file_artifacts_item)

        _web_sources = d.pop("web_sources", UNSET)
        web_sources: list[ToolCallResultWebSourcesItem] | Unset = UNSET
        if _web_sources is not UNSET:
            web_sources = []
            for web_sources_item_data in _web_sources:
                web_sources_item = ToolCallResultWebSourcesItem.from_dict(web_sources_item_data)

                web_sources.append(web_sources_item)

        _chunk_sources = d.pop("chunk_sources", UNSET)
        chunk_sources: list[ToolCallResultChunkSourcesItem] | Unset = UNSET
        if _chunk_sources is not UNSET:
            chunk_sources = []
            for chunk_sources_item_data in _chunk_sources:
                chunk_sources_item = ToolCallResultChunkSourcesItem.from_dict(chunk_sources_item_data)

                chunk_sources.append(chunk_sources_item)

        tool_call_result = cls(
            text=text,
            file_artifacts=file_artifacts,
            web_sources=web_sources,
            chunk_sources=chunk_sources,
        )

        tool_call_result.additional_properties = d
        return tool_call_result

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
