from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="RetrieveResult")


@_attrs_define(kw_only=True)
class RetrieveResult:
    """
    Attributes:
        chunk (RetrieveChunk | Unset):
        scoring (RetrieveScoring | Unset):
        workspace (None | Unset | WorkspaceInFileResponseSerializerV3):
        document (RetrieveDocument | Unset):
    """

    chunk: RetrieveChunk | Unset = UNSET
    scoring: RetrieveScoring | Unset = UNSET
    workspace: None | Unset | WorkspaceInFileResponseSerializerV3 = UNSET
    document: RetrieveDocument | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.chunk is not UNSET:
            _dict_["chunk"] = _plain(self.chunk)
        if self.scoring is not UNSET:
            _dict_["scoring"] = _plain(self.scoring)
        if self.workspace is not UNSET:
            _dict_["workspace"] = _plain(self.workspace)
        if self.document is not UNSET:
            _dict_["document"] = _plain(self.document)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        chunk = _rest_.pop("chunk", UNSET)
        if isinstance(chunk, dict):
            chunk = RetrieveChunk.from_dict(chunk)
        else:
            chunk = _depart(_sent_, _rest_, "chunk", chunk, "an object")

        scoring = _rest_.pop("scoring", UNSET)
        if isinstance(scoring, dict):
            scoring = RetrieveScoring.from_dict(scoring)
        else:
            scoring = _depart(_sent_, _rest_, "scoring", scoring, "an object")

        workspace = _rest_.pop("workspace", UNSET)
        if isinstance(workspace, dict):
            workspace = WorkspaceInFileResponseSerializerV3.from_dict(workspace)
        elif workspace is not None and workspace is not UNSET:
            workspace = _depart(_sent_, _rest_, "workspace", workspace, "an object")

        document = _rest_.pop("document", UNSET)
        if isinstance(document, dict):
            document = RetrieveDocument.from_dict(document)
        else:
            document = _depart(_sent_, _rest_, "document", document, "an object")

        _model_ = cls(
            chunk=chunk,
            scoring=scoring,
            workspace=workspace,
            document=document,
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


from ..models.retrieve_chunk import RetrieveChunk
from ..models.retrieve_document import RetrieveDocument
from ..models.retrieve_scoring import RetrieveScoring
from ..models.workspace_in_file_response_serializer_v3 import WorkspaceInFileResponseSerializerV3
