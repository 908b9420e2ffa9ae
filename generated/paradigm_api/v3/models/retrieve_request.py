from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mode_enum import ModeEnum, check_mode_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="RetrieveRequest")


@_attrs_define
class RetrieveRequest:
    """
    Attributes:
        query (str):
        mode (ModeEnum | Unset):
        top_k (int | Unset): The server's default is `20`.
        skip_rerank (bool | Unset): The server's default is `False`.
        workspace_id (list[int] | Unset):
        tag_id (list[int] | Unset):
        file_id (list[int] | Unset):
    """

    query: str
    mode: ModeEnum | Unset = UNSET
    top_k: int | Unset = UNSET
    skip_rerank: bool | Unset = UNSET
    workspace_id: list[int] | Unset = UNSET
    tag_id: list[int] | Unset = UNSET
    file_id: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        query = self.query

        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode

        top_k = self.top_k

        skip_rerank = self.skip_rerank

        workspace_id: list[int] | Unset = UNSET
        if not isinstance(self.workspace_id, Unset):
            workspace_id = self.workspace_id

        tag_id: list[int] | Unset = UNSET
        if not isinstance(self.tag_id, Unset):
            tag_id = self.tag_id

        file_id: list[int] | Unset = UNSET
        if not isinstance(self.file_id, Unset):
            file_id = self.file_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "query": query,
            }
        )
        if mode is not UNSET:
            field_dict["mode"] = mode
        if top_k is not UNSET:
            field_dict["top_k"] = top_k
        if skip_rerank is not UNSET:
            field_dict["skip_rerank"] = skip_rerank
        if workspace_id is not UNSET:
            field_dict["workspace_id"] = workspace_id
        if tag_id is not UNSET:
            field_dict["tag_id"] = tag_id
        if file_id is not UNSET:
            field_dict["file_id"] = file_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        query = d.pop("query")

        _mode = d.pop("mode", UNSET)
        mode: ModeEnum | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = check_mode_enum(_mode)

        top_k = d.pop("top_k", UNSET)

        skip_rerank = d.pop("skip_rerank", UNSET)

        workspace_id = cast(list[int], d.pop("workspace_id", UNSET))

        tag_id = cast(list[int], d.pop("tag_id", UNSET))

        file_id = cast(list[int], d.pop("file_id", UNSET))

        retrieve_request = cls(
            query=query,
            mode=mode,
            top_k=top_k,
            skip_rerank=skip_rerank,
            workspace_id=workspace_id,
            tag_id=tag_id,
            file_id=file_id,
        )

        retrieve_request.additional_properties = d
        return retrieve_request

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
