from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MCPServer")


@_attrs_define
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
        id = str(self.id)

        name = self.name

        authentication_method = self.authentication_method

        has_credentials = self.has_credentials

        enabled = self.enabled

        availability_scope = self.availability_scope

        is_global = self.is_global

        object_ = self.object_

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        company_id: int | None | Unset
        if isinstance(self.company_id, Unset):
            company_id = UNSET
        else:
            company_id = self.company_id

        group_id: int | None | Unset
        if isinstance(self.group_id, Unset):
            group_id = UNSET
        else:
            group_id = self.group_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "authentication_method": authentication_method,
                "has_credentials": has_credentials,
                "enabled": enabled,
                "availability_scope": availability_scope,
                "is_global": is_global,
            }
        )
        if object_ is not UNSET:
            field_dict["object"] = object_
        if url is not UNSET:
            field_dict["url"] = url
        if company_id is not UNSET:
            field_dict["company_id"] = company_id
        if group_id is not UNSET:
            field_dict["group_id"] = group_id

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        authentication_method = d.pop("authentication_method")

        has_credentials = d.pop("has_credentials")

        enabled = d.pop("enabled")

        availability_scope = d.pop("availability_scope")

        is_global = d.pop("is_global")

        object_ = d.pop("object", UNSET)

        url = cast("None | str | Unset", d.pop("url", UNSET))

        company_id = cast("int | None | Unset", d.pop("company_id", UNSET))

        group_id = cast("int | None | Unset", d.pop("group_id", UNSET))

        mcp_server = cls(
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

        mcp_server.additional_properties = d
        return mcp_server

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
