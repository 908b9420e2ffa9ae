from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="CreatedBy")


@_attrs_define(kw_only=True)
class CreatedBy:
    """
    Attributes:
        id (int):
        first_name (str):
        last_name (str):
        username (str):
    """

    id: int
    first_name: str
    last_name: str
    username: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.first_name is not UNSET:
            _dict_["first_name"] = self.first_name
        if self.last_name is not UNSET:
            _dict_["last_name"] = self.last_name
        if self.username is not UNSET:
            _dict_["username"] = self.username
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        first_name = _rest_.pop("first_name", UNSET)
        if type(first_name) is not str:
            first_name = _depart(_sent_, _rest_, "first_name", first_name, "text")

        last_name = _rest_.pop("last_name", UNSET)
        if type(last_name) is not str:
            last_name = _depart(_sent_, _rest_, "last_name", last_name, "text")

        username = _rest_.pop("username", UNSET)
        if type(username) is not str:
            username = _depart(_sent_, _rest_, "username", username, "text")

        _model_ = cls(
            id=id,
            first_name=first_name,
            last_name=last_name,
            username=username,
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
