from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DocumentSource")


@_attrs_define
class DocumentSource:
    """
    Attributes:
        id (UUID):
        created_at (datetime.datetime):
        thread_id (None | str | Unset):
        document_chunk (int | None | Unset):
        vision_chunk (int | None | Unset):
        certainty (float | None | Unset):
        distance (float | None | Unset):
        page_start (int | None | Unset):
        page_end (int | None | Unset):
        used_for_generation (bool | Unset):
    """

    id: UUID
    created_at: datetime.datetime
    thread_id: None | str | Unset = UNSET
    document_chunk: int | None | Unset = UNSET
    vision_chunk: int | None | Unset = UNSET
    certainty: float | None | Unset = UNSET
    distance: float | None | Unset = UNSET
    page_start: int | None | Unset = UNSET
    page_end: int | None | Unset = UNSET
    used_for_generation: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        thread_id: None | str | Unset
        if isinstance(self.thread_id, Unset):
            thread_id = UNSET
        else:
            thread_id = self.thread_id

        document_chunk: int | None | Unset
        if isinstance(self.document_chunk, Unset):
            document_chunk = UNSET
        else:
            document_chunk = self.document_chunk

        vision_chunk: int | None | Unset
        if isinstance(self.vision_chunk, Unset):
            vision_chunk = UNSET
        else:
            vision_chunk = self.vision_chunk

        certainty: float | None | Unset
        if isinstance(self.certainty, Unset):
            certainty = UNSET
        else:
            certainty = self.certainty

        distance: float | None | Unset
        if isinstance(self.distance, Unset):
            distance = UNSET
        else:
            distance = self.distance

        page_start: int | None | Unset
        if isinstance(self.page_start, Unset):
            page_start = UNSET
        else:
            page_start = self.page_start

        page_end: int | None | Unset
        if isinstance(self.page_end, Unset):
            page_end = UNSET
        else:
            page_end = self.page_end

        used_for_generation = self.used_for_generation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
            }
        )
        if thread_id is not UNSET:
            field_dict["thread_id"] = thread_id
        if document_chunk is not UNSET:
            field_dict["document_chunk"] = document_chunk
        if vision_chunk is not UNSET:
            field_dict["vision_chunk"] = vision_chunk
        if certainty is not UNSET:
            field_dict["certainty"] = certainty
        if distance is not UNSET:
            field_dict["distance"] = distance
        if page_start is not UNSET:
            field_dict["page_start"] = page_start
        if page_end is not UNSET:
            field_dict["page_end"] = page_end
        if used_for_generation is not UNSET:
            field_dict["used_for_generation"] = used_for_generation

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        thread_id = cast("None | str | Unset", d.pop("thread_id", UNSET))

        document_chunk = cast("int | None | Unset", d.pop("document_chunk", UNSET))

        vision_chunk = cast("int | None | Unset", d.pop("vision_chunk", UNSET))

        certainty = cast("float | None | Unset", d.pop("certainty", UNSET))

        distance = cast("float | None | Unset", d.pop("distance", UNSET))

        page_start = cast("int | None | Unset", d.pop("page_start", UNSET))

        page_end = cast("int | None | Unset", d.pop("page_end", UNSET))

        used_for_generation = d.pop("used_for_generation", UNSET)

        document_source = cls(
            id=id,
            created_at=created_at,
            thread_id=thread_id,
            document_chunk=document_chunk,
            vision_chunk=vision_chunk,
            certainty=certainty,
            distance=distance,
            page_start=page_start,
            page_end=page_end,
            used_for_generation=used_for_generation,
        )

        document_source.additional_properties = d
        return document_source

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
