from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UserMeResponseProfile")


@_attrs_define(kw_only=True)
class UserMeResponseProfile:
    """
    Attributes:
        id (int):
        username (str):
        email (str):
        first_name (str | Unset):
        last_name (str | Unset):
        full_name (str | Unset):
    """

    id: int
    username: str
    email: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    full_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.username is not UNSET:
            _dict_["username"] = self.username
        if self.email is not UNSET:
            _dict_["email"] = self.email
        if self.first_name is not UNSET:
            _dict_["first_name"] = self.first_name
        if self.last_name is not UNSET:
            _dict_["last_name"] = self.last_name
        if self.full_name is not UNSET:
            _dict_["full_name"] = self.full_name
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        username = _rest_.pop("username", UNSET)
        if type(username) is not str:
            username = _depart(_sent_, _rest_, "username", username, "text")

        email = _rest_.pop("email", UNSET)
        if type(email) is not str:
            email = _depart(_sent_, _rest_, "email", email, "text")

        first_name = _rest_.pop("first_name", UNSET)
        if (type(first_name) is not str) and first_name is not UNSET:
            first_name = _depart(_sent_, _rest_, "first_name", first_name, "text")

        last_name = _rest_.pop("last_name", UNSET)
        if (type(last_name) is not str) and last_name is not UNSET:
            last_name = _depart(_sent_, _rest_, "last_name", last_name, "text")

        full_name = _rest_.pop("full_name", UNSET)
        if (type(full_name) is not str) and full_name is not UNSET:
            full_name = _depart(_sent_, _rest_, "full_name", full_name, "text")

        _model_ = cls(
            id=id,
            username=username,
            email=email,
            first_name=first_name,
            last_name=last_name,
            full_name=full_name,
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
