from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UserMeResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.profile is not UNSET:
            _dict_["profile"] = _plain(self.profile)
        if self.company is not UNSET:
            _dict_["company"] = _plain(self.company)
        if self.permissions is not UNSET:
            _dict_["permissions"] = _plain(self.permissions)
        if self.settings is not UNSET:
            _dict_["settings"] = _plain(self.settings)
        if self.compliance is not UNSET:
            _dict_["compliance"] = _plain(self.compliance)
        if self.groups is not UNSET:
            _dict_["groups"] = _plain(self.groups)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        profile = _rest_.pop("profile", UNSET)
        if isinstance(profile, dict):
            profile = UserMeResponseProfile.from_dict(profile)
        else:
            profile = _depart(_sent_, _rest_, "profile", profile, "an object")

        company = _rest_.pop("company", UNSET)
        if isinstance(company, dict):
            company = UserMeResponseCompanyType0.from_dict(company)
        elif company is not None:
            company = _depart(_sent_, _rest_, "company", company, "an object")

        permissions = _rest_.pop("permissions", UNSET)
        if isinstance(permissions, dict):
            permissions = UserMeResponsePermissions.from_dict(permissions)
        else:
            permissions = _depart(_sent_, _rest_, "permissions", permissions, "an object")

        settings = _rest_.pop("settings", UNSET)
        if isinstance(settings, dict):
            settings = UserMeResponseSettings.from_dict(settings)
        else:
            settings = _depart(_sent_, _rest_, "settings", settings, "an object")

        compliance = _rest_.pop("compliance", UNSET)
        if isinstance(compliance, dict):
            compliance = UserMeResponseCompliance.from_dict(compliance)
        else:
            compliance = _depart(_sent_, _rest_, "compliance", compliance, "an object")

        groups = _rest_.pop("groups", UNSET)
        if isinstance(groups, list):
            _list0_ = []
            for _item0_ in groups:
                if isinstance(_item0_, dict):
                    _item0_ = UserMeResponseGroupsItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "groups", _item0_, "an object")

                _list0_.append(_item0_)
            groups = _list0_

        elif groups is not UNSET:
            groups = _depart(_sent_, _rest_, "groups", groups, "a list")

        _model_ = cls(
            profile=profile,
            company=company,
            permissions=permissions,
            settings=settings,
            compliance=compliance,
            groups=groups,
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


from ..models.user_me_response_company_type_0 import UserMeResponseCompanyType0
from ..models.user_me_response_compliance import UserMeResponseCompliance
from ..models.user_me_response_groups_item import UserMeResponseGroupsItem
from ..models.user_me_response_permissions import UserMeResponsePermissions
from ..models.user_me_response_profile import UserMeResponseProfile
from ..models.user_me_response_settings import UserMeResponseSettings
