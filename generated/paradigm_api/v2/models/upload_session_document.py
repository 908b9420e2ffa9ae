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

T = TypeVar("T", bound="UploadSessionDocument")


@_attrs_define(kw_only=True)
class UploadSessionDocument:
    """
    Attributes:
        id (int):
        updated_at (datetime.datetime):
        workspace (None | str):
        title (None | str | Unset):
        collection (int | None | Unset):
        status (None | StatusEnum | Unset):
    """

    id: int
    updated_at: datetime.datetime
    workspace: None | str
    title: None | str | Unset = UNSET
    collection: int | None | Unset = UNSET
    status: None | StatusEnum | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.workspace is not UNSET:
            _dict_["workspace"] = _plain(self.workspace)
        if self.title is not UNSET:
            _dict_["title"] = _plain(self.title)
        if self.collection is not UNSET:
            _dict_["collection"] = _plain(self.collection)
        if self.status is not UNSET:
            _dict_["status"] = _plain(self.status)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        updated_at = _rest_.pop("updated_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(updated_at)
            updated_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "updated_at", updated_at, _time_)
            )
        except (TypeError, ValueError):
            updated_at = _depart(_sent_, _rest_, "updated_at", updated_at, "a date-time")

        workspace = _rest_.pop("workspace", UNSET)
        if (type(workspace) is not str) and workspace is not None:
            workspace = _depart(_sent_, _rest_, "workspace", workspace, "text")

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not None and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        collection = _rest_.pop("collection", UNSET)
        if (type(collection) is not int) and collection is not None and collection is not UNSET:
            collection = _number(_sent_, _rest_, "collection", collection, "an integer")

        status = _rest_.pop("status", UNSET)
        if (
            (type(status) is not str or status not in STATUS_ENUM_VALUES)
            and status is not None
            and status is not UNSET
        ):
            status = _word(_sent_, _rest_, "status", status, str, "a documented value")

        _model_ = cls(
            id=id,
            updated_at=updated_at,
            workspace=workspace,
            title=title,
            collection=collection,
            status=status,
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
