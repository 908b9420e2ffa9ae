from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UploadSessionResponse")


@_attrs_define(kw_only=True)
class UploadSessionResponse:
    """
    Attributes:
        uuid (UUID):
        is_valid (bool): True while the session is active
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        documents (list[UploadSessionDocument]):
    """

    uuid: UUID
    is_valid: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    documents: list[UploadSessionDocument]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.uuid is not UNSET:
            _dict_["uuid"] = _plain(self.uuid)
        if self.is_valid is not UNSET:
            _dict_["is_valid"] = self.is_valid
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.documents is not UNSET:
            _dict_["documents"] = _plain(self.documents)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        uuid = _rest_.pop("uuid", UNSET)
        try:
            uuid = UUID(uuid)
        except (TypeError, ValueError, AttributeError):
            uuid = _depart(_sent_, _rest_, "uuid", uuid, "a UUID")

        is_valid = _rest_.pop("is_valid", UNSET)
        if type(is_valid) is not bool:
            is_valid = _depart(_sent_, _rest_, "is_valid", is_valid, "a boolean")

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

        documents = _rest_.pop("documents", UNSET)
        if isinstance(documents, list):
            _list0_ = []
            for _item0_ in documents:
                if isinstance(_item0_, dict):
                    _item0_ = UploadSessionDocument.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "documents", _item0_, "an object")

                _list0_.append(_item0_)
            documents = _list0_

        else:
            documents = _depart(_sent_, _rest_, "documents", documents, "a list")

        _model_ = cls(
            uuid=uuid,
            is_valid=is_valid,
            created_at=created_at,
            updated_at=updated_at,
            documents=documents,
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


from ..models.upload_session_document import UploadSessionDocument
