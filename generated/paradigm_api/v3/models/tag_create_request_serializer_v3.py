from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TagCreateRequestSerializerV3")


@_attrs_define
class TagCreateRequestSerializerV3:
    """
    Attributes:
        name (str):
        description (str):
        auto_assign (bool | Unset): The server's default is `True`.
    """

    name: str
    description: str
    auto_assign: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        auto_assign = self.auto_assign

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "description": description,
            }
        )
        if auto_assign is not UNSET:
            field_dict["auto_assign"] = auto_assign

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description")

        auto_assign = d.pop("auto_assign", UNSET)

        tag_create_request_serializer_v3 = cls(
            name=name,
            description=description,
            auto_assign=auto_assign,
        )

        tag_create_request_serializer_v3.additional_properties = d
        return tag_create_request_serializer_v3

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
