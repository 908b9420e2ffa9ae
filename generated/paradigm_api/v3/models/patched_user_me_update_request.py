from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.patched_user_me_update_request_language import (
    PatchedUserMeUpdateRequestLanguage,
    check_patched_user_me_update_request_language,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedUserMeUpdateRequest")


@_attrs_define
class PatchedUserMeUpdateRequest:
    """
    Attributes:
        language (PatchedUserMeUpdateRequestLanguage | Unset):
        agent_instructions (None | str | Unset):
        skip_help_step (bool | Unset):
        terms_accepted (bool | Unset):
    """

    language: PatchedUserMeUpdateRequestLanguage | Unset = UNSET
    agent_instructions: None | str | Unset = UNSET
    skip_help_step: bool | Unset = UNSET
    terms_accepted: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        language: str | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        agent_instructions: None | str | Unset
        if isinstance(self.agent_instructions, Unset):
            agent_instructions = UNSET
        else:
            agent_instructions = self.agent_instructions

        skip_help_step = self.skip_help_step

        terms_accepted = self.terms_accepted

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if language is not UNSET:
            field_dict["language"] = language
        if agent_instructions is not UNSET:
            field_dict["agent_instructions"] = agent_instructions
        if skip_help_step is not UNSET:
            field_dict["skip_help_step"] = skip_help_step
        if terms_accepted is not UNSET:
            field_dict["terms_accepted"] = terms_accepted

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _language = d.pop("language", UNSET)
        language: PatchedUserMeUpdateRequestLanguage | Unset
        if isinstance(_language, Unset):
            language = UNSET
        else:
            language = check_patched_user_me_update_request_language(_language)

        agent_instructions = cast("None | str | Unset", d.pop("agent_instructions", UNSET))

        skip_help_step = d.pop("skip_help_step", UNSET)

        terms_accepted = d.pop("terms_accepted", UNSET)

        patched_user_me_update_request = cls(
            language=language,
            agent_instructions=agent_instructions,
            skip_help_step=skip_help_step,
            terms_accepted=terms_accepted,
        )

        patched_user_me_update_request.additional_properties = d
        return patched_user_me_update_request

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
