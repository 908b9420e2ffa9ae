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

T = TypeVar("T", bound="WebSource")


@_attrs_define(kw_only=True)
class WebSource:
    """
    Attributes:
        id (UUID):
        thread_id (None | str | Unset):
        url (str | Unset):
        title (None | str | Unset):
        thumbnail (None | str | Unset):
        certainty (float | None | Unset):
        created_at (datetime.datetime | Unset):
    """

    id: UUID
    thread_id: None | str | Unset = UNSET
    url: str | Unset = UNSET
    title: None | str | Unset = UNSET
    thumbnail: None | str | Unset = UNSET
    certainty: float | None | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = _plain(self.id)
        if self.thread_id is not UNSET:
            _dict_["thread_id"] = _plain(self.thread_id)
        if self.url is not UNSET:
            _dict_["url"] = self.url
        if self.title is not UNSET:
            _dict_["title"] = _plain(self.title)
        if self.thumbnail is not UNSET:
            _dict_["thumbnail"] = _plain(self.thumbnail)
        if self.certainty is not UNSET:
            _dict_["certainty"] = _plain(self.certainty)
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

        url = _rest_.pop("url", UNSET)
        if type(url) is not str:
            url = _depart(_sent_, _rest_, "url", url, "text")

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not None and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        thumbnail = _rest_.pop("thumbnail", UNSET)
        if (type(thumbnail) is not str) and thumbnail is not None and thumbnail is not UNSET:
            thumbnail = _depart(_sent_, _rest_, "thumbnail", thumbnail, "text")

        certainty = _rest_.pop("certainty", UNSET)
        if (
            (type(certainty) is not float and type(certainty) is not int)
            and certainty is not None
            and certainty is not UNSET
        ):
            certainty = _number(_sent_, _rest_, "certainty", certainty, "a number")

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
            url=url,
            title=title,
            thumbnail=thumbnail,
            certainty=certainty,
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
