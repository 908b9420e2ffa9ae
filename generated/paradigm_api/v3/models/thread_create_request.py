from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ThreadCreateRequest")


@_attrs_define
class ThreadCreateRequest:
    """
    Attributes:
        name (str | Unset):
        agent_id (int | Unset):
        chat_setting_id (int | Unset):
        ml_model (str | Unset):
        is_ephemeral (bool | Unset): The server's default is `False`.
    """

    name: str | Unset = UNSET
    agent_id: int | Unset = UNSET
    chat_setting_id: int | Unset = UNSET
    ml_model: str | Unset = UNSET
    is_ephemeral: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        agent_id = self.agent_id

        chat_setting_id = self.chat_setting_id

        ml_model = self.ml_model

        is_ephemeral = self.is_ephemeral

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if agent_id is not UNSET:
            field_dict["agent_id"] = agent_id
        if chat_setting_id is not UNSET:
            field_dict["chat_setting_id"] = chat_setting_id
        if ml_model is not UNSET:
            field_dict["ml_model"] = ml_model
        if is_ephemeral is not UNSET:
            field_dict["is_ephemeral"] = is_ephemeral

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        agent_id = d.pop("agent_id", UNSET)

        chat_setting_id = d.pop("chat_setting_id", UNSET)

        ml_model = d.pop("ml_model", UNSET)

        is_ephemeral = d.pop("is_ephemeral", UNSET)

        thread_create_request = cls(
            name=name,
            agent_id=agent_id,
            chat_setting_id=chat_setting_id,
            ml_model=ml_model,
            is_ephemeral=is_ephemeral,
        )

        thread_create_request.additional_properties = d
        return thread_create_request

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
