from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CompanyDetail")


@_attrs_define
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
        id = self.id

        name = self.name

        allow_company_admins_to_manage_sso = self.allow_company_admins_to_manage_sso

        created_at = self.created_at.isoformat()

        dpo_email: None | str | Unset
        if isinstance(self.dpo_email, Unset):
            dpo_email = UNSET
        else:
            dpo_email = self.dpo_email

        max_users = self.max_users

        auto_provision_sso_users = self.auto_provision_sso_users

        storage_limit_company_ws: int | None | Unset
        if isinstance(self.storage_limit_company_ws, Unset):
            storage_limit_company_ws = UNSET
        else:
            storage_limit_company_ws = self.storage_limit_company_ws

        storage_limit_personal_ws: int | None | Unset
        if isinstance(self.storage_limit_personal_ws, Unset):
            storage_limit_personal_ws = UNSET
        else:
            storage_limit_personal_ws = self.storage_limit_personal_ws

        storage_limit_custom_ws: int | None | Unset
        if isinstance(self.storage_limit_custom_ws, Unset):
            storage_limit_custom_ws = UNSET
        else:
            storage_limit_custom_ws = self.storage_limit_custom_ws

        login_method = self.login_method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "allow_company_admins_to_manage_sso": allow_company_admins_to_manage_sso,
                "created_at": created_at,
            }
        )
        if dpo_email is not UNSET:
            field_dict["dpo_email"] = dpo_email
        if max_users is not UNSET:
            field_dict["max_users"] = max_users
        if auto_provision_sso_users is not UNSET:
            field_dict["auto_provision_sso_users"] = auto_provision_sso_users
        if storage_limit_company_ws is not UNSET:
            field_dict["storage_limit_company_ws"] = storage_limit_company_ws
        if storage_limit_personal_ws is not UNSET:
            field_dict["storage_limit_personal_ws"] = storage_limit_personal_ws
        if storage_limit_custom_ws is not UNSET:
            field_dict["storage_limit_custom_ws"] = storage_limit_custom_ws
        if login_method is not UNSET:
            field_dict["login_method"] = login_method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        allow_company_admins_to_manage_sso = d.pop("allow_company_admins_to_manage_sso")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        dpo_email = cast("None | str | Unset", d.pop("dpo_email", UNSET))

        max_users = d.pop("max_users", UNSET)

        auto_provision_sso_users = d.pop("auto_provision_sso_users", UNSET)

        storage_limit_company_ws = cast("int | None | Unset", d.pop("storage_limit_company_ws", UNSET))

        storage_limit_personal_ws = cast("int | None | Unset", d.pop("storage_limit_personal_ws", UNSET))

        storage_limit_custom_ws = cast("int | None | Unset", d.pop("storage_limit_custom_ws", UNSET))

        login_method = d.pop("login_method", UNSET)

        company_detail = cls(
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

        company_detail.additional_properties = d
        return company_detail

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
