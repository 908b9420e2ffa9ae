from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_enum import StatusEnum, check_status_enum
from ..models.status_vision_enum import StatusVisionEnum, check_status_vision_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="FileListResponseSerializerV3")


@_attrs_define
class FileListResponseSerializerV3:
    """
    Attributes:
        id (int):
        filename (str):
        workspace (None | WorkspaceInFileResponseSerializerV3):
        extension (str):
        updated_at (datetime.datetime):
        total_pages (int):
        tags (list[TagItem]):
        summaries (list[DocumentSummaryResponse] | Unset):
        title (None | str | Unset):
        status (None | StatusEnum | Unset):
        status_vision (None | StatusVisionEnum | Unset):
        created_at (datetime.datetime | Unset):
        uploaded_at (datetime.datetime | Unset):
        created_by (CreatedBy | None | Unset):
        upload_session_uuid (None | Unset | UUID):
        size (int | None | Unset):
        status_detail (None | str | Unset):
        search_details (None | SearchDetails | Unset):
        signature (None | str | Unset):
        parser (None | str | Unset):
        external_metadata (ExternalMetadataResponse | None | Unset):
    """

    id: int
    filename: str
    workspace: None | WorkspaceInFileResponseSerializerV3
    extension: str
    updated_at: datetime.datetime
    total_pages: int
    tags: list[TagItem]
    summaries: list[DocumentSummaryResponse] | Unset = UNSET
    title: None | str | Unset = UNSET
    status: None | StatusEnum | Unset = UNSET
    status_vision: None | StatusVisionEnum | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    uploaded_at: datetime.datetime | Unset = UNSET
    created_by: CreatedBy | None | Unset = UNSET
    upload_session_uuid: None | Unset | UUID = UNSET
    size: int | None | Unset = UNSET
    status_detail: None | str | Unset = UNSET
    search_details: None | SearchDetails | Unset = UNSET
    signature: None | str | Unset = UNSET
    parser: None | str | Unset = UNSET
    external_metadata: ExternalMetadataResponse | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        filename = self.filename

        workspace: dict[str, Any] | None
        if isinstance(self.workspace, WorkspaceInFileResponseSerializerV3):
            workspace = self.workspace.to_dict()
        else:
            workspace = self.workspace

        extension = self.extension

        updated_at = self.updated_at.isoformat()

        total_pages = self.total_pages

        tags = []
        for tags_item_data in self.tags:
            tags_item = tags_item_data.to_dict()
            tags.append(tags_item)

        summaries: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.summaries, Unset):
            summaries = []
            for summaries_item_data in self.summaries:
                summaries_item = summaries_item_data.to_dict()
                summaries.append(summaries_item)

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        status_vision: None | str | Unset
        if isinstance(self.status_vision, Unset):
            status_vision = UNSET
        elif isinstance(self.status_vision, str):
            status_vision = self.status_vision
        else:
            status_vision = self.status_vision

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

        uploaded_at: str | Unset = UNSET
        if not isinstance(self.uploaded_at, Unset):
            uploaded_at = self.uploaded_at.isoformat()

        created_by: dict[str, Any] | None | Unset
        if isinstance(self.created_by, Unset):
            created_by = UNSET
        elif isinstance(self.created_by, CreatedBy):
            created_by = self.created_by.to_dict()
        else:
            created_by = self.created_by

        upload_session_uuid: None | str | Unset
        if isinstance(self.upload_session_uuid, Unset):
            upload_session_uuid = UNSET
        elif isinstance(self.upload_session_uuid, UUID):
            upload_session_uuid = str(self.upload_session_uuid)
        else:
            upload_session_uuid = self.upload_session_uuid

        size: int | None | Unset
        if isinstance(self.size, Unset):
            size = UNSET
        else:
            size = self.size

        status_detail: None | str | Unset
        if isinstance(self.status_detail, Unset):
            status_detail = UNSET
        else:
            status_detail = self.status_detail

        search_details: dict[str, Any] | None | Unset
        if isinstance(self.search_details, Unset):
            search_details = UNSET
        elif isinstance(self.search_details, SearchDetails):
            search_details = self.search_details.to_dict()
        else:
            search_details = self.search_details

        signature: None | str | Unset
        if isinstance(self.signature, Unset):
            signature = UNSET
        else:
            signature = self.signature

        parser: None | str | Unset
        if isinstance(self.parser, Unset):
            parser = UNSET
        else:
            parser = self.parser

        external_metadata: dict[str, Any] | None | Unset
        if isinstance(self.external_metadata, Unset):
            external_metadata = UNSET
        elif isinstance(self.external_metadata, ExternalMetadataResponse):
            external_metadata = self.external_metadata.to_dict()
        else:
            external_metadata = self.external_metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "filename": filename,
                "workspace": workspace,
                "extension": extension,
                "updated_at": updated_at,
                "total_pages": total_pages,
                "tags": tags,
            }
        )
        if summaries is not UNSET:
            field_dict["summaries"] = summaries
        if title is not UNSET:
            field_dict["title"] = title
        if status is not UNSET:
            field_dict["status"] = status
        if status_vision is not UNSET:
            field_dict["status_vision"] = status_vision
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if uploaded_at is not UNSET:
            field_dict["uploaded_at"] = uploaded_at
        if created_by is not UNSET:
            field_dict["created_by"] = created_by
        if upload_session_uuid is not UNSET:
            field_dict["upload_session_uuid"] = upload_session_uuid
        if size is not UNSET:
            field_dict["size"] = size
        if status_detail is not UNSET:
            field_dict["status_detail"] = status_detail
        if search_details is not UNSET:
            field_dict["search_details"] = search_details
        if signature is not UNSET:
            field_dict["signature"] = signature
        if parser is not UNSET:
            field_dict["parser"] = parser
        if external_metadata is not UNSET:
            field_dict["external_metadata"] = external_metadata

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        filename = d.pop("filename")

        _workspace = d.pop("workspace")
        workspace = cast("None | WorkspaceInFileResponseSerializerV3", _workspace)
        if isinstance(_workspace, dict):
            try:
                workspace_type_1 = WorkspaceInFileResponseSerializerV3.from_dict(_workspace)

                workspace = workspace_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        extension = d.pop("extension")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        total_pages = d.pop("total_pages")

        tags = []
        _tags = d.pop("tags")
        for tags_item_data in _tags:
            tags_item = TagItem.from_dict(tags_item_data)

            tags.append(tags_item)

        _summaries = d.pop("summaries", UNSET)
        summaries: list[DocumentSummaryResponse] | Unset = UNSET
        if _summaries is not UNSET:
            summaries = []
            for summaries_item_data in _summaries:
                summaries_item = DocumentSummaryResponse.from_dict(summaries_item_data)

                summaries.append(summaries_item)

        title = cast("None | str | Unset", d.pop("title", UNSET))

        _status = d.pop("status", UNSET)
        status = cast("None | StatusEnum | Unset", _status)
        if isinstance(_status, str):
            try:
                status_type_1 = check_status_enum(_status)

                status = status_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _status_vision = d.pop("status_vision", UNSET)
        status_vision = cast("None | StatusVisionEnum | Unset", _status_vision)
        if isinstance(_status_vision, str):
            try:
                status_vision_type_1 = check_status_vision_enum(_status_vision)

                status_vision = status_vision_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)

        _uploaded_at = d.pop("uploaded_at", UNSET)
        uploaded_at: datetime.datetime | Unset
        if isinstance(_uploaded_at, Unset):
            uploaded_at = UNSET
        else:
            uploaded_at = datetime.datetime.fromisoformat(_uploaded_at)

        _created_by = d.pop("created_by", UNSET)
        created_by = cast("CreatedBy | None | Unset", _created_by)
        if isinstance(_created_by, dict):
            try:
                created_by_type_1 = CreatedBy.from_dict(_created_by)

                created_by = created_by_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        _upload_session_uuid = d.pop("upload_session_uuid", UNSET)
        upload_session_uuid = cast("None | Unset | UUID", _upload_session_uuid)
        if isinstance(_upload_session_uuid, str):
            try:
                upload_session_uuid_type_0 = UUID(_upload_session_uuid)

                upload_session_uuid = upload_session_uuid_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        size = cast("int | None | Unset", d.pop("size", UNSET))

        status_detail = cast("None | str | Unset", d.pop("status_detail", UNSET))

        _search_details = d.pop("search_details", UNSET)
        search_details = cast("None | SearchDetails | Unset", _search_details)
        if isinstance(_search_details, dict):
            try:
                search_details_type_1 = SearchDetails.from_dict(_search_details)

                search_details = search_details_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        signature = cast("None | str | Unset", d.pop("signature", UNSET))

        parser = cast("None | str | Unset", d.pop("parser", UNSET))

        _external_metadata = d.pop("external_metadata", UNSET)
        external_metadata = cast("ExternalMetadataResponse | None | Unset", _external_metadata)
        if isinstance(_external_metadata, dict):
            try:
                external_metadata_type_1 = ExternalMetadataResponse.from_dict(_external_metadata)

                external_metadata = external_metadata_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        file_list_response_serializer_v3 = cls(
            id=id,
            filename=filename,
            workspace=workspace,
            extension=extension,
            updated_at=updated_at,
            total_pages=total_pages,
            tags=tags,
            summaries=summaries,
            title=title,
            status=status,
            status_vision=status_vision,
            created_at=created_at,
            uploaded_at=uploaded_at,
            created_by=created_by,
            upload_session_uuid=upload_session_uuid,
            size=size,
            status_detail=status_detail,
            search_details=search_details,
            signature=signature,
            parser=parser,
            external_metadata=external_metadata,
        )

        file_list_response_serializer_v3.additional_properties = d
        return file_list_response_serializer_v3

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


from ..models.created_by import CreatedBy
from ..models.document_summary_response import DocumentSummaryResponse
from ..models.external_metadata_response import ExternalMetadataResponse
from ..models.search_details import SearchDetails
from ..models.tag_item import TagItem
from ..models.workspace_in_file_response_serializer_v3 import WorkspaceInFileResponseSerializerV3
