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

T = TypeVar("T", bound="CompanyResponse")


@_attrs_define(kw_only=True)
class CompanyResponse:
    """
    Attributes:
        name (str):
        created_at (datetime.datetime):
        max_users (int):
        dpo_email (str):
        allow_company_admins_to_manage_sso (bool):
        storage_limit_company_ws (float | None):
        storage_limit_personal_ws (float | None):
        storage_limit_custom_ws (float | None):
        active_members_count (int):
    """

    name: str
    created_at: datetime.datetime
    max_users: int
    dpo_email: str
    allow_company_admins_to_manage_sso: bool
    storage_limit_company_ws: float | None
    storage_limit_personal_ws: float | None
    storage_limit_custom_ws: float | None
    active_members_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.max_users is not UNSET:
            _dict_["max_users"] = self.max_users
        if self.dpo_email is not UNSET:
            _dict_["dpo_email"] = self.dpo_email
        if self.allow_company_admins_to_manage_sso is not UNSET:
            _dict_["allow_company_admins_to_manage_sso"] = self.allow_company_admins_to_manage_sso
        if self.storage_limit_company_ws is not UNSET:
            _dict_["storage_limit_company_ws"] = _plain(self.storage_limit_company_ws)
        if self.storage_limit_personal_ws is not UNSET:
            _dict_["storage_limit_personal_ws"] = _plain(self.storage_limit_personal_ws)
        if self.storage_limit_custom_ws is not UNSET:
            _dict_["storage_limit_custom_ws"] = _plain(self.storage_limit_custom_ws)
        if self.active_members_count is not UNSET:
            _dict_["active_members_count"] = self.active_members_count
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

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

        max_users = _rest_.pop("max_users", UNSET)
        if type(max_users) is not int:
            max_users = _number(_sent_, _rest_, "max_users", max_users, "an integer")

        dpo_email = _rest_.pop("dpo_email", UNSET)
        if type(dpo_email) is not str:
            dpo_email = _depart(_sent_, _rest_, "dpo_email", dpo_email, "text")

        allow_company_admins_to_manage_sso = _rest_.pop("allow_company_admins_to_manage_sso", UNSET)
        if type(allow_company_admins_to_manage_sso) is not bool:
            allow_company_admins_to_manage_sso = _depart(
                _sent_,
                _rest_,
                "allow_company_admins_to_manage_sso",
                allow_company_admins_to_manage_sso,
                "a boolean",
            )

        storage_limit_company_ws = _rest_.pop("storage_limit_company_ws", UNSET)
        if (
            type(storage_limit_company_ws) is not float and type(storage_limit_company_ws) is not int
        ) and storage_limit_company_ws is not None:
            storage_limit_company_ws = _number(
                _sent_, _rest_, "storage_limit_company_ws", storage_limit_company_ws, "a number"
            )

        storage_limit_personal_ws = _rest_.pop("storage_limit_personal_ws", UNSET)
        if (
            type(storage_limit_personal_ws) is not float and type(storage_limit_personal_ws) is not int
        ) and storage_limit_personal_ws is not None:
            storage_limit_personal_ws = _number(
                _sent_, _rest_, "storage_limit_personal_ws", storage_limit_personal_ws, "a number"
            )

        storage_limit_custom_ws = _rest_.pop("storage_limit_custom_ws", UNSET)
        if (
            type(storage_limit_custom_ws) is not float and type(storage_limit_custom_ws) is not int
        ) and storage_limit_custom_ws is not None:
            storage_limit_custom_ws = _number(
                _sent_, _rest_, "storage_limit_custom_ws", storage_limit_custom_ws, "a number"
            )

        active_members_count = _rest_.pop("active_members_count", UNSET)
        if type(active_members_count) is not int:
            active_members_count = _number(
                _sent_, _rest_, "active_members_count", active_members_count, "an integer"
            )

        _model_ = cls(
            name=name,
            created_at=created_at,
            max_users=max_users,
            dpo_email=dpo_email,
            allow_company_admins_to_manage_sso=allow_company_admins_to_manage_sso,
            storage_limit_company_ws=storage_limit_company_ws,
            storage_limit_personal_ws=storage_limit_personal_ws,
            storage_limit_custom_ws=storage_limit_custom_ws,
            active_members_count=active_members_count,
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
