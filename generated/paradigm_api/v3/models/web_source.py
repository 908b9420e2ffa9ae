from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="WebSource")


@_attrs_define
class WebSource:
    """
    Attributes:
        id (UUID):
        url (str):
        created_at (datetime.datetime):
        thread_id (None | str | Unset):
        title (None | str | Unset):
        thumbnail (None | str | Unset):
        certainty (float | None | Unset):
    """

    id: UUID
    url: str
    created_at: datetime.datetime
    thread_id: None | str | Unset = UNSET
    title: None | str | Unset = UNSET
    thumbnail: None | str | Unset = UNSET
    certainty: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        url = self.url

        created_at = self.created_at.isoformat()

        thread_id: None | str | Unset
        if isinstance(self.thread_id, Unset):
            thread_id = UNSET
        else:
            thread_id = self.thread_id

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        thumbnail: None | str | Unset
        if isinstance(self.thumbnail, Unset):
            thumbnail = UNSET
        else:
            thumbnail = self.thumbnail

        certainty: float | None | Unset
        if isinstance(self.certainty, Unset):
            certainty = UNSET
        else:
            certainty = self.certainty

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "url": url,
                "created_at": created_at,
            }
        )
        if thread_id is not UNSET:
            field_dict["thread_id"] = thread_id
        if title is not UNSET:
            field_dict["title"] = title
        if thumbnail is not UNSET:
            field_dict["thumbnail"] = thumbnail
        if certainty is not UNSET:
            field_dict["certainty"] = certainty

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        url = d.pop("url")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        thread_id = cast("None | str | Unset", d.pop("thread_id", UNSET))

        title = cast("None | str | Unset", d.pop("title", UNSET))

        thumbnail = cast("None | str | Unset", d.pop("thumbnail", UNSET))

        certainty = cast("float | None | Unset", d.pop("certainty", UNSET))

        web_source = cls(
            id=id,
            url=url,
            created_at=created_at,
            thread_id=thread_id,
            title=title,
            thumbnail=thumbnail,
            certainty=certainty,
        )

        web_source.additional_properties = d
        return web_source

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
