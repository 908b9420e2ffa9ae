from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMPhoneNumber")


@_attrs_define(kw_only=True)
class SCIMPhoneNumber:
    """
    Attributes:
        value (str | Unset):
        type_ (str | Unset):
    """

    value: str | Unset = UNSET
    type_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.value is not UNSET:
            _dict_["value"] = self.value
        if self.type_ is not UNSET:
            _dict_["type"] = self.type_
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        value = _rest_.pop("value", UNSET)
        if (type(value) is not str) and value is not UNSET:
            value = _depart(_sent_, _rest_, "value", value, "text")

        type_ = _rest_.pop("type", UNSET)
        if (type(type_) is not str) and type_ is not UNSET:
            type_ = _depart(_sent_, _rest_, "type", type_, "text")

        _model_ = cls(
            value=value,
            type_=type_,
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
