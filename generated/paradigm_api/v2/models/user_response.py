from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UserResponse")


@_attrs_define
class UserResponse:
    """Newer pages have roles and detailed groups; older ones have groups and workspaces.

    Attributes:
        id (int):
        username (str):
        first_name (str):
        last_name (str):
        email (str):
        is_active (bool):
        date_joined (datetime.datetime):
        account_expiration_date (datetime.datetime | None):
        last_login (datetime.datetime | None):
        invitation_status (str):
        language (str):
        company (IdName):
        roles (list[IdName]):
        groups (list[UserGroup]):
    """

    id: int
    username: str
    first_name: str
    last_name: str
    email: str
    is_active: bool
    date_joined: datetime.datetime
    account_expiration_date: datetime.datetime | None
    last_login: datetime.datetime | None
    invitation_status: str
    language: str
    company: IdName
    roles: list[IdName]
    groups: list[UserGroup]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        first_name = self.first_name

        last_name = self.last_name

        email = self.email

        is_active = self.is_active

        date_joined = self.date_joined.isoformat()

        account_expiration_date: None | str
        if isinstance(self.account_expiration_date, datetime.datetime):
            account_expiration_date = self.account_expiration_date.isoformat()
        else:
            account_expiration_date = self.account_expiration_date

        last_login: None | str
        if isinstance(self.last_login, datetime.datetime):
            last_login = self.last_login.isoformat()
        else:
            last_login = self.last_login

        invitation_status = self.invitation_status

        language = self.language

        company = self.company.to_dict()

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.to_dict()
            roles.append(roles_item)

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
                "last_name": last_name,
                "email": email,
                "is_active": is_active,
                "date_joined": date_joined,
                "account_expiration_date": account_expiration_date,
                "last_login": last_login,
                "invitation_status": invitation_status,
                "language": language,
                "company": company,
                "roles": roles,
                "groups": groups,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        first_name = d.pop("first_name")

        last_name = d.pop("last_name")

        email = d.pop("email")

        is_active = d.pop("is_active")

        date_joined = datetime.datetime.fromisoformat(d.pop("date_joined"))

        _account_expiration_date = d.pop("account_expiration_date")
        account_expiration_date = cast("datetime.datetime | None", _account_expiration_date)
        if isinstance(_account_expiration_date, str):
            try:
                account_expiration_date_type_0 = datetime.datetime.fromisoformat(_account_expiration_date)

                account_expiration_date = account_expiration_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _last_login = d.pop("last_login")
        last_login = cast("datetime.datetime | None", _last_login)
        if isinstance(_last_login, str):
            try:
                last_login_type_0 = datetime.datetime.fromisoformat(_last_login)

                last_login = last_login_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        invitation_status = d.pop("invitation_status")

        language = d.pop("language")

        company = IdName.from_dict(d.pop("company"))

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in _roles:
            roles_item = IdName.from_dict(roles_item_data)

            roles.append(roles_item)

        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = UserGroup.from_dict(groups_item_data)

            groups.append(groups_item)

        user_response = cls(
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

        user_response.additional_properties = d
        return user_response

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


from ..models.id_name import IdName
from ..models.user_group import UserGroup
