from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mcp_authentication_method_enum import (
    MCP_AUTHENTICATION_METHOD_ENUM_VALUES,
    MCPAuthenticationMethodEnum,
)
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="MCPServerCreateRequest")


@_attrs_define(kw_only=True)
class MCPServerCreateRequest:
    """
    Attributes:
        name (str):
        url (str):
        authentication_method (MCPAuthenticationMethodEnum | Unset):
        credentials (None | str | Unset):
    """

    name: str
    url: str
    authentication_method: MCPAuthenticationMethodEnum | Unset = UNSET
    credentials: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.url is not UNSET:
            _dict_["url"] = self.url
        if self.authentication_method is not UNSET:
            _dict_["authentication_method"] = self.authentication_method
        if self.credentials is not UNSET:
            _dict_["credentials"] = _plain(self.credentials)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        url = _rest_.pop("url", UNSET)
        if type(url) is not str:
            url = _depart(_sent_, _rest_, "url", url, "text")

        authentication_method = _rest_.pop("authentication_method", UNSET)
        if (
            type(authentication_method) is not str
            or authentication_method not in MCP_AUTHENTICATION_METHOD_ENUM_VALUES
        ) and authentication_method is not UNSET:
            authentication_method = _word(
                _sent_, _rest_, "authentication_method", authentication_method, str, "a documented value"
            )

        credentials = _rest_.pop("credentials", UNSET)
        if (type(credentials) is not str) and credentials is not None and credentials is not UNSET:
            credentials = _depart(_sent_, _rest_, "credentials", credentials, "text")

        _model_ = cls(
            name=name,
            url=url,
            authentication_method=authentication_method,
            credentials=credentials,
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
