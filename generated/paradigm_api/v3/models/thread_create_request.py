from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ThreadCreateRequest")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.agent_id is not UNSET:
            _dict_["agent_id"] = self.agent_id
        if self.chat_setting_id is not UNSET:
            _dict_["chat_setting_id"] = self.chat_setting_id
        if self.ml_model is not UNSET:
            _dict_["ml_model"] = self.ml_model
        if self.is_ephemeral is not UNSET:
            _dict_["is_ephemeral"] = self.is_ephemeral
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if (type(name) is not str) and name is not UNSET:
            name = _depart(_sent_, _rest_, "name", name, "text")

        agent_id = _rest_.pop("agent_id", UNSET)
        if (type(agent_id) is not int) and agent_id is not UNSET:
            agent_id = _number(_sent_, _rest_, "agent_id", agent_id, "an integer")

        chat_setting_id = _rest_.pop("chat_setting_id", UNSET)
        if (type(chat_setting_id) is not int) and chat_setting_id is not UNSET:
            chat_setting_id = _number(_sent_, _rest_, "chat_setting_id", chat_setting_id, "an integer")

        ml_model = _rest_.pop("ml_model", UNSET)
        if (type(ml_model) is not str) and ml_model is not UNSET:
            ml_model = _depart(_sent_, _rest_, "ml_model", ml_model, "text")

        is_ephemeral = _rest_.pop("is_ephemeral", UNSET)
        if (type(is_ephemeral) is not bool) and is_ephemeral is not UNSET:
            is_ephemeral = _depart(_sent_, _rest_, "is_ephemeral", is_ephemeral, "a boolean")

        _model_ = cls(
            name=name,
            agent_id=agent_id,
            chat_setting_id=chat_setting_id,
            ml_model=ml_model,
            is_ephemeral=is_ephemeral,
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
