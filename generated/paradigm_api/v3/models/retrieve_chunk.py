from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="RetrieveChunk")


@_attrs_define(kw_only=True)
class RetrieveChunk:
    """
    Attributes:
        id (int):
        uuid (UUID):
        content_id (str | Unset):
        text (None | str | Unset):
        chunk_type (str | Unset):
        metadata (RetrieveChunkMetadata | Unset):
        created_at (datetime.datetime | Unset):
        updated_at (datetime.datetime | Unset):
    """

    id: int
    uuid: UUID
    content_id: str | Unset = UNSET
    text: None | str | Unset = UNSET
    chunk_type: str | Unset = UNSET
    metadata: RetrieveChunkMetadata | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.uuid is not UNSET:
            _dict_["uuid"] = _plain(self.uuid)
        if self.content_id is not UNSET:
            _dict_["content_id"] = self.content_id
        if self.text is not UNSET:
            _dict_["text"] = _plain(self.text)
        if self.chunk_type is not UNSET:
            _dict_["chunk_type"] = self.chunk_type
        if self.metadata is not UNSET:
            _dict_["metadata"] = _plain(self.metadata)
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        uuid = _rest_.pop("uuid", UNSET)
        try:
            uuid = UUID(uuid)
        except (TypeError, ValueError, AttributeError):
            uuid = _depart(_sent_, _rest_, "uuid", uuid, "a UUID")

        content_id = _rest_.pop("content_id", UNSET)
        if (type(content_id) is not str) and content_id is not UNSET:
            content_id = _depart(_sent_, _rest_, "content_id", content_id, "text")

        text = _rest_.pop("text", UNSET)
        if (type(text) is not str) and text is not None and text is not UNSET:
            text = _depart(_sent_, _rest_, "text", text, "text")

        chunk_type = _rest_.pop("chunk_type", UNSET)
        if (type(chunk_type) is not str) and chunk_type is not UNSET:
            chunk_type = _depart(_sent_, _rest_, "chunk_type", chunk_type, "text")

        metadata = _rest_.pop("metadata", UNSET)
        if isinstance(metadata, dict):
            metadata = RetrieveChunkMetadata.from_dict(metadata)
        elif metadata is not UNSET:
            metadata = _depart(_sent_, _rest_, "metadata", metadata, "an object")

        created_at = _rest_.pop("created_at", UNSET)
        if created_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(created_at)
                created_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "created_at", created_at, _time_)
                )
            except (TypeError, ValueError):
                created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        updated_at = _rest_.pop("updated_at", UNSET)
        if updated_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(updated_at)
                updated_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "updated_at", updated_at, _time_)
                )
            except (TypeError, ValueError):
                updated_at = _depart(_sent_, _rest_, "updated_at", updated_at, "a date-time")

        _model_ = cls(
            id=id,
            uuid=uuid,
            content_id=content_id,
            text=text,
            chunk_type=chunk_type,
            metadata=metadata,
            created_at=created_at,
            updated_at=updated_at,
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


from ..models.retrieve_chunk_metadata import RetrieveChunkMetadata
