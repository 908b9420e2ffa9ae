from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="QueryChunk")


@_attrs_define(kw_only=True)
class QueryChunk:
    """
    Attributes:
        uuid (UUID | Unset):
        text (str | Unset):
        metadata (QueryChunkMetadata | Unset):
        score (float | Unset):
    """

    uuid: UUID | Unset = UNSET
    text: str | Unset = UNSET
    metadata: QueryChunkMetadata | Unset = UNSET
    score: float | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.uuid is not UNSET:
            _dict_["uuid"] = _plain(self.uuid)
        if self.text is not UNSET:
            _dict_["text"] = self.text
        if self.metadata is not UNSET:
            _dict_["metadata"] = _plain(self.metadata)
        if self.score is not UNSET:
            _dict_["score"] = self.score
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        uuid = _rest_.pop("uuid", UNSET)
        if uuid is not UNSET:
            try:
                uuid = UUID(uuid)
            except (TypeError, ValueError, AttributeError):
                uuid = _depart(_sent_, _rest_, "uuid", uuid, "a UUID")

        text = _rest_.pop("text", UNSET)
        if (type(text) is not str) and text is not UNSET:
            text = _depart(_sent_, _rest_, "text", text, "text")

        metadata = _rest_.pop("metadata", UNSET)
        if isinstance(metadata, dict):
            metadata = QueryChunkMetadata.from_dict(metadata)
        elif metadata is not UNSET:
            metadata = _depart(_sent_, _rest_, "metadata", metadata, "an object")

        score = _rest_.pop("score", UNSET)
        if (type(score) is not float and type(score) is not int) and score is not UNSET:
            score = _number(_sent_, _rest_, "score", score, "a number")

        _model_ = cls(
            uuid=uuid,
            text=text,
            metadata=metadata,
            score=score,
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


from ..models.query_chunk_metadata import QueryChunkMetadata
