from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ModelListItem")


@_attrs_define
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
        name = self.name

        technical_name = self.technical_name

        model_type = self.model_type

        deployment_type = self.deployment_type

        enabled = self.enabled

        start_messages_template: None | str | Unset
        if isinstance(self.start_messages_template, Unset):
            start_messages_template = UNSET
        else:
            start_messages_template = self.start_messages_template

        prompt_template: None | str | Unset
        if isinstance(self.prompt_template, Unset):
            prompt_template = UNSET
        else:
            prompt_template = self.prompt_template

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if technical_name is not UNSET:
            field_dict["technical_name"] = technical_name
        if model_type is not UNSET:
            field_dict["model_type"] = model_type
        if deployment_type is not UNSET:
            field_dict["deployment_type"] = deployment_type
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if start_messages_template is not UNSET:
            field_dict["start_messages_template"] = start_messages_template
        if prompt_template is not UNSET:
            field_dict["prompt_template"] = prompt_template

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        technical_name = d.pop("technical_name", UNSET)

        model_type = d.pop("model_type", UNSET)

        deployment_type = d.pop("deployment_type", UNSET)

        enabled = d.pop("enabled", UNSET)

        start_messages_template = cast("None | str | Unset", d.pop("start_messages_template", UNSET))

        prompt_template = cast("None | str | Unset", d.pop("prompt_template", UNSET))

        model_list_item = cls(
            name=name,
            technical_name=technical_name,
            model_type=model_type,
            deployment_type=deployment_type,
            enabled=enabled,
            start_messages_template=start_messages_template,
            prompt_template=prompt_template,
        )

        model_list_item.additional_properties = d
        return model_list_item

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
