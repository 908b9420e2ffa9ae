from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CompanyListItem")


@_attrs_define
class CompanyListItem:
    """
    Attributes:
        id (int):
        name (str):
        created_at (datetime.datetime):
        dpo_email (None | str | Unset):
        max_users (int | Unset):
        login_method (str | Unset):
    """

    id: int
    name: str
    created_at: datetime.datetime
    dpo_email: None | str | Unset = UNSET
    max_users: int | Unset = UNSET
    login_method: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        created_at = self.created_at.isoformat()

        dpo_email: None | str | Unset
        if isinstance(self.dpo_email, Unset):
            dpo_email = UNSET
        else:
            dpo_email = self.dpo_email

        max_users = self.max_users

        login_method = self.login_method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "created_at": created_at,
            }
        )
        if dpo_email is not UNSET:
            field_dict["dpo_email"] = dpo_email
        if max_users is not UNSET:
            field_dict["max_users"] = max_users
        if login_method is not UNSET:
            field_dict["login_method"] = login_method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        dpo_email = cast("None | str | Unset", d.pop("dpo_email", UNSET))

        max_users = d.pop("max_users", UNSET)

        login_method = d.pop("login_method", UNSET)

        company_list_item = cls(
            id=id,
            name=name,
            created_at=created_at,
            dpo_email=dpo_email,
            max_users=max_users,
            login_method=login_method,
        )

        company_list_item.additional_properties = d
        return company_list_item

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
