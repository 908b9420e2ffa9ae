from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mcp_authentication_method_enum import (
    MCPAuthenticationMethodEnum,
    check_mcp_authentication_method_enum,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="MCPServerCreateRequest")


@_attrs_define
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
        name = self.name

        url = self.url

        authentication_method: str | Unset = UNSET
        if not isinstance(self.authentication_method, Unset):
            authentication_method = self.authentication_method

        credentials: None | str | Unset
        if isinstance(self.credentials, Unset):
            credentials = UNSET
        else:
            credentials = self.credentials

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "url": url,
            }
        )
        if authentication_method is not UNSET:
            field_dict["authentication_method"] = authentication_method
        if credentials is not UNSET:
            field_dict["credentials"] = credentials

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        url = d.pop("url")

        _authentication_method = d.pop("authentication_method", UNSET)
        authentication_method: MCPAuthenticationMethodEnum | Unset
        if isinstance(_authentication_method, Unset):
            authentication_method = UNSET
        else:
            authentication_method = check_mcp_authentication_method_enum(_authentication_method)

        credentials = cast("None | str | Unset", d.pop("credentials", UNSET))

        mcp_server_create_request = cls(
            name=name,
            url=url,
            authentication_method=authentication_method,
            credentials=credentials,
        )

        mcp_server_create_request.additional_properties = d
        return mcp_server_create_request

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
