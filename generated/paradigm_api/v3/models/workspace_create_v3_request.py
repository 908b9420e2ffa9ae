from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.workspace_create_v3_request_document_upload_method import (
    WorkspaceCreateV3RequestDocumentUploadMethod,
    check_workspace_create_v3_request_document_upload_method,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="WorkspaceCreateV3Request")


@_attrs_define
class WorkspaceCreateV3Request:
    """
    Attributes:
        name (str):
        description (str | Unset):
        company_id (int | Unset):
        members (Any | Unset):
        document_upload_method (WorkspaceCreateV3RequestDocumentUploadMethod | Unset): The server's default is `manual`.
    """

    name: str
    description: str | Unset = UNSET
    company_id: int | Unset = UNSET
    members: Any | Unset = UNSET
    document_upload_method: WorkspaceCreateV3RequestDocumentUploadMethod | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        company_id = self.company_id

        members = self.members

        document_upload_method: str | Unset = UNSET
        if not isinstance(self.document_upload_method, Unset):
            document_upload_method = self.document_upload_method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if company_id is not UNSET:
            field_dict["company_id"] = company_id
        if members is not UNSET:
            field_dict["members"] = members
        if document_upload_method is not UNSET:
            field_dict["document_upload_method"] = document_upload_method

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description", UNSET)

        company_id = d.pop("company_id", UNSET)

        members = d.pop("members", UNSET)

        _document_upload_method = d.pop("document_upload_method", UNSET)
        document_upload_method: WorkspaceCreateV3RequestDocumentUploadMethod | Unset
        if isinstance(_document_upload_method, Unset):
            document_upload_method = UNSET
        else:
            document_upload_method = check_workspace_create_v3_request_document_upload_method(
                _document_upload_method
            )

        workspace_create_v3_request = cls(
            name=name,
            description=description,
            company_id=company_id,
            members=members,
            document_upload_method=document_upload_method,
        )

        workspace_create_v3_request.additional_properties = d
        return workspace_create_v3_request

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
