from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UserGroupLight")


@_attrs_define(kw_only=True)
class UserGroupLight:
    """
    Attributes:
        id (int):
        name (str):
        description (None | str | Unset):
        role (str | Unset):
        category (str | Unset):
        created_at (datetime.datetime | Unset):
    """

    id: int
    name: str
    description: None | str | Unset = UNSET
    role: str | Unset = UNSET
    category: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.description is not UNSET:
            _dict_["description"] = _plain(self.description)
        if self.role is not UNSET:
            _dict_["role"] = self.role
        if self.category is not UNSET:
            _dict_["category"] = self.category
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
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
        if (type(description) is not str) and description is not None and description is not UNSET:
            description = _depart(_sent_, _rest_, "description", description, "text")

        role = _rest_.pop("role", UNSET)
        if (type(role) is not str) and role is not UNSET:
            role = _depart(_sent_, _rest_, "role", role, "text")

        category = _rest_.pop("category", UNSET)
        if (type(category) is not str) and category is not UNSET:
            category = _depart(_sent_, _rest_, "category", category, "text")

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

        _model_ = cls(
            id=id,
            name=name,
            description=description,
            role=role,
            category=category,
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
