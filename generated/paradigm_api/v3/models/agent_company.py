from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AgentCompany")


@_attrs_define
class AgentCompany:
    """
    Attributes:
        id (int):
        name (str):
        allow_ephemeral_mode (bool | Unset):
        is_sharing_enabled (bool | Unset):
    """

    id: int
    name: str
    allow_ephemeral_mode: bool | Unset = UNSET
    is_sharing_enabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        allow_ephemeral_mode = self.allow_ephemeral_mode

        is_sharing_enabled = self.is_sharing_enabled

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )
        if allow_ephemeral_mode is not UNSET:
            field_dict["allow_ephemeral_mode"] = allow_ephemeral_mode
        if is_sharing_enabled is not UNSET:
            field_dict["is_sharing_enabled"] = is_sharing_enabled

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        allow_ephemeral_mode = d.pop("allow_ephemeral_mode", UNSET)

        is_sharing_enabled = d.pop("is_sharing_enabled", UNSET)

        agent_company = cls(
            id=id,
            name=name,
            allow_ephemeral_mode=allow_ephemeral_mode,
            is_sharing_enabled=is_sharing_enabled,
        )

        agent_company.additional_properties = d
        return agent_company

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
