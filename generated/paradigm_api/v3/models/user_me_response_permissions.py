from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UserMeResponsePermissions")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.is_admin is not UNSET:
            _dict_["is_admin"] = self.is_admin
        if self.can_manage_documents is not UNSET:
            _dict_["can_manage_documents"] = self.can_manage_documents
        if self.can_manage_api_keys is not UNSET:
            _dict_["can_manage_api_keys"] = self.can_manage_api_keys
        if self.has_monitoring_permission is not UNSET:
            _dict_["has_monitoring_permission"] = self.has_monitoring_permission
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        is_admin = _rest_.pop("is_admin", UNSET)
        if (type(is_admin) is not bool) and is_admin is not UNSET:
            is_admin = _depart(_sent_, _rest_, "is_admin", is_admin, "a boolean")

        can_manage_documents = _rest_.pop("can_manage_documents", UNSET)
        if (type(can_manage_documents) is not bool) and can_manage_documents is not UNSET:
            can_manage_documents = _depart(
                _sent_, _rest_, "can_manage_documents", can_manage_documents, "a boolean"
            )

        can_manage_api_keys = _rest_.pop("can_manage_api_keys", UNSET)
        if (type(can_manage_api_keys) is not bool) and can_manage_api_keys is not UNSET:
            can_manage_api_keys = _depart(
                _sent_, _rest_, "can_manage_api_keys", can_manage_api_keys, "a boolean"
            )

        has_monitoring_permission = _rest_.pop("has_monitoring_permission", UNSET)
        if (type(has_monitoring_permission) is not bool) and has_monitoring_permission is not UNSET:
            has_monitoring_permission = _depart(
                _sent_, _rest_, "has_monitoring_permission", has_monitoring_permission, "a boolean"
            )

        _model_ = cls(
            is_admin=is_admin,
            can_manage_documents=can_manage_documents,
            can_manage_api_keys=can_manage_api_keys,
            has_monitoring_permission=has_monitoring_permission,
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
