from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="MCPServer")


@_attrs_define(kw_only=True)
class MCPServer:
    """
    Attributes:
        id (UUID):
        name (str):
        authentication_method (str):
        has_credentials (bool):
        enabled (bool):
        availability_scope (str):
        is_global (bool):
        object_ (str | Unset): The server's default is `mcp_server`.
        url (None | str | Unset):
        company_id (int | None | Unset):
        group_id (int | None | Unset):
    """

    id: UUID
    name: str
    authentication_method: str
    has_credentials: bool
    enabled: bool
    availability_scope: str
    is_global: bool
    object_: str | Unset = UNSET
    url: None | str | Unset = UNSET
    company_id: int | None | Unset = UNSET
    group_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = _plain(self.id)
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.authentication_method is not UNSET:
            _dict_["authentication_method"] = self.authentication_method
        if self.has_credentials is not UNSET:
            _dict_["has_credentials"] = self.has_credentials
        if self.enabled is not UNSET:
            _dict_["enabled"] = self.enabled
        if self.availability_scope is not UNSET:
            _dict_["availability_scope"] = self.availability_scope
        if self.is_global is not UNSET:
            _dict_["is_global"] = self.is_global
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.url is not UNSET:
            _dict_["url"] = _plain(self.url)
        if self.company_id is not UNSET:
            _dict_["company_id"] = _plain(self.company_id)
        if self.group_id is not UNSET:
            _dict_["group_id"] = _plain(self.group_id)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        try:
            id = UUID(id)
        except (TypeError, ValueError, AttributeError):
            id = _depart(_sent_, _rest_, "id", id, "a UUID")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        authentication_method = _rest_.pop("authentication_method", UNSET)
        if type(authentication_method) is not str:
            authentication_method = _depart(
                _sent_, _rest_, "authentication_method", authentication_method, "text"
            )

        has_credentials = _rest_.pop("has_credentials", UNSET)
        if type(has_credentials) is not bool:
            has_credentials = _depart(_sent_, _rest_, "has_credentials", has_credentials, "a boolean")

        enabled = _rest_.pop("enabled", UNSET)
        if type(enabled) is not bool:
            enabled = _depart(_sent_, _rest_, "enabled", enabled, "a boolean")

        availability_scope = _rest_.pop("availability_scope", UNSET)
        if type(availability_scope) is not str:
            availability_scope = _depart(_sent_, _rest_, "availability_scope", availability_scope, "text")

        is_global = _rest_.pop("is_global", UNSET)
        if type(is_global) is not bool:
            is_global = _depart(_sent_, _rest_, "is_global", is_global, "a boolean")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        url = _rest_.pop("url", UNSET)
        if (type(url) is not str) and url is not None and url is not UNSET:
            url = _depart(_sent_, _rest_, "url", url, "text")

        company_id = _rest_.pop("company_id", UNSET)
        if (type(company_id) is not int) and company_id is not None and company_id is not UNSET:
            company_id = _number(_sent_, _rest_, "company_id", company_id, "an integer")

        group_id = _rest_.pop("group_id", UNSET)
        if (type(group_id) is not int) and group_id is not None and group_id is not UNSET:
            group_id = _number(_sent_, _rest_, "group_id", group_id, "an integer")

        _model_ = cls(
            id=id,
            name=name,
            authentication_method=authentication_method,
            has_credentials=has_credentials,
            enabled=enabled,
            availability_scope=availability_scope,
            is_global=is_global,
            object_=object_,
            url=url,
            company_id=company_id,
            group_id=group_id,
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
