from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.patched_company_member_update_request_language import (
    PatchedCompanyMemberUpdateRequestLanguage,
    check_patched_company_member_update_request_language,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedCompanyMemberUpdateRequest")


@_attrs_define
class PatchedCompanyMemberUpdateRequest:
    """
    Attributes:
        first_name (str | Unset):
        last_name (str | Unset):
        account_expiration_date (datetime.datetime | Unset):
        language (PatchedCompanyMemberUpdateRequestLanguage | Unset):
    """

    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    account_expiration_date: datetime.datetime | Unset = UNSET
    language: PatchedCompanyMemberUpdateRequestLanguage | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_name = self.last_name

        account_expiration_date: str | Unset = UNSET
        if not isinstance(self.account_expiration_date, Unset):
            account_expiration_date = self.account_expiration_date.isoformat()

        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if account_expiration_date is not UNSET:
            field_dict["account_expiration_date"] = account_expiration_date
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        _account_expiration_date = d.pop("account_expiration_date", UNSET)
        account_expiration_date: datetime.datetime | Unset
        if isinstance(_account_expiration_date, Unset):
            account_expiration_date = UNSET
        else:
            account_expiration_date = datetime.datetime.fromisoformat(_account_expiration_date)

        _language = d.pop("language", UNSET)
        language: PatchedCompanyMemberUpdateRequestLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = check_patched_company_member_update_request_language(_language)

        patched_company_member_update_request = cls(
            first_name=first_name,
            last_name=last_name,
            account_expiration_date=account_expiration_date,
            language=language,
        )

        patched_company_member_update_request.additional_properties = d
        return patched_company_member_update_request

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
