from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CompanyMember")


@_attrs_define
class CompanyMember:
    """
    Attributes:
        id (int):
        username (str):
        first_name (str):
        last_name (str | Unset):
        email (str | Unset):
        is_active (bool | Unset):
        date_joined (datetime.datetime | Unset):
        account_expiration_date (datetime.datetime | None | Unset):
        last_login (datetime.datetime | None | Unset):
        invitation_status (str | Unset):
        language (str | Unset):
        company (NamedId | None | Unset):
        roles (list[NamedId] | Unset):
        groups (list[UserGroupLight] | Unset):
    """

    id: int
    username: str
    first_name: str
    last_name: str | Unset = UNSET
    email: str | Unset = UNSET
    is_active: bool | Unset = UNSET
    date_joined: datetime.datetime | Unset = UNSET
    account_expiration_date: datetime.datetime | None | Unset = UNSET
    last_login: datetime.datetime | None | Unset = UNSET
    invitation_status: str | Unset = UNSET
    language: str | Unset = UNSET
    company: NamedId | None | Unset = UNSET
    roles: list[NamedId] | Unset = UNSET
    groups: list[UserGroupLight] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        first_name = self.first_name

        last_name = self.last_name

        email = self.email

        is_active = self.is_active

        date_joined: str | Unset = UNSET
        if not isinstance(self.date_joined, Unset):
            date_joined = self.date_joined.isoformat()

        account_expiration_date: None | str | Unset
        if isinstance(self.account_expiration_date, Unset):
            account_expiration_date = UNSET
        elif isinstance(self.account_expiration_date, datetime.datetime):
            account_expiration_date = self.account_expiration_date.isoformat()
        else:
            account_expiration_date = self.account_expiration_date

        last_login: None | str | Unset
        if isinstance(self.last_login, Unset):
            last_login = UNSET
        elif isinstance(self.last_login, datetime.datetime):
            last_login = self.last_login.isoformat()
        else:
            last_login = self.last_login

        invitation_status = self.invitation_status

        language = self.language

        company: dict[str, Any] | None | Unset
        if isinstance(self.company, Unset):
            company = UNSET
        elif isinstance(self.company, NamedId):
            company = self.company.to_dict()
        else:
            company = self.company

        roles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.to_dict()
                roles.append(roles_item)

        groups: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = []
            for groups_item_data in self.groups:
                groups_item = groups_item_data.to_dict()
                groups.append(groups_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "username": username,
                "first_name": first_name,
            }
        )
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if email is not UNSET:
            field_dict["email"] = email
        if is_active is not UNSET:
            field_dict["is_active"] = is_active
        if date_joined is not UNSET:
            field_dict["date_joined"] = date_joined
        if account_expiration_date is not UNSET:
            field_dict["account_expiration_date"] = account_expiration_date
        if last_login is not UNSET:
            field_dict["last_login"] = last_login
        if invitation_status is not UNSET:
            field_dict["invitation_status"] = invitation_status
        if language is not UNSET:
            field_dict["language"] = language
        if company is not UNSET:
            field_dict["company"] = company
        if roles is not UNSET:
            field_dict["roles"] = roles
        if groups is not UNSET:
            field_dict["groups"] = groups

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        first_name = d.pop("first_name")

        last_name = d.pop("last_name", UNSET)

        email = d.pop("email", UNSET)

        is_active = d.pop("is_active", UNSET)

        _date_joined = d.pop("date_joined", UNSET)
        date_joined: datetime.datetime | Unset
        if isinstance(_date_joined, Unset):
            date_joined = UNSET
        else:
            date_joined = datetime.datetime.fromisoformat(_date_joined)

        _account_expiration_date = d.pop("account_expiration_date", UNSET)
        account_expiration_date = cast("datetime.datetime | None | Unset", _account_expiration_date)
        if isinstance(_account_expiration_date, str):
            try:
                account_expiration_date_type_0 = datetime.datetime.fromisoformat(_account_expiration_date)

                account_expiration_date = account_expiration_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _last_login = d.pop("last_login", UNSET)
        last_login = cast("datetime.datetime | None | Unset", _last_login)
        if isinstance(_last_login, str):
            try:
                last_login_type_0 = datetime.datetime.fromisoformat(_last_login)

                last_login = last_login_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        invitation_status = d.pop("invitation_status", UNSET)

        language = d.pop("language", UNSET)

        _company = d.pop("company", UNSET)
        company = cast("NamedId | None | Unset", _company)
        if isinstance(_company, dict):
            try:
                company_type_1 = NamedId.from_dict(_company)

                company = company_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _roles = d.pop("roles", UNSET)
        roles: list[NamedId] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = NamedId.from_dict(roles_item_data)

                roles.append(roles_item)

        _groups = d.pop("groups", UNSET)
        groups: list[UserGroupLight] | Unset = UNSET
        if _groups is not UNSET:
            groups = []
            for groups_item_data in _groups:
                groups_item = UserGroupLight.from_dict(groups_item_data)

                groups.append(groups_item)

        company_member = cls(
            id=id,
            username=username,
            first_name=first_name,
            last_name=last_name,
            email=email,
            is_active=is_active,
            date_joined=date_joined,
            account_expiration_date=account_expiration_date,
            last_login=last_login,
            invitation_status=invitation_status,
            language=language,
            company=company,
            roles=roles,
            groups=groups,
        )

        company_member.additional_properties = d
        return company_member

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


from ..models.named_id import NamedId
from ..models.user_group_light import UserGroupLight
