from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="TagItem")


@_attrs_define(kw_only=True)
class TagItem:
    """
    Attributes:
        id (int):
        name (str):
        auto_assigned (bool):
    """

    id: int
    name: str
    auto_assigned: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.auto_assigned is not UNSET:
            _dict_["auto_assigned"] = self.auto_assigned
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        auto_assigned = _rest_.pop("auto_assigned", UNSET)
        if type(auto_assigned) is not bool:
            auto_assigned = _depart(_sent_, _rest_, "auto_assigned", auto_assigned, "a boolean")

        _model_ = cls(
            id=id,
            name=name,
            auto_assigned=auto_assigned,
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
