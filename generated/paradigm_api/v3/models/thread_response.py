from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ThreadResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = _plain(self.id)
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.status is not UNSET:
            _dict_["status"] = self.status
        if self.ml_model is not UNSET:
            _dict_["ml_model"] = _plain(self.ml_model)
        if self.ml_model_name is not UNSET:
            _dict_["ml_model_name"] = _plain(self.ml_model_name)
        if self.creation_source is not UNSET:
            _dict_["creation_source"] = self.creation_source
        if self.is_read is not UNSET:
            _dict_["is_read"] = self.is_read
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.is_ephemeral is not UNSET:
            _dict_["is_ephemeral"] = self.is_ephemeral
        if self.is_archived is not UNSET:
            _dict_["is_archived"] = self.is_archived
        if self.agent_id is not UNSET:
            _dict_["agent_id"] = self.agent_id
        if self.agent_name is not UNSET:
            _dict_["agent_name"] = _plain(self.agent_name)
        if self.chat_setting is not UNSET:
            _dict_["chat_setting"] = _plain(self.chat_setting)
        if self.legacy is not UNSET:
            _dict_["legacy"] = self.legacy
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        try:
            id = UUID(id)
        except (TypeError, ValueError, AttributeError):
            id = _depart(_sent_, _rest_, "id", id, "a UUID")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        status = _rest_.pop("status", UNSET)
        if type(status) is not str:
            status = _depart(_sent_, _rest_, "status", status, "text")

        ml_model = _rest_.pop("ml_model", UNSET)
        if (type(ml_model) is not str) and ml_model is not None:
            ml_model = _depart(_sent_, _rest_, "ml_model", ml_model, "text")

        ml_model_name = _rest_.pop("ml_model_name", UNSET)
        if (type(ml_model_name) is not str) and ml_model_name is not None:
            ml_model_name = _depart(_sent_, _rest_, "ml_model_name", ml_model_name, "text")

        creation_source = _rest_.pop("creation_source", UNSET)
        if type(creation_source) is not str:
            creation_source = _depart(_sent_, _rest_, "creation_source", creation_source, "text")

        is_read = _rest_.pop("is_read", UNSET)
        if type(is_read) is not bool:
            is_read = _depart(_sent_, _rest_, "is_read", is_read, "a boolean")

        created_at = _rest_.pop("created_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(created_at)
            created_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "created_at", created_at, _time_)
            )
        except (TypeError, ValueError):
            created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        updated_at = _rest_.pop("updated_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(updated_at)
            updated_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "updated_at", updated_at, _time_)
            )
        except (TypeError, ValueError):
            updated_at = _depart(_sent_, _rest_, "updated_at", updated_at, "a date-time")

        is_ephemeral = _rest_.pop("is_ephemeral", UNSET)
        if type(is_ephemeral) is not bool:
            is_ephemeral = _depart(_sent_, _rest_, "is_ephemeral", is_ephemeral, "a boolean")

        is_archived = _rest_.pop("is_archived", UNSET)
        if type(is_archived) is not bool:
            is_archived = _depart(_sent_, _rest_, "is_archived", is_archived, "a boolean")

        agent_id = _rest_.pop("agent_id", UNSET)
        if (type(agent_id) is not int) and agent_id is not UNSET:
            agent_id = _number(_sent_, _rest_, "agent_id", agent_id, "an integer")

        agent_name = _rest_.pop("agent_name", UNSET)
        if (type(agent_name) is not str) and agent_name is not None and agent_name is not UNSET:
            agent_name = _depart(_sent_, _rest_, "agent_name", agent_name, "text")

        chat_setting = _rest_.pop("chat_setting", UNSET)
        if (type(chat_setting) is not int) and chat_setting is not None and chat_setting is not UNSET:
            chat_setting = _number(_sent_, _rest_, "chat_setting", chat_setting, "an integer")

        legacy = _rest_.pop("legacy", UNSET)
        if (type(legacy) is not bool) and legacy is not UNSET:
            legacy = _depart(_sent_, _rest_, "legacy", legacy, "a boolean")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        _model_ = cls(
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
