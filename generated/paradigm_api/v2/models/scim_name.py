from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SCIMName")


@_attrs_define
class SCIMName:
    """
    Attributes:
        given_name (str | Unset):
        family_name (str | Unset):
        middle_name (str | Unset):
        formatted (str | Unset):
        honorific_prefix (str | Unset):
        honorific_suffix (str | Unset):
    """

    given_name: str | Unset = UNSET
    family_name: str | Unset = UNSET
    middle_name: str | Unset = UNSET
    formatted: str | Unset = UNSET
    honorific_prefix: str | Unset = UNSET
    honorific_suffix: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        given_name = self.given_name

        family_name = self.family_name

        middle_name = self.middle_name

        formatted = self.formatted

        honorific_prefix = self.honorific_prefix

        honorific_suffix = self.honorific_suffix

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if given_name is not UNSET:
            field_dict["givenName"] = given_name
        if family_name is not UNSET:
            field_dict["familyName"] = family_name
        if middle_name is not UNSET:
            field_dict["middleName"] = middle_name
        if formatted is not UNSET:
            field_dict["formatted"] = formatted
        if honorific_prefix is not UNSET:
            field_dict["honorificPrefix"] = honorific_prefix
        if honorific_suffix is not UNSET:
            field_dict["honorificSuffix"] = honorific_suffix

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        given_name = d.pop("givenName", UNSET)

        family_name = d.pop("familyName", UNSET)

        middle_name = d.pop("middleName", UNSET)

        formatted = d.pop("formatted", UNSET)

        honorific_prefix = d.pop("honorificPrefix", UNSET)

        honorific_suffix = d.pop("honorificSuffix", UNSET)

        scim_name = cls(
            given_name=given_name,
            family_name=family_name,
            middle_name=middle_name,
            formatted=formatted,
            honorific_prefix=honorific_prefix,
            honorific_suffix=honorific_suffix,
        )

        scim_name.additional_properties = d
        return scim_name

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
