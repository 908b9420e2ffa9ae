from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CompanyCreateRequest")


@_attrs_define
class CompanyCreateRequest:
    """
    Attributes:
        name (str):
        dpo_email (str | Unset):
        max_users (int | Unset):
        allow_company_admins_to_manage_sso (bool | Unset): The server's default is `False`.
        storage_limit_company_ws (float | None | Unset):
        storage_limit_personal_ws (float | None | Unset):
        storage_limit_custom_ws (float | None | Unset):
    """

    name: str
    dpo_email: str | Unset = UNSET
    max_users: int | Unset = UNSET
    allow_company_admins_to_manage_sso: bool | Unset = UNSET
    storage_limit_company_ws: float | None | Unset = UNSET
    storage_limit_personal_ws: float | None | Unset = UNSET
    storage_limit_custom_ws: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        dpo_email = self.dpo_email

        max_users = self.max_users

        allow_company_admins_to_manage_sso = self.allow_company_admins_to_manage_sso

        storage_limit_company_ws: float | None | Unset
        if isinstance(self.storage_limit_company_ws, Unset):
            storage_limit_company_ws = UNSET
        else:
            storage_limit_company_ws = self.storage_limit_company_ws

        storage_limit_personal_ws: float | None | Unset
        if isinstance(self.storage_limit_personal_ws, Unset):
            storage_limit_personal_ws = UNSET
        else:
            storage_limit_personal_ws = self.storage_limit_personal_ws

        storage_limit_custom_ws: float | None | Unset
        if isinstance(self.storage_limit_custom_ws, Unset):
            storage_limit_custom_ws = UNSET
        else:
            storage_limit_custom_ws = self.storage_limit_custom_ws

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if dpo_email is not UNSET:
            field_dict["dpo_email"] = dpo_email
        if max_users is not UNSET:
            field_dict["max_users"] = max_users
        if allow_company_admins_to_manage_sso is not UNSET:
            field_dict["allow_company_admins_to_manage_sso"] = allow_company_admins_to_manage_sso
        if storage_limit_company_ws is not UNSET:
            field_dict["storage_limit_company_ws"] = storage_limit_company_ws
        if storage_limit_personal_ws is not UNSET:
            field_dict["storage_limit_personal_ws"] = storage_limit_personal_ws
        if storage_limit_custom_ws is not UNSET:
            field_dict["storage_limit_custom_ws"] = storage_limit_custom_ws

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        dpo_email = d.pop("dpo_email", UNSET)

        max_users = d.pop("max_users", UNSET)

        allow_company_admins_to_manage_sso = d.pop("allow_company_admins_to_manage_sso", UNSET)

        storage_limit_company_ws = cast("float | None | Unset", d.pop("storage_limit_company_ws", UNSET))

        storage_limit_personal_ws = cast("float | None | Unset", d.pop("storage_limit_personal_ws", UNSET))

        storage_limit_custom_ws = cast("float | None | Unset", d.pop("storage_limit_custom_ws", UNSET))

        company_create_request = cls(
            name=name,
            dpo_email=dpo_email,
            max_users=max_users,
            allow_company_admins_to_manage_sso=allow_company_admins_to_manage_sso,
            storage_limit_company_ws=storage_limit_company_ws,
            storage_limit_personal_ws=storage_limit_personal_ws,
            storage_limit_custom_ws=storage_limit_custom_ws,
        )

        company_create_request.additional_properties = d
        return company_create_request

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
