from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RetrieveResult")


@_attrs_define
class RetrieveResult:
    """
    Attributes:
        chunk (RetrieveChunk):
        scoring (RetrieveScoring):
        document (RetrieveDocument):
        workspace (None | Unset | WorkspaceInFileResponseSerializerV3):
    """

    chunk: RetrieveChunk
    scoring: RetrieveScoring
    document: RetrieveDocument
    workspace: None | Unset | WorkspaceInFileResponseSerializerV3 = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        chunk = self.chunk.to_dict()

        scoring = self.scoring.to_dict()

        document = self.document.to_dict()

        workspace: dict[str, Any] | None | Unset
        if isinstance(self.workspace, Unset):
            workspace = UNSET
        elif isinstance(self.workspace, WorkspaceInFileResponseSerializerV3):
            workspace = self.workspace.to_dict()
        else:
            workspace = self.workspace

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "chunk": chunk,
                "scoring": scoring,
                "document": document,
            }
        )
        if workspace is not UNSET:
            field_dict["workspace"] = workspace

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        chunk = RetrieveChunk.from_dict(d.pop("chunk"))

        scoring = RetrieveScoring.from_dict(d.pop("scoring"))

        document = RetrieveDocument.from_dict(d.pop("document"))

        _workspace = d.pop("workspace", UNSET)
        workspace = cast("None | Unset | WorkspaceInFileResponseSerializerV3", _workspace)
        if isinstance(_workspace, dict):
            try:
                workspace_type_1 = WorkspaceInFileResponseSerializerV3.from_dict(_workspace)

                workspace = workspace_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        retrieve_result = cls(
            chunk=chunk,
            scoring=scoring,
            document=document,
            workspace=workspace,
        )

        retrieve_result.additional_properties = d
        return retrieve_result

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
