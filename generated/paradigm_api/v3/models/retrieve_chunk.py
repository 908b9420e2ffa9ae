from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RetrieveChunk")


@_attrs_define
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
        id = self.id

        uuid = str(self.uuid)

        content_id = self.content_id

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        chunk_type = self.chunk_type

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "uuid": uuid,
            }
        )
        if content_id is not UNSET:
            field_dict["content_id"] = content_id
        if text is not UNSET:
            field_dict["text"] = text
        if chunk_type is not UNSET:
            field_dict["chunk_type"] = chunk_type
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        uuid = UUID(d.pop("uuid"))

        content_id = d.pop("content_id", UNSET)

        text = cast("None | str | Unset", d.pop("text", UNSET))

        chunk_type = d.pop("chunk_type", UNSET)

        _metadata = d.pop("metadata", UNSET)
        metadata: RetrieveChunkMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = RetrieveChunkMetadata.from_dict(_metadata)

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)

        _updated_at = d.pop("updated_at", UNSET)
        updated_at: datetime.datetime | Unset
        if isinstance(_updated_at, Unset):
            updated_at = UNSET
        else:
            updated_at = datetime.datetime.fromisoformat(_updated_at)

        retrieve_chunk = cls(
            id=id,
            uuid=uuid,
            content_id=content_id,
            text=text,
            chunk_type=chunk_type,
            metadata=metadata,
            created_at=created_at,
            updated_at=updated_at,
        )

        retrieve_chunk.additional_properties = d
        return retrieve_chunk

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
