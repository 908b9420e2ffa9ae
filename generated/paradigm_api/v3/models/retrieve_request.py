from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mode_enum import MODE_ENUM_VALUES, ModeEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="RetrieveRequest")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.query is not UNSET:
            _dict_["query"] = self.query
        if self.mode is not UNSET:
            _dict_["mode"] = self.mode
        if self.top_k is not UNSET:
            _dict_["top_k"] = self.top_k
        if self.skip_rerank is not UNSET:
            _dict_["skip_rerank"] = self.skip_rerank
        if self.workspace_id is not UNSET:
            _dict_["workspace_id"] = _plain(self.workspace_id)
        if self.tag_id is not UNSET:
            _dict_["tag_id"] = _plain(self.tag_id)
        if self.file_id is not UNSET:
            _dict_["file_id"] = _plain(self.file_id)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        query = _rest_.pop("query", UNSET)
        if type(query) is not str:
            query = _depart(_sent_, _rest_, "query", query, "text")

        mode = _rest_.pop("mode", UNSET)
        if (type(mode) is not str or mode not in MODE_ENUM_VALUES) and mode is not UNSET:
            mode = _word(_sent_, _rest_, "mode", mode, str, "a documented value")

        top_k = _rest_.pop("top_k", UNSET)
        if (type(top_k) is not int) and top_k is not UNSET:
            top_k = _number(_sent_, _rest_, "top_k", top_k, "an integer")

        skip_rerank = _rest_.pop("skip_rerank", UNSET)
        if (type(skip_rerank) is not bool) and skip_rerank is not UNSET:
            skip_rerank = _depart(_sent_, _rest_, "skip_rerank", skip_rerank, "a boolean")

        workspace_id = _rest_.pop("workspace_id", UNSET)
        if isinstance(workspace_id, list):
            _each(_sent_, "workspace_id", workspace_id, (int,))

        elif workspace_id is not UNSET:
            workspace_id = _depart(_sent_, _rest_, "workspace_id", workspace_id, "a list")

        tag_id = _rest_.pop("tag_id", UNSET)
        if isinstance(tag_id, list):
            _each(_sent_, "tag_id", tag_id, (int,))

        elif tag_id is not UNSET:
            tag_id = _depart(_sent_, _rest_, "tag_id", tag_id, "a list")

        file_id = _rest_.pop("file_id", UNSET)
        if isinstance(file_id, list):
            _each(_sent_, "file_id", file_id, (int,))

        elif file_id is not UNSET:
            file_id = _depart(_sent_, _rest_, "file_id", file_id, "a list")

        _model_ = cls(
            query=query,
            mode=mode,
            top_k=top_k,
            skip_rerank=skip_rerank,
            workspace_id=workspace_id,
            tag_id=tag_id,
            file_id=file_id,
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
