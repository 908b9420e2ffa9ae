from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserMeResponse")


@_attrs_define
class UserMeResponse:
    """
    Attributes:
        profile (UserMeResponseProfile):
        company (None | UserMeResponseCompanyType0):
        permissions (UserMeResponsePermissions):
        settings (UserMeResponseSettings):
        compliance (UserMeResponseCompliance):
        groups (list[UserMeResponseGroupsItem] | Unset):
    """

    profile: UserMeResponseProfile
    company: None | UserMeResponseCompanyType0
    permissions: UserMeResponsePermissions
    settings: UserMeResponseSettings
    compliance: UserMeResponseCompliance
    groups: list[UserMeResponseGroupsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        profile = self.profile.to_dict()

        company: dict[str, Any] | None
        if isinstance(self.company, UserMeResponseCompanyType0):
            company = self.company.to_dict()
        else:
            company = self.company

        permissions = self.permissions.to_dict()

        settings = self.settings.to_dict()

        compliance = self.compliance.to_dict()

        groups: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = []
            for groups_item_data in self.groups:
                groups_item = groups_item_data.to_dict()
                groups.append(groups_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "profile": profile,
                "company": company,
                "permissions": permissions,
                "settings": settings,
                "compliance": compliance,
            }
        )
        if groups is not UNSET:
            field_dict["groups"] = groups

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        profile = UserMeResponseProfile.from_dict(d.pop("profile"))

        _company = d.pop("company")
        company = cast("None | UserMeResponseCompanyType0", _company)
        if isinstance(_company, dict):
            try:
                company_type_0 = UserMeResponseCompanyType0.from_dict(_company)

                company = company_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        permissions = UserMeResponsePermissions.from_dict(d.pop("permissions"))

        settings = UserMeResponseSettings.from_dict(d.pop("settings"))

        compliance = UserMeResponseCompliance.from_dict(d.pop("compliance"))

        _groups = d.pop("groups", UNSET)
        groups: list[UserMeResponseGroupsItem] | Unset = UNSET
        if _groups is not UNSET:
            groups = []
            for groups_item_data in _groups:
                groups_item = UserMeResponseGroupsItem.from_dict(groups_item_data)

                groups.append(groups_item)

        user_me_response = cls(
            profile=profile,
            company=company,
            permissions=permissions,
            settings=settings,
            compliance=compliance,
            groups=groups,
        )

        user_me_response.additional_properties = d
        return user_me_response

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


from ..models.user_me_response_company_type_0 import UserMeResponseCompanyType0
from ..models.user_me_response_compliance import UserMeResponseCompliance
from ..models.user_me_response_groups_item import UserMeResponseGroupsItem
from ..models.user_me_response_permissions import UserMeResponsePermissions
from ..models.user_me_response_profile import UserMeResponseProfile
from ..models.user_me_response_settings import UserMeResponseSettings
