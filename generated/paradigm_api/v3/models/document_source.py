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

T = TypeVar("T", bound="DocumentSource")


@_attrs_define(kw_only=True)
class DocumentSource:
    """
    Attributes:
        id (UUID):
        thread_id (None | str | Unset):
        document_chunk (int | None | Unset):
        vision_chunk (int | None | Unset):
        certainty (float | None | Unset):
        distance (float | None | Unset):
        page_start (int | None | Unset):
        page_end (int | None | Unset):
        used_for_generation (bool | Unset):
        created_at (datetime.datetime | Unset):
    """

    id: UUID
    thread_id: None | str | Unset = UNSET
    document_chunk: int | None | Unset = UNSET
    vision_chunk: int | None | Unset = UNSET
    certainty: float | None | Unset = UNSET
    distance: float | None | Unset = UNSET
    page_start: int | None | Unset = UNSET
    page_end: int | None | Unset = UNSET
    used_for_generation: bool | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = _plain(self.id)
        if self.thread_id is not UNSET:
            _dict_["thread_id"] = _plain(self.thread_id)
        if self.document_chunk is not UNSET:
            _dict_["document_chunk"] = _plain(self.document_chunk)
        if self.vision_chunk is not UNSET:
            _dict_["vision_chunk"] = _plain(self.vision_chunk)
        if self.certainty is not UNSET:
            _dict_["certainty"] = _plain(self.certainty)
        if self.distance is not UNSET:
            _dict_["distance"] = _plain(self.distance)
        if self.page_start is not UNSET:
            _dict_["page_start"] = _plain(self.page_start)
        if self.page_end is not UNSET:
            _dict_["page_end"] = _plain(self.page_end)
        if self.used_for_generation is not UNSET:
            _dict_["used_for_generation"] = self.used_for_generation
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        try:
            id = UUID(id)
        except (TypeError, ValueError, AttributeError):
            id = _depart(_sent_, _rest_, "id", id, "a UUID")

        thread_id = _rest_.pop("thread_id", UNSET)
        if (type(thread_id) is not str) and thread_id is not None and thread_id is not UNSET:
            thread_id = _depart(_sent_, _rest_, "thread_id", thread_id, "text")

        document_chunk = _rest_.pop("document_chunk", UNSET)
        if (type(document_chunk) is not int) and document_chunk is not None and document_chunk is not UNSET:
            document_chunk = _number(_sent_, _rest_, "document_chunk", document_chunk, "an integer")

        vision_chunk = _rest_.pop("vision_chunk", UNSET)
        if (type(vision_chunk) is not int) and vision_chunk is not None and vision_chunk is not UNSET:
            vision_chunk = _number(_sent_, _rest_, "vision_chunk", vision_chunk, "an integer")

        certainty = _rest_.pop("certainty", UNSET)
        if (
            (type(certainty) is not float and type(certainty) is not int)
            and certainty is not None
            and certainty is not UNSET
        ):
            certainty = _number(_sent_, _rest_, "certainty", certainty, "a number")

        distance = _rest_.pop("distance", UNSET)
        if (
            (type(distance) is not float and type(distance) is not int)
            and distance is not None
            and distance is not UNSET
        ):
            distance = _number(_sent_, _rest_, "distance", distance, "a number")

        page_start = _rest_.pop("page_start", UNSET)
        if (type(page_start) is not int) and page_start is not None and page_start is not UNSET:
            page_start = _number(_sent_, _rest_, "page_start", page_start, "an integer")

        page_end = _rest_.pop("page_end", UNSET)
        if (type(page_end) is not int) and page_end is not None and page_end is not UNSET:
            page_end = _number(_sent_, _rest_, "page_end", page_end, "an integer")

        used_for_generation = _rest_.pop("used_for_generation", UNSET)
        if (type(used_for_generation) is not bool) and used_for_generation is not UNSET:
            used_for_generation = _depart(
                _sent_, _rest_, "used_for_generation", used_for_generation, "a boolean"
            )

        created_at = _rest_.pop("created_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(created_at)
            created_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "created_at", created_at, _time_)
            )
        except (TypeError, ValueError):
            created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        _model_ = cls(
            id=id,
            thread_id=thread_id,
            document_chunk=document_chunk,
            vision_chunk=vision_chunk,
            certainty=certainty,
            distance=distance,
            page_start=page_start,
            page_end=page_end,
            used_for_generation=used_for_generation,
            created_at=created_at,
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
