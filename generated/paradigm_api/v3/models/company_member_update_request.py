from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.company_member_update_request_language import (
    CompanyMemberUpdateRequestLanguage,
    check_company_member_update_request_language,
)

T = TypeVar("T", bound="CompanyMemberUpdateRequest")


@_attrs_define
class CompanyMemberUpdateRequest:
    """
    Attributes:
        first_name (str):
        last_name (str):
        account_expiration_date (datetime.datetime):
        language (CompanyMemberUpdateRequestLanguage):
    """

    first_name: str
    last_name: str
    account_expiration_date: datetime.datetime
    language: CompanyMemberUpdateRequestLanguage
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_name = self.last_name

        account_expiration_date = self.account_expiration_date.isoformat()

        language: str = self.language

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_name": first_name,
                "last_name": last_name,
                "account_expiration_date": account_expiration_date,
                "language": language,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        first_name = d.pop("first_name")

        last_name = d.pop("last_name")

        account_expiration_date = datetime.datetime.fromisoformat(d.pop("account_expiration_date"))

        language = check_company_member_update_request_language(d.pop("language"))

        company_member_update_request = cls(
            first_name=first_name,
            last_name=last_name,
            account_expiration_date=account_expiration_date,
            language=language,
        )

        company_member_update_request.additional_properties = d
        return company_member_update_request

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
