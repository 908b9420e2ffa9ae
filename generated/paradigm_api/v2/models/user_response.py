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

T = TypeVar("T", bound="UserResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.username is not UNSET:
            _dict_["username"] = self.username
        if self.first_name is not UNSET:
            _dict_["first_name"] = self.first_name
        if self.last_name is not UNSET:
            _dict_["last_name"] = self.last_name
        if self.email is not UNSET:
            _dict_["email"] = self.email
        if self.is_active is not UNSET:
            _dict_["is_active"] = self.is_active
        if self.date_joined is not UNSET:
            _dict_["date_joined"] = _plain(self.date_joined)
        if self.account_expiration_date is not UNSET:
            _dict_["account_expiration_date"] = _plain(self.account_expiration_date)
        if self.last_login is not UNSET:
            _dict_["last_login"] = _plain(self.last_login)
        if self.invitation_status is not UNSET:
            _dict_["invitation_status"] = self.invitation_status
        if self.language is not UNSET:
            _dict_["language"] = self.language
        if self.company is not UNSET:
            _dict_["company"] = _plain(self.company)
        if self.roles is not UNSET:
            _dict_["roles"] = _plain(self.roles)
        if self.groups is not UNSET:
            _dict_["groups"] = _plain(self.groups)
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

        first_name = _rest_.pop("first_name", UNSET)
        if type(first_name) is not str:
            first_name = _depart(_sent_, _rest_, "first_name", first_name, "text")

        last_name = _rest_.pop("last_name", UNSET)
        if type(last_name) is not str:
            last_name = _depart(_sent_, _rest_, "last_name", last_name, "text")

        email = _rest_.pop("email", UNSET)
        if type(email) is not str:
            email = _depart(_sent_, _rest_, "email", email, "text")

        is_active = _rest_.pop("is_active", UNSET)
        if type(is_active) is not bool:
            is_active = _depart(_sent_, _rest_, "is_active", is_active, "a boolean")

        date_joined = _rest_.pop("date_joined", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(date_joined)
            date_joined = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "date_joined", date_joined, _time_)
            )
        except (TypeError, ValueError):
            date_joined = _depart(_sent_, _rest_, "date_joined", date_joined, "a date-time")

        account_expiration_date = _rest_.pop("account_expiration_date", UNSET)
        if account_expiration_date is not None:
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

        last_login = _rest_.pop("last_login", UNSET)
        if last_login is not None:
            try:
                _time_ = datetime.datetime.fromisoformat(last_login)
                last_login = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "last_login", last_login, _time_)
                )
            except (TypeError, ValueError):
                last_login = _depart(_sent_, _rest_, "last_login", last_login, "a date-time")

        invitation_status = _rest_.pop("invitation_status", UNSET)
        if type(invitation_status) is not str:
            invitation_status = _depart(_sent_, _rest_, "invitation_status", invitation_status, "text")

        language = _rest_.pop("language", UNSET)
        if type(language) is not str:
            language = _depart(_sent_, _rest_, "language", language, "text")

        company = _rest_.pop("company", UNSET)
        if isinstance(company, dict):
            company = IdName.from_dict(company)
        else:
            company = _depart(_sent_, _rest_, "company", company, "an object")

        roles = _rest_.pop("roles", UNSET)
        if isinstance(roles, list):
            _list0_ = []
            for _item0_ in roles:
                if isinstance(_item0_, dict):
                    _item0_ = IdName.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "roles", _item0_, "an object")

                _list0_.append(_item0_)
            roles = _list0_

        else:
            roles = _depart(_sent_, _rest_, "roles", roles, "a list")

        groups = _rest_.pop("groups", UNSET)
        if isinstance(groups, list):
            _list0_ = []
            for _item0_ in groups:
                if isinstance(_item0_, dict):
                    _item0_ = UserGroup.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "groups", _item0_, "an object")

                _list0_.append(_item0_)
            groups = _list0_

        else:
            groups = _depart(_sent_, _rest_, "groups", groups, "a list")

        _model_ = cls(
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


from ..models.id_name import IdName
from ..models.user_group import UserGroup
