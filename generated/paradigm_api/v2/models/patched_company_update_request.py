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

T = TypeVar("T", bound="PatchedCompanyUpdateRequest")


@_attrs_define(kw_only=True)
class PatchedCompanyUpdateRequest:
    """
    Attributes:
        name (str | Unset):
        dpo_email (str | Unset):
        max_users (int | Unset):
        allow_company_admins_to_manage_sso (bool | Unset):
        storage_limit_company_ws (float | None | Unset):
        storage_limit_personal_ws (float | None | Unset):
        storage_limit_custom_ws (float | None | Unset):
    """

    name: str | Unset = UNSET
    dpo_email: str | Unset = UNSET
    max_users: int | Unset = UNSET
    allow_company_admins_to_manage_sso: bool | Unset = UNSET
    storage_limit_company_ws: float | None | Unset = UNSET
    storage_limit_personal_ws: float | None | Unset = UNSET
    storage_limit_custom_ws: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.dpo_email is not UNSET:
            _dict_["dpo_email"] = self.dpo_email
        if self.max_users is not UNSET:
            _dict_["max_users"] = self.max_users
        if self.allow_company_admins_to_manage_sso is not UNSET:
            _dict_["allow_company_admins_to_manage_sso"] = self.allow_company_admins_to_manage_sso
        if self.storage_limit_company_ws is not UNSET:
            _dict_["storage_limit_company_ws"] = _plain(self.storage_limit_company_ws)
        if self.storage_limit_personal_ws is not UNSET:
            _dict_["storage_limit_personal_ws"] = _plain(self.storage_limit_personal_ws)
        if self.storage_limit_custom_ws is not UNSET:
            _dict_["storage_limit_custom_ws"] = _plain(self.storage_limit_custom_ws)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if (type(name) is not str) and name is not UNSET:
            name = _depart(_sent_, _rest_, "name", name, "text")

        dpo_email = _rest_.pop("dpo_email", UNSET)
        if (type(dpo_email) is not str) and dpo_email is not UNSET:
            dpo_email = _depart(_sent_, _rest_, "dpo_email", dpo_email, "text")

        max_users = _rest_.pop("max_users", UNSET)
        if (type(max_users) is not int) and max_users is not UNSET:
            max_users = _number(_sent_, _rest_, "max_users", max_users, "an integer")

        allow_company_admins_to_manage_sso = _rest_.pop("allow_company_admins_to_manage_sso", UNSET)
        if (
            type(allow_company_admins_to_manage_sso) is not bool
        ) and allow_company_admins_to_manage_sso is not UNSET:
            allow_company_admins_to_manage_sso = _depart(
                _sent_,
                _rest_,
                "allow_company_admins_to_manage_sso",
                allow_company_admins_to_manage_sso,
                "a boolean",
            )

        storage_limit_company_ws = _rest_.pop("storage_limit_company_ws", UNSET)
        if (
            (type(storage_limit_company_ws) is not float and type(storage_limit_company_ws) is not int)
            and storage_limit_company_ws is not None
            and storage_limit_company_ws is not UNSET
        ):
            storage_limit_company_ws = _number(
                _sent_, _rest_, "storage_limit_company_ws", storage_limit_company_ws, "a number"
            )

        storage_limit_personal_ws = _rest_.pop("storage_limit_personal_ws", UNSET)
        if (
            (type(storage_limit_personal_ws) is not float and type(storage_limit_personal_ws) is not int)
            and storage_limit_personal_ws is not None
            and storage_limit_personal_ws is not UNSET
        ):
            storage_limit_personal_ws = _number(
                _sent_, _rest_, "storage_limit_personal_ws", storage_limit_personal_ws, "a number"
            )

        storage_limit_custom_ws = _rest_.pop("storage_limit_custom_ws", UNSET)
        if (
            (type(storage_limit_custom_ws) is not float and type(storage_limit_custom_ws) is not int)
            and storage_limit_custom_ws is not None
            and storage_limit_custom_ws is not UNSET
        ):
            storage_limit_custom_ws = _number(
                _sent_, _rest_, "storage_limit_custom_ws", storage_limit_custom_ws, "a number"
            )

        _model_ = cls(
            name=name,
            dpo_email=dpo_email,
            max_users=max_users,
            allow_company_admins_to_manage_sso=allow_company_admins_to_manage_sso,
            storage_limit_company_ws=storage_limit_company_ws,
            storage_limit_personal_ws=storage_limit_personal_ws,
            storage_limit_custom_ws=storage_limit_custom_ws,
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
