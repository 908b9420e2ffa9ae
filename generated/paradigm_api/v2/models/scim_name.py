from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMName")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.given_name is not UNSET:
            _dict_["givenName"] = self.given_name
        if self.family_name is not UNSET:
            _dict_["familyName"] = self.family_name
        if self.middle_name is not UNSET:
            _dict_["middleName"] = self.middle_name
        if self.formatted is not UNSET:
            _dict_["formatted"] = self.formatted
        if self.honorific_prefix is not UNSET:
            _dict_["honorificPrefix"] = self.honorific_prefix
        if self.honorific_suffix is not UNSET:
            _dict_["honorificSuffix"] = self.honorific_suffix
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        given_name = _rest_.pop("givenName", UNSET)
        if (type(given_name) is not str) and given_name is not UNSET:
            given_name = _depart(_sent_, _rest_, "givenName", given_name, "text")

        family_name = _rest_.pop("familyName", UNSET)
        if (type(family_name) is not str) and family_name is not UNSET:
            family_name = _depart(_sent_, _rest_, "familyName", family_name, "text")

        middle_name = _rest_.pop("middleName", UNSET)
        if (type(middle_name) is not str) and middle_name is not UNSET:
            middle_name = _depart(_sent_, _rest_, "middleName", middle_name, "text")

        formatted = _rest_.pop("formatted", UNSET)
        if (type(formatted) is not str) and formatted is not UNSET:
            formatted = _depart(_sent_, _rest_, "formatted", formatted, "text")

        honorific_prefix = _rest_.pop("honorificPrefix", UNSET)
        if (type(honorific_prefix) is not str) and honorific_prefix is not UNSET:
            honorific_prefix = _depart(_sent_, _rest_, "honorificPrefix", honorific_prefix, "text")

        honorific_suffix = _rest_.pop("honorificSuffix", UNSET)
        if (type(honorific_suffix) is not str) and honorific_suffix is not UNSET:
            honorific_suffix = _depart(_sent_, _rest_, "honorificSuffix", honorific_suffix, "text")

        _model_ = cls(
            given_name=given_name,
            family_name=family_name,
            middle_name=middle_name,
            formatted=formatted,
            honorific_prefix=honorific_prefix,
            honorific_suffix=honorific_suffix,
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
