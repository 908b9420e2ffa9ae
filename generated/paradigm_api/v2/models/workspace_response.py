from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="WorkspaceResponse")


@_attrs_define(kw_only=True)
class WorkspaceResponse:
    """
    Attributes:
        id (int):
        name (str):
        workspace_type (str):
        document_upload_method (str):
        description (str):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        summaries (list[WorkspaceSummary]):
        user_role (str):
        collection (WorkspaceCollection):
    """

    id: int
    name: str
    workspace_type: str
    document_upload_method: str
    description: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    summaries: list[WorkspaceSummary]
    user_role: str
    collection: WorkspaceCollection
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.workspace_type is not UNSET:
            _dict_["workspace_type"] = self.workspace_type
        if self.document_upload_method is not UNSET:
            _dict_["document_upload_method"] = self.document_upload_method
        if self.description is not UNSET:
            _dict_["description"] = self.description
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.summaries is not UNSET:
            _dict_["summaries"] = _plain(self.summaries)
        if self.user_role is not UNSET:
            _dict_["user_role"] = self.user_role
        if self.collection is not UNSET:
            _dict_["collection"] = _plain(self.collection)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        workspace_type = _rest_.pop("workspace_type", UNSET)
        if type(workspace_type) is not str:
            workspace_type = _depart(_sent_, _rest_, "workspace_type", workspace_type, "text")

        document_upload_method = _rest_.pop("document_upload_method", UNSET)
        if type(document_upload_method) is not str:
            document_upload_method = _depart(
                _sent_, _rest_, "document_upload_method", document_upload_method, "text"
            )

        description = _rest_.pop("description", UNSET)
        if type(description) is not str:
            description = _depart(_sent_, _rest_, "description", description, "text")

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

        summaries = _rest_.pop("summaries", UNSET)
        if isinstance(summaries, list):
            _list0_ = []
            for _item0_ in summaries:
                if isinstance(_item0_, dict):
                    _item0_ = WorkspaceSummary.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "summaries", _item0_, "an object")

                _list0_.append(_item0_)
            summaries = _list0_

        else:
            summaries = _depart(_sent_, _rest_, "summaries", summaries, "a list")

        user_role = _rest_.pop("user_role", UNSET)
        if type(user_role) is not str:
            user_role = _depart(_sent_, _rest_, "user_role", user_role, "text")

        collection = _rest_.pop("collection", UNSET)
        if isinstance(collection, dict):
            collection = WorkspaceCollection.from_dict(collection)
        else:
            collection = _depart(_sent_, _rest_, "collection", collection, "an object")

        _model_ = cls(
            id=id,
            name=name,
            workspace_type=workspace_type,
            document_upload_method=document_upload_method,
            description=description,
            created_at=created_at,
            updated_at=updated_at,
            summaries=summaries,
            user_role=user_role,
            collection=collection,
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


from ..models.workspace_collection import WorkspaceCollection
from ..models.workspace_summary import WorkspaceSummary
