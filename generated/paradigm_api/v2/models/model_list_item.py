from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain

T = TypeVar("T", bound="ModelListItem")


@_attrs_define(kw_only=True)
class ModelListItem:
    """Keys attested by public client code only; other keys exist.

    Attributes:
        name (str | Unset):
        technical_name (str | Unset):
        model_type (str | Unset):
        deployment_type (str | Unset):
        enabled (bool | Unset):
        start_messages_template (None | str | Unset):
        prompt_template (None | str | Unset):
    """

    name: str | Unset = UNSET
    technical_name: str | Unset = UNSET
    model_type: str | Unset = UNSET
    deployment_type: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    start_messages_template: None | str | Unset = UNSET
    prompt_template: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.technical_name is not UNSET:
            _dict_["technical_name"] = self.technical_name
        if self.model_type is not UNSET:
            _dict_["model_type"] = self.model_type
        if self.deployment_type is not UNSET:
            _dict_["deployment_type"] = self.deployment_type
        if self.enabled is not UNSET:
            _dict_["enabled"] = self.enabled
        if self.start_messages_template is not UNSET:
            _dict_["start_messages_template"] = _plain(self.start_messages_template)
        if self.prompt_template is not UNSET:
            _dict_["prompt_template"] = _plain(self.prompt_template)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if (type(name) is not str) and name is not UNSET:
            name = _depart(_sent_, _rest_, "name", name, "text")

        technical_name = _rest_.pop("technical_name", UNSET)
        if (type(technical_name) is not str) and technical_name is not UNSET:
            technical_name = _depart(_sent_, _rest_, "technical_name", technical_name, "text")

        model_type = _rest_.pop("model_type", UNSET)
        if (type(model_type) is not str) and model_type is not UNSET:
            model_type = _depart(_sent_, _rest_, "model_type", model_type, "text")

        deployment_type = _rest_.pop("deployment_type", UNSET)
        if (type(deployment_type) is not str) and deployment_type is not UNSET:
            deployment_type = _depart(_sent_, _rest_, "deployment_type", deployment_type, "text")

        enabled = _rest_.pop("enabled", UNSET)
        if (type(enabled) is not bool) and enabled is not UNSET:
            enabled = _depart(_sent_, _rest_, "enabled", enabled, "a boolean")

        start_messages_template = _rest_.pop("start_messages_template", UNSET)
        if (
            (type(start_messages_template) is not str)
            and start_messages_template is not None
            and start_messages_template is not UNSET
        ):
            start_messages_template = _depart(
                _sent_, _rest_, "start_messages_template", start_messages_template, "text"
            )

        prompt_template = _rest_.pop("prompt_template", UNSET)
        if (
            (type(prompt_template) is not str)
            and prompt_template is not None
            and prompt_template is not UNSET
        ):
            prompt_template = _depart(_sent_, _rest_, "prompt_template", prompt_template, "text")

        _model_ = cls(
            name=name,
            technical_name=technical_name,
            model_type=model_type,
            deployment_type=deployment_type,
            enabled=enabled,
            start_messages_template=start_messages_template,
            prompt_template=prompt_template,
        )

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
