from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedThreadUpdateRequest")


@_attrs_define
class PatchedThreadUpdateRequest:
    """
    Attributes:
        name (str | Unset):
        ml_model (str | Unset):
        is_archived (bool | Unset):
    """

    name: str | Unset = UNSET
    ml_model: str | Unset = UNSET
    is_archived: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        ml_model = self.ml_model

        is_archived = self.is_archived

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if ml_model is not UNSET:
            field_dict["ml_model"] = ml_model
        if is_archived is not UNSET:
            field_dict["is_archived"] = is_archived

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        ml_model = d.pop("ml_model", UNSET)

        is_archived = d.pop("is_archived", UNSET)

        patched_thread_update_request = cls(
            name=name,
            ml_model=ml_model,
            is_archived=is_archived,
        )

        patched_thread_update_request.additional_properties = d
        return patched_thread_update_request

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
