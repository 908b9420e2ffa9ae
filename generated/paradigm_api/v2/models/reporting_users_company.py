from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingUsersCompany")


@_attrs_define
class ReportingUsersCompany:
    """
    Attributes:
        company (IdName | Unset):
        total_historical_members (int | Unset):
        current_active_members (int | Unset):
    """

    company: IdName | Unset = UNSET
    total_historical_members: int | Unset = UNSET
    current_active_members: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        company: dict[str, Any] | Unset = UNSET
        if not isinstance(self.company, Unset):
            company = self.company.to_dict()

        total_historical_members = self.total_historical_members

        current_active_members = self.current_active_members

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if company is not UNSET:
            field_dict["company"] = company
        if total_historical_members is not UNSET:
            field_dict["total_historical_members"] = total_historical_members
        if current_active_members is not UNSET:
            field_dict["current_active_members"] = current_active_members

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _company = d.pop("company", UNSET)
        company: IdName | Unset
        if isinstance(_company, Unset):
            company = UNSET
        else:
            company = IdName.from_dict(_company)

        total_historical_members = d.pop("total_historical_members", UNSET)

        current_active_members = d.pop("current_active_members", UNSET)

        reporting_users_company = cls(
            company=company,
            total_historical_members=total_historical_members,
            current_active_members=current_active_members,
        )

        reporting_users_company.additional_properties = d
        return reporting_users_company

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
