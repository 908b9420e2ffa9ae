from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMPatchOperation")


@_attrs_define(kw_only=True)
class SCIMPatchOperation:
    """
    Attributes:
        op (str | Unset): add in the example; other values not visible
        path (str | Unset):
        value (str | Unset):
    """

    op: str | Unset = UNSET
    path: str | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.op is not UNSET:
            _dict_["op"] = self.op
        if self.path is not UNSET:
            _dict_["path"] = self.path
        if self.value is not UNSET:
            _dict_["value"] = self.value
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        op = _rest_.pop("op", UNSET)
        if (type(op) is not str) and op is not UNSET:
            op = _depart(_sent_, _rest_, "op", op, "text")

        path = _rest_.pop("path", UNSET)
        if (type(path) is not str) and path is not UNSET:
            path = _depart(_sent_, _rest_, "path", path, "text")

        value = _rest_.pop("value", UNSET)
        if (type(value) is not str) and value is not UNSET:
            value = _depart(_sent_, _rest_, "value", value, "text")

        _model_ = cls(
            op=op,
            path=path,
            value=value,
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
