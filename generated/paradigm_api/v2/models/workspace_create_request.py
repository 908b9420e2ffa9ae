from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_upload_method_enum import DocumentUploadMethodEnum, check_document_upload_method_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="WorkspaceCreateRequest")


@_attrs_define
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
        name = self.name

        description = self.description

        members: list[int] | Unset = UNSET
        if not isinstance(self.members, Unset):
            members = self.members

        groups: list[int] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = self.groups

        document_upload_method: str | Unset = UNSET
        if not isinstance(self.document_upload_method, Unset):
            document_upload_method = self.document_upload_method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "description": description,
            }
        )
        if members is not UNSET:
            field_dict["members"] = members
        if groups is not UNSET:
            field_dict["groups"] = groups
        if document_upload_method is not UNSET:
            field_dict["document_upload_method"] = document_upload_method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description")

        members = cast(list[int], d.pop("members", UNSET))

        groups = cast(list[int], d.pop("groups", UNSET))

        _document_upload_method = d.pop("document_upload_method", UNSET)
        document_upload_method: DocumentUploadMethodEnum | Unset
        if isinstance(_document_upload_method, Unset):
            document_upload_method = UNSET
        else:
            document_upload_method = check_document_upload_method_enum(_document_upload_method)

        workspace_create_request = cls(
            name=name,
            description=description,
            members=members,
            groups=groups,
            document_upload_method=document_upload_method,
        )

        workspace_create_request.additional_properties = d
        return workspace_create_request

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
