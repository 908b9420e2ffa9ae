from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserMeResponsePermissions")


@_attrs_define
class UserMeResponsePermissions:
    """
    Attributes:
        is_admin (bool | Unset):
        can_manage_documents (bool | Unset):
        can_manage_api_keys (bool | Unset):
        has_monitoring_permission (bool | Unset):
    """

    is_admin: bool | Unset = UNSET
    can_manage_documents: bool | Unset = UNSET
    can_manage_api_keys: bool | Unset = UNSET
    has_monitoring_permission: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_admin = self.is_admin

        can_manage_documents = self.can_manage_documents

        can_manage_api_keys = self.can_manage_api_keys

        has_monitoring_permission = self.has_monitoring_permission

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if is_admin is not UNSET:
            field_dict["is_admin"] = is_admin
        if can_manage_documents is not UNSET:
            field_dict["can_manage_documents"] = can_manage_documents
        if can_manage_api_keys is not UNSET:
            field_dict["can_manage_api_keys"] = can_manage_api_keys
        if has_monitoring_permission is not UNSET:
            field_dict["has_monitoring_permission"] = has_monitoring_permission

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_admin = d.pop("is_admin", UNSET)

        can_manage_documents = d.pop("can_manage_documents", UNSET)

        can_manage_api_keys = d.pop("can_manage_api_keys", UNSET)

        has_monitoring_permission = d.pop("has_monitoring_permission", UNSET)

        user_me_response_permissions = cls(
            is_admin=is_admin,
            can_manage_documents=can_manage_documents,
            can_manage_api_keys=can_manage_api_keys,
            has_monitoring_permission=has_monitoring_permission,
        )

        user_me_response_permissions.additional_properties = d
        return user_me_response_permissions

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
