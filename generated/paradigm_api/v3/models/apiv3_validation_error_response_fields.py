from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import depart as _depart
from ..types import plain as _plain

T = TypeVar("T", bound="APIV3ValidationErrorResponseFields")


@_attrs_define(kw_only=True)
class APIV3ValidationErrorResponseFields:
    additional_properties: dict[str, list[APIV3FieldError]] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        _model_ = cls()

        for _key_, _value_ in _rest_.items():
            if isinstance(_value_, list):
                _list1_ = []
                for _item1_ in _value_:
                    if isinstance(_item1_, dict):
                        _item1_ = APIV3FieldError.from_dict(_item1_)
                    else:
                        _item1_ = _depart(_sent_, None, _key_, _item1_, "an object")

                    _list1_.append(_item1_)
                _value_ = _list1_

            else:
                _value_ = _depart(_sent_, None, _key_, _value_, "a list")

            _rest_[_key_] = _value_
        _model_.additional_properties = _rest_
        return _model_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> list[APIV3FieldError]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[APIV3FieldError]) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.apiv3_field_error import APIV3FieldError
