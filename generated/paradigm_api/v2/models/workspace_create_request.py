from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_upload_method_enum import DOCUMENT_UPLOAD_METHOD_ENUM_VALUES, DocumentUploadMethodEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="WorkspaceCreateRequest")


@_attrs_define(kw_only=True)
class WorkspaceCreateRequest:
    """
    Attributes:
        name (str):
        description (str):
        members (list[int] | Unset):
        groups (list[int] | Unset):
        document_upload_method (DocumentUploadMethodEnum | Unset): * `manual` - manual
            * `synced` - synced
    """

    name: str
    description: str
    members: list[int] | Unset = UNSET
    groups: list[int] | Unset = UNSET
    document_upload_method: DocumentUploadMethodEnum | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.description is not UNSET:
            _dict_["description"] = self.description
        if self.members is not UNSET:
            _dict_["members"] = _plain(self.members)
        if self.groups is not UNSET:
            _dict_["groups"] = _plain(self.groups)
        if self.document_upload_method is not UNSET:
            _dict_["document_upload_method"] = self.document_upload_method
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        description = _rest_.pop("description", UNSET)
        if type(description) is not str:
            description = _depart(_sent_, _rest_, "description", description, "text")

        members = _rest_.pop("members", UNSET)
        if isinstance(members, list):
            _each(_sent_, "members", members, (int,))

        elif members is not UNSET:
            members = _depart(_sent_, _rest_, "members", members, "a list")

        groups = _rest_.pop("groups", UNSET)
        if isinstance(groups, list):
            _each(_sent_, "groups", groups, (int,))

        elif groups is not UNSET:
            groups = _depart(_sent_, _rest_, "groups", groups, "a list")

        document_upload_method = _rest_.pop("document_upload_method", UNSET)
        if (
            type(document_upload_method) is not str
            or document_upload_method not in DOCUMENT_UPLOAD_METHOD_ENUM_VALUES
        ) and document_upload_method is not UNSET:
            document_upload_method = _word(
                _sent_, _rest_, "document_upload_method", document_upload_method, str, "a documented value"
            )

        _model_ = cls(
            name=name,
            description=description,
            members=members,
            groups=groups,
            document_upload_method=document_upload_method,
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
