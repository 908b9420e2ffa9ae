from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.language_enum import LanguageEnum, check_language_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="UserCreateRequest")


@_attrs_define
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
        username = self.username

        email = self.email

        first_name = self.first_name

        last_name = self.last_name

        account_expiration_date: str | Unset = UNSET
        if not isinstance(self.account_expiration_date, Unset):
            account_expiration_date = self.account_expiration_date.isoformat()

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        groups: list[int] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = self.groups

        roles: list[int] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "username": username,
                "email": email,
            }
        )
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if account_expiration_date is not UNSET:
            field_dict["account_expiration_date"] = account_expiration_date
        if language is not UNSET:
            field_dict["language"] = language
        if groups is not UNSET:
            field_dict["groups"] = groups
        if roles is not UNSET:
            field_dict["roles"] = roles

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        username = d.pop("username")

        email = d.pop("email")

        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        _account_expiration_date = d.pop("account_expiration_date", UNSET)
        account_expiration_date: datetime.datetime | Unset
        if isinstance(_account_expiration_date, Unset):
            account_expiration_date = UNSET
        else:
            account_expiration_date = datetime.datetime.fromisoformat(_account_expiration_date)

        _language = d.pop("language", UNSET)
        language: LanguageEnum | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = check_language_enum(_language)

        groups = cast(list[int], d.pop("groups", UNSET))

        roles = cast(list[int], d.pop("roles", UNSET))

        user_create_request = cls(
            username=username,
            email=email,
            first_name=first_name,
            last_name=last_name,
            account_expiration_date=account_expiration_date,
            language=language,
            groups=groups,
            roles=roles,
        )

        user_create_request.additional_properties = d
        return user_create_request

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
