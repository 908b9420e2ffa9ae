from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.company_member_create_request_language import (
    CompanyMemberCreateRequestLanguage,
    check_company_member_create_request_language,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="CompanyMemberCreateRequest")


@_attrs_define
class CompanyMemberCreateRequest:
    """
    Attributes:
        email (str):
        username (str):
        first_name (str | Unset):
        last_name (str | Unset):
        company_id (int | None | Unset):
        groups (list[int] | Unset):
        roles (list[int] | Unset):
        account_expiration_date (datetime.datetime | Unset):
        language (CompanyMemberCreateRequestLanguage | Unset):
        is_active (bool | Unset): The server's default is `False`.
    """

    email: str
    username: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    company_id: int | None | Unset = UNSET
    groups: list[int] | Unset = UNSET
    roles: list[int] | Unset = UNSET
    account_expiration_date: datetime.datetime | Unset = UNSET
    language: CompanyMemberCreateRequestLanguage | Unset = UNSET
    is_active: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        username = self.username

        first_name = self.first_name

        last_name = self.last_name

        company_id: int | None | Unset
        if isinstance(self.company_id, Unset):
            company_id = UNSET
        else:
            company_id = self.company_id

        groups: list[int] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = self.groups

        roles: list[int] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        account_expiration_date: str | Unset = UNSET
        if not isinstance(self.account_expiration_date, Unset):
            account_expiration_date = self.account_expiration_date.isoformat()

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        is_active = self.is_active

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
                "username": username,
            }
        )
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if company_id is not UNSET:
            field_dict["company_id"] = company_id
        if groups is not UNSET:
            field_dict["groups"] = groups
        if roles is not UNSET:
            field_dict["roles"] = roles
        if account_expiration_date is not UNSET:
            field_dict["account_expiration_date"] = account_expiration_date
        if language is not UNSET:
            field_dict["language"] = language
        if is_active is not UNSET:
            field_dict["is_active"] = is_active

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        email = d.pop("email")

        username = d.pop("username")

        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        company_id = cast("int | None | Unset", d.pop("company_id", UNSET))

        groups = cast(list[int], d.pop("groups", UNSET))

        roles = cast(list[int], d.pop("roles", UNSET))

        _account_expiration_date = d.pop("account_expiration_date", UNSET)
        account_expiration_date: datetime.datetime | Unset
        if isinstance(_account_expiration_date, Unset):
            account_expiration_date = UNSET
        else:
            account_expiration_date = datetime.datetime.fromisoformat(_account_expiration_date)

        _language = d.pop("language", UNSET)
        language: CompanyMemberCreateRequestLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = check_company_member_create_request_language(_language)

        is_active = d.pop("is_active", UNSET)

        company_member_create_request = cls(
            email=email,
            username=username,
            first_name=first_name,
            last_name=last_name,
            company_id=company_id,
            groups=groups,
            roles=roles,
            account_expiration_date=account_expiration_date,
            language=language,
            is_active=is_active,
        )

        company_member_create_request.additional_properties = d
        return company_member_create_request

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
