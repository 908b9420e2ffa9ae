from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CompanyResponse")


@_attrs_define
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
        name = self.name

        created_at = self.created_at.isoformat()

        max_users = self.max_users

        dpo_email = self.dpo_email

        allow_company_admins_to_manage_sso = self.allow_company_admins_to_manage_sso

        storage_limit_company_ws: float | None
        storage_limit_company_ws = self.storage_limit_company_ws

        storage_limit_personal_ws: float | None
        storage_limit_personal_ws = self.storage_limit_personal_ws

        storage_limit_custom_ws: float | None
        storage_limit_custom_ws = self.storage_limit_custom_ws

        active_members_count = self.active_members_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "created_at": created_at,
                "max_users": max_users,
                "dpo_email": dpo_email,
                "allow_company_admins_to_manage_sso": allow_company_admins_to_manage_sso,
                "storage_limit_company_ws": storage_limit_company_ws,
                "storage_limit_personal_ws": storage_limit_personal_ws,
                "storage_limit_custom_ws": storage_limit_custom_ws,
                "active_members_count": active_members_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        max_users = d.pop("max_users")

        dpo_email = d.pop("dpo_email")

        allow_company_admins_to_manage_sso = d.pop("allow_company_admins_to_manage_sso")

        storage_limit_company_ws = cast("float | None", d.pop("storage_limit_company_ws"))

        storage_limit_personal_ws = cast("float | None", d.pop("storage_limit_personal_ws"))

        storage_limit_custom_ws = cast("float | None", d.pop("storage_limit_custom_ws"))

        active_members_count = d.pop("active_members_count")

        company_response = cls(
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

        company_response.additional_properties = d
        return company_response

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
