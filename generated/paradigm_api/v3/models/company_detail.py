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

T = TypeVar("T", bound="CompanyDetail")


@_attrs_define(kw_only=True)
class CompanyDetail:
    """
    Attributes:
        id (int):
        name (str):
        allow_company_admins_to_manage_sso (bool):
        created_at (datetime.datetime):
        dpo_email (None | str | Unset):
        max_users (int | Unset):
        auto_provision_sso_users (bool | Unset):
        storage_limit_company_ws (int | None | Unset):
        storage_limit_personal_ws (int | None | Unset):
        storage_limit_custom_ws (int | None | Unset):
        login_method (str | Unset): password seen
    """

    id: int
    name: str
    allow_company_admins_to_manage_sso: bool
    created_at: datetime.datetime
    dpo_email: None | str | Unset = UNSET
    max_users: int | Unset = UNSET
    auto_provision_sso_users: bool | Unset = UNSET
    storage_limit_company_ws: int | None | Unset = UNSET
    storage_limit_personal_ws: int | None | Unset = UNSET
    storage_limit_custom_ws: int | None | Unset = UNSET
    login_method: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.allow_company_admins_to_manage_sso is not UNSET:
            _dict_["allow_company_admins_to_manage_sso"] = self.allow_company_admins_to_manage_sso
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.dpo_email is not UNSET:
            _dict_["dpo_email"] = _plain(self.dpo_email)
        if self.max_users is not UNSET:
            _dict_["max_users"] = self.max_users
        if self.auto_provision_sso_users is not UNSET:
            _dict_["auto_provision_sso_users"] = self.auto_provision_sso_users
        if self.storage_limit_company_ws is not UNSET:
            _dict_["storage_limit_company_ws"] = _plain(self.storage_limit_company_ws)
        if self.storage_limit_personal_ws is not UNSET:
            _dict_["storage_limit_personal_ws"] = _plain(self.storage_limit_personal_ws)
        if self.storage_limit_custom_ws is not UNSET:
            _dict_["storage_limit_custom_ws"] = _plain(self.storage_limit_custom_ws)
        if self.login_method is not UNSET:
            _dict_["login_method"] = self.login_method
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

        allow_company_admins_to_manage_sso = _rest_.pop("allow_company_admins_to_manage_sso", UNSET)
        if type(allow_company_admins_to_manage_sso) is not bool:
            allow_company_admins_to_manage_sso = _depart(
                _sent_,
                _rest_,
                "allow_company_admins_to_manage_sso",
                allow_company_admins_to_manage_sso,
                "a boolean",
            )

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

        dpo_email = _rest_.pop("dpo_email", UNSET)
        if (type(dpo_email) is not str) and dpo_email is not None and dpo_email is not UNSET:
            dpo_email = _depart(_sent_, _rest_, "dpo_email", dpo_email, "text")

        max_users = _rest_.pop("max_users", UNSET)
        if (type(max_users) is not int) and max_users is not UNSET:
            max_users = _number(_sent_, _rest_, "max_users", max_users, "an integer")

        auto_provision_sso_users = _rest_.pop("auto_provision_sso_users", UNSET)
        if (type(auto_provision_sso_users) is not bool) and auto_provision_sso_users is not UNSET:
            auto_provision_sso_users = _depart(
                _sent_, _rest_, "auto_provision_sso_users", auto_provision_sso_users, "a boolean"
            )

        storage_limit_company_ws = _rest_.pop("storage_limit_company_ws", UNSET)
        if (
            (type(storage_limit_company_ws) is not int)
            and storage_limit_company_ws is not None
            and storage_limit_company_ws is not UNSET
        ):
            storage_limit_company_ws = _number(
                _sent_, _rest_, "storage_limit_company_ws", storage_limit_company_ws, "an integer"
            )

        storage_limit_personal_ws = _rest_.pop("storage_limit_personal_ws", UNSET)
        if (
            (type(storage_limit_personal_ws) is not int)
            and storage_limit_personal_ws is not None
            and storage_limit_personal_ws is not UNSET
        ):
            storage_limit_personal_ws = _number(
                _sent_, _rest_, "storage_limit_personal_ws", storage_limit_personal_ws, "an integer"
            )

        storage_limit_custom_ws = _rest_.pop("storage_limit_custom_ws", UNSET)
        if (
            (type(storage_limit_custom_ws) is not int)
            and storage_limit_custom_ws is not None
            and storage_limit_custom_ws is not UNSET
        ):
            storage_limit_custom_ws = _number(
                _sent_, _rest_, "storage_limit_custom_ws", storage_limit_custom_ws, "an integer"
            )

        login_method = _rest_.pop("login_method", UNSET)
        if (type(login_method) is not str) and login_method is not UNSET:
            login_method = _depart(_sent_, _rest_, "login_method", login_method, "text")

        _model_ = cls(
            id=id,
            name=name,
            allow_company_admins_to_manage_sso=allow_company_admins_to_manage_sso,
            created_at=created_at,
            dpo_email=dpo_email,
            max_users=max_users,
            auto_provision_sso_users=auto_provision_sso_users,
            storage_limit_company_ws=storage_limit_company_ws,
            storage_limit_personal_ws=storage_limit_personal_ws,
            storage_limit_custom_ws=storage_limit_custom_ws,
            login_method=login_method,
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
