from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_enum import STATUS_ENUM_VALUES, StatusEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="RetrieveDocument")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.file_type is not UNSET:
            _dict_["file_type"] = _plain(self.file_type)
        if self.status is not UNSET:
            _dict_["status"] = _plain(self.status)
        if self.total_pages is not UNSET:
            _dict_["total_pages"] = self.total_pages
        if self.uploaded_at is not UNSET:
            _dict_["uploaded_at"] = _plain(self.uploaded_at)
        if self.title is not UNSET:
            _dict_["title"] = _plain(self.title)
        if self.tags is not UNSET:
            _dict_["tags"] = _plain(self.tags)
        if self.external_metadata is not UNSET:
            _dict_["external_metadata"] = _plain(self.external_metadata)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        file_type = _rest_.pop("file_type", UNSET)
        if (type(file_type) is not str) and file_type is not None and file_type is not UNSET:
            file_type = _depart(_sent_, _rest_, "file_type", file_type, "text")

        status = _rest_.pop("status", UNSET)
        if (
            (type(status) is not str or status not in STATUS_ENUM_VALUES)
            and status is not None
            and status is not UNSET
        ):
            status = _word(_sent_, _rest_, "status", status, str, "a documented value")

        total_pages = _rest_.pop("total_pages", UNSET)
        if (type(total_pages) is not int) and total_pages is not UNSET:
            total_pages = _number(_sent_, _rest_, "total_pages", total_pages, "an integer")

        uploaded_at = _rest_.pop("uploaded_at", UNSET)
        if uploaded_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(uploaded_at)
                uploaded_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "uploaded_at", uploaded_at, _time_)
                )
            except (TypeError, ValueError):
                uploaded_at = _depart(_sent_, _rest_, "uploaded_at", uploaded_at, "a date-time")

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not None and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        tags = _rest_.pop("tags", UNSET)
        if isinstance(tags, list):
            _list0_ = []
            for _item0_ in tags:
                if isinstance(_item0_, dict):
                    _item0_ = TagItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "tags", _item0_, "an object")

                _list0_.append(_item0_)
            tags = _list0_

        elif tags is not UNSET:
            tags = _depart(_sent_, _rest_, "tags", tags, "a list")

        external_metadata = _rest_.pop("external_metadata", UNSET)
        if isinstance(external_metadata, dict):
            external_metadata = ExternalMetadataResponse.from_dict(external_metadata)
        elif external_metadata is not None and external_metadata is not UNSET:
            external_metadata = _depart(_sent_, _rest_, "external_metadata", external_metadata, "an object")

        _model_ = cls(
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


from ..models.external_metadata_response import ExternalMetadataResponse
from ..models.tag_item import TagItem
