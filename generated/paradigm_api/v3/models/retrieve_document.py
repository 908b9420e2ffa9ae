from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_enum import StatusEnum, check_status_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="RetrieveDocument")


@_attrs_define
class RetrieveDocument:
    """
    Attributes:
        id (int):
        name (str):
        file_type (None | str | Unset):
        status (None | StatusEnum | Unset):
        total_pages (int | Unset):
        uploaded_at (datetime.datetime | Unset):
        title (None | str | Unset):
        tags (list[TagItem] | Unset):
        external_metadata (ExternalMetadataResponse | None | Unset):
    """

    id: int
    name: str
    file_type: None | str | Unset = UNSET
    status: None | StatusEnum | Unset = UNSET
    total_pages: int | Unset = UNSET
    uploaded_at: datetime.datetime | Unset = UNSET
    title: None | str | Unset = UNSET
    tags: list[TagItem] | Unset = UNSET
    external_metadata: ExternalMetadataResponse | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        file_type: None | str | Unset
        if isinstance(self.file_type, Unset):
            file_type = UNSET
        else:
            file_type = self.file_type

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        total_pages = self.total_pages

        uploaded_at: str | Unset = UNSET
        if not isinstance(self.uploaded_at, Unset):
            uploaded_at = self.uploaded_at.isoformat()

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for tags_item_data in self.tags:
                tags_item = tags_item_data.to_dict()
                tags.append(tags_item)

        external_metadata: dict[str, Any] | None | Unset
        if isinstance(self.external_metadata, Unset):
            external_metadata = UNSET
        elif isinstance(self.external_metadata, ExternalMetadataResponse):
            external_metadata = self.external_metadata.to_dict()
        else:
            external_metadata = self.external_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )
        if file_type is not UNSET:
            field_dict["file_type"] = file_type
        if status is not UNSET:
            field_dict["status"] = status
        if total_pages is not UNSET:
            field_dict["total_pages"] = total_pages
        if uploaded_at is not UNSET:
            field_dict["uploaded_at"] = uploaded_at
        if title is not UNSET:
            field_dict["title"] = title
        if tags is not UNSET:
            field_dict["tags"] = tags
        if external_metadata is not UNSET:
            field_dict["external_metadata"] = external_metadata

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        file_type = cast("None | str | Unset", d.pop("file_type", UNSET))

        _status = d.pop("status", UNSET)
        status = cast("None | StatusEnum | Unset", _status)
        if isinstance(_status, str):
            try:
                status_type_1 = check_status_enum(_status)

                status = status_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        total_pages = d.pop("total_pages", UNSET)

        _uploaded_at = d.pop("uploaded_at", UNSET)
        uploaded_at: datetime.datetime | Unset
        if isinstance(_uploaded_at, Unset):
            uploaded_at = UNSET
        else:
            uploaded_at = datetime.datetime.fromisoformat(_uploaded_at)

        title = cast("None | str | Unset", d.pop("title", UNSET))

        _tags = d.pop("tags", UNSET)
        tags: list[TagItem] | Unset = UNSET
        if _tags is not UNSET:
            tags = []
            for tags_item_data in _tags:
                tags_item = TagItem.from_dict(tags_item_data)

                tags.append(tags_item)

        _external_metadata = d.pop("external_metadata", UNSET)
        external_metadata = cast("ExternalMetadataResponse | None | Unset", _external_metadata)
        if isinstance(_external_metadata, dict):
            try:
                external_metadata_type_1 = ExternalMetadataResponse.from_dict(_external_metadata)

                external_metadata = external_metadata_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        retrieve_document = cls(
            id=id,
            name=name,
            file_type=file_type,
            status=status,
            total_pages=total_pages,
            uploaded_at=uploaded_at,
            title=title,
            tags=tags,
            external_metadata=external_metadata,
        )

        retrieve_document.additional_properties = d
        return retrieve_document

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


from ..models.external_metadata_response import ExternalMetadataResponse
from ..models.tag_item import TagItem
