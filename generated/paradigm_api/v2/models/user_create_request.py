from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.language_enum import LANGUAGE_ENUM_VALUES, LanguageEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="UserCreateRequest")


@_attrs_define(kw_only=True)
class UserCreateRequest:
    """
    Attributes:
        username (str):
        email (str):
        first_name (str | Unset):
        last_name (str | Unset):
        account_expiration_date (datetime.datetime | Unset):
        language (LanguageEnum | Unset): * `ar` - Arabic
            * `en` - English
            * `fr` - French
            * `de` - German
        groups (list[int] | Unset):
        roles (list[int] | Unset):
    """

    username: str
    email: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    account_expiration_date: datetime.datetime | Unset = UNSET
    language: LanguageEnum | Unset = UNSET
    groups: list[int] | Unset = UNSET
    roles: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.username is not UNSET:
            _dict_["username"] = self.username
        if self.email is not UNSET:
            _dict_["email"] = self.email
        if self.first_name is not UNSET:
            _dict_["first_name"] = self.first_name
        if self.last_name is not UNSET:
            _dict_["last_name"] = self.last_name
        if self.account_expiration_date is not UNSET:
            _dict_["account_expiration_date"] = _plain(self.account_expiration_date)
        if self.language is not UNSET:
            _dict_["language"] = self.language
        if self.groups is not UNSET:
            _dict_["groups"] = _plain(self.groups)
        if self.roles is not UNSET:
            _dict_["roles"] = _plain(self.roles)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
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

        account_expiration_date = _rest_.pop("account_expiration_date", UNSET)
        if account_expiration_date is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(account_expiration_date)
                account_expiration_date = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "account_expiration_date", account_expiration_date, _time_)
                )
            except (TypeError, ValueError):
                account_expiration_date = _depart(
                    _sent_, _rest_, "account_expiration_date", account_expiration_date, "a date-time"
                )

        language = _rest_.pop("language", UNSET)
        if (type(language) is not str or language not in LANGUAGE_ENUM_VALUES) and language is not UNSET:
            language = _word(_sent_, _rest_, "language", language, str, "a documented value")

        groups = _rest_.pop("groups", UNSET)
        if isinstance(groups, list):
            _each(_sent_, "groups", groups, (int,))

        elif groups is not UNSET:
            groups = _depart(_sent_, _rest_, "groups", groups, "a list")

        roles = _rest_.pop("roles", UNSET)
        if isinstance(roles, list):
            _each(_sent_, "roles", roles, (int,))

        elif roles is not UNSET:
            roles = _depart(_sent_, _rest_, "roles", roles, "a list")

        _model_ = cls(
            username=username,
            email=email,
            first_name=first_name,
            last_name=last_name,
            account_expiration_date=account_expiration_date,
            language=language,
            groups=groups,
            roles=roles,
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
