from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="TagListResponseSerializerV3")


@_attrs_define(kw_only=True)
class TagListResponseSerializerV3:
    """
    Attributes:
        id (int):
        name (str):
        description (str):
        auto_assign (bool):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        document_count (int):
    """

    id: int
    name: str
    description: str
    auto_assign: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    document_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.description is not UNSET:
            _dict_["description"] = self.description
        if self.auto_assign is not UNSET:
            _dict_["auto_assign"] = self.auto_assign
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.document_count is not UNSET:
            _dict_["document_count"] = self.document_count
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

        description = _rest_.pop("description", UNSET)
        if type(description) is not str:
            description = _depart(_sent_, _rest_, "description", description, "text")

        auto_assign = _rest_.pop("auto_assign", UNSET)
        if type(auto_assign) is not bool:
            auto_assign = _depart(_sent_, _rest_, "auto_assign", auto_assign, "a boolean")

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

        document_count = _rest_.pop("document_count", UNSET)
        if type(document_count) is not int:
            document_count = _number(_sent_, _rest_, "document_count", document_count, "an integer")

        _model_ = cls(
            id=id,
            name=name,
            description=description,
            auto_assign=auto_assign,
            created_at=created_at,
            updated_at=updated_at,
            document_count=document_count,
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
