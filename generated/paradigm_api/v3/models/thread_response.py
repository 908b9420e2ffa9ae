from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ThreadResponse")


@_attrs_define
class ThreadResponse:
    """
    Attributes:
        id (UUID):
        name (str):
        status (str): running, completed, failed, cancelled or cancelling
        ml_model (None | str):
        ml_model_name (None | str):
        creation_source (str): api or web
        is_read (bool):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        is_ephemeral (bool):
        is_archived (bool):
        agent_id (int | Unset):
        agent_name (None | str | Unset):
        chat_setting (int | None | Unset):
        legacy (bool | Unset):
        object_ (str | Unset): The server's default is `thread`.
    """

    id: UUID
    name: str
    status: str
    ml_model: None | str
    ml_model_name: None | str
    creation_source: str
    is_read: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    is_ephemeral: bool
    is_archived: bool
    agent_id: int | Unset = UNSET
    agent_name: None | str | Unset = UNSET
    chat_setting: int | None | Unset = UNSET
    legacy: bool | Unset = UNSET
    object_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        status = self.status

        ml_model: None | str
        ml_model = self.ml_model

        ml_model_name: None | str
        ml_model_name = self.ml_model_name

        creation_source = self.creation_source

        is_read = self.is_read

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        is_ephemeral = self.is_ephemeral

        is_archived = self.is_archived

        agent_id = self.agent_id

        agent_name: None | str | Unset
        if isinstance(self.agent_name, Unset):
            agent_name = UNSET
        else:
            agent_name = self.agent_name

        chat_setting: int | None | Unset
        if isinstance(self.chat_setting, Unset):
            chat_setting = UNSET
        else:
            chat_setting = self.chat_setting

        legacy = self.legacy

        object_ = self.object_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "status": status,
                "ml_model": ml_model,
                "ml_model_name": ml_model_name,
                "creation_source": creation_source,
                "is_read": is_read,
                "created_at": created_at,
                "updated_at": updated_at,
                "is_ephemeral": is_ephemeral,
                "is_archived": is_archived,
            }
        )
        if agent_id is not UNSET:
            field_dict["agent_id"] = agent_id
        if agent_name is not UNSET:
            field_dict["agent_name"] = agent_name
        if chat_setting is not UNSET:
            field_dict["chat_setting"] = chat_setting
        if legacy is not UNSET:
            field_dict["legacy"] = legacy
        if object_ is not UNSET:
            field_dict["object"] = object_

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        status = d.pop("status")

        ml_model = cast("None | str", d.pop("ml_model"))

        ml_model_name = cast("None | str", d.pop("ml_model_name"))

        creation_source = d.pop("creation_source")

        is_read = d.pop("is_read")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        is_ephemeral = d.pop("is_ephemeral")

        is_archived = d.pop("is_archived")

        agent_id = d.pop("agent_id", UNSET)

        agent_name = cast("None | str | Unset", d.pop("agent_name", UNSET))

        chat_setting = cast("int | None | Unset", d.pop("chat_setting", UNSET))

        legacy = d.pop("legacy", UNSET)

        object_ = d.pop("object", UNSET)

        thread_response = cls(
            id=id,
            name=name,
            status=status,
            ml_model=ml_model,
            ml_model_name=ml_model_name,
            creation_source=creation_source,
            is_read=is_read,
            created_at=created_at,
            updated_at=updated_at,
            is_ephemeral=is_ephemeral,
            is_archived=is_archived,
            agent_id=agent_id,
            agent_name=agent_name,
            chat_setting=chat_setting,
            legacy=legacy,
            object_=object_,
        )

        thread_response.additional_properties = d
        return thread_response

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
