from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="StandardWorkspaceV3DetailsResponse")


@_attrs_define
class StandardWorkspaceV3DetailsResponse:
    """
    Attributes:
        id (int):
        name (str):
        workspace_type (str):
        document_upload_method (str):
        description (str):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        user_role (str):
        used_storage (float | Unset):
        files_count (int | Unset):
        summaries (list[WorkspaceSummary] | Unset):
        members (Any | Unset):
    """

    id: int
    name: str
    workspace_type: str
    document_upload_method: str
    description: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    user_role: str
    used_storage: float | Unset = UNSET
    files_count: int | Unset = UNSET
    summaries: list[WorkspaceSummary] | Unset = UNSET
    members: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        workspace_type = self.workspace_type

        document_upload_method = self.document_upload_method

        description = self.description

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        user_role = self.user_role

        used_storage = self.used_storage

        files_count = self.files_count

        summaries: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.summaries, Unset):
            summaries = []
            for summaries_item_data in self.summaries:
                summaries_item = summaries_item_data.to_dict()
                summaries.append(summaries_item)

        members = self.members

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "workspace_type": workspace_type,
                "document_upload_method": document_upload_method,
                "description": description,
                "created_at": created_at,
                "updated_at": updated_at,
                "user_role": user_role,
            }
        )
        if used_storage is not UNSET:
            field_dict["used_storage"] = used_storage
        if files_count is not UNSET:
            field_dict["files_count"] = files_count
        if summaries is not UNSET:
            field_dict["summaries"] = summaries
        if members is not UNSET:
            field_dict["members"] = members

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        workspace_type = d.pop("workspace_type")

        document_upload_method = d.pop("document_upload_method")

        description = d.pop("description")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        user_role = d.pop("user_role")

        used_storage = d.pop("used_storage", UNSET)

        files_count = d.pop("files_count", UNSET)

        _summaries = d.pop("summaries", UNSET)
        summaries: list[WorkspaceSummary] | Unset = UNSET
        if _summaries is not UNSET:
            summaries = []
            for summaries_item_data in _summaries:
                summaries_item = WorkspaceSummary.from_dict(summaries_item_data)

                summaries.append(summaries_item)

        members = d.pop("members", UNSET)

        standard_workspace_v3_details_response = cls(
            id=id,
            name=name,
            workspace_type=workspace_type,
            document_upload_method=document_upload_method,
            description=description,
            created_at=created_at,
            updated_at=updated_at,
            user_role=user_role,
            used_storage=used_storage,
            files_count=files_count,
            summaries=summaries,
            members=members,
        )

        standard_workspace_v3_details_response.additional_properties = d
        return standard_workspace_v3_details_response

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


from ..models.workspace_summary import WorkspaceSummary
