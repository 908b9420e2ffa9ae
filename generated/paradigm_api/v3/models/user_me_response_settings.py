from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UserMeResponseSettings")


@_attrs_define(kw_only=True)
class UserMeResponseSettings:
    """
    Attributes:
        language (str | Unset):
        agent_instructions (None | str | Unset):
        skip_help_step (bool | Unset):
    """

    language: str | Unset = UNSET
    agent_instructions: None | str | Unset = UNSET
    skip_help_step: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.language is not UNSET:
            _dict_["language"] = self.language
        if self.agent_instructions is not UNSET:
            _dict_["agent_instructions"] = _plain(self.agent_instructions)
        if self.skip_help_step is not UNSET:
            _dict_["skip_help_step"] = self.skip_help_step
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        language = _rest_.pop("language", UNSET)
        if (type(language) is not str) and language is not UNSET:
            language = _depart(_sent_, _rest_, "language", language, "text")

        agent_instructions = _rest_.pop("agent_instructions", UNSET)
        if (
            (type(agent_instructions) is not str)
            and agent_instructions is not None
            and agent_instructions is not UNSET
        ):
            agent_instructions = _depart(_sent_, _rest_, "agent_instructions", agent_instructions, "text")

        skip_help_step = _rest_.pop("skip_help_step", UNSET)
        if (type(skip_help_step) is not bool) and skip_help_step is not UNSET:
            skip_help_step = _depart(_sent_, _rest_, "skip_help_step", skip_help_step, "a boolean")

        _model_ = cls(
            language=language,
            agent_instructions=agent_instructions,
            skip_help_step=skip_help_step,
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
