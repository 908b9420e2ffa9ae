from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_enum import STATUS_ENUM_VALUES, StatusEnum
from ..models.status_vision_enum import STATUS_VISION_ENUM_VALUES, StatusVisionEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="FileRetrieveResponseSerializerV3")


@_attrs_define(kw_only=True)
class FileRetrieveResponseSerializerV3:
    """
    Attributes:
        id (int):
        filename (str | Unset):
        workspace (None | Unset | WorkspaceInFileResponseSerializerV3):
        summaries (list[DocumentSummaryResponse] | Unset):
        title (None | str | Unset):
        extension (str | Unset):
        status (None | StatusEnum | Unset):
        status_vision (None | StatusVisionEnum | Unset):
        created_at (datetime.datetime | Unset):
        uploaded_at (datetime.datetime | Unset):
        updated_at (datetime.datetime | Unset):
        total_pages (int | Unset):
        tags (list[TagItem] | Unset):
        created_by (CreatedBy | None | Unset):
        upload_session_uuid (None | Unset | UUID):
        size (int | None | Unset):
        file_size (int | None | Unset):
        signature (None | str | Unset):
        content (None | str | Unset): Only with include_content=true
        status_detail (None | str | Unset):
        parser (None | str | Unset):
        external_metadata (ExternalMetadataResponse | None | Unset):
        message (str | Unset):
        pages (list[FileRetrieveResponseSerializerV3PagesItem] | Unset):
    """

    id: int
    filename: str | Unset = UNSET
    workspace: None | Unset | WorkspaceInFileResponseSerializerV3 = UNSET
    summaries: list[DocumentSummaryResponse] | Unset = UNSET
    title: None | str | Unset = UNSET
    extension: str | Unset = UNSET
    status: None | StatusEnum | Unset = UNSET
    status_vision: None | StatusVisionEnum | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    uploaded_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    total_pages: int | Unset = UNSET
    tags: list[TagItem] | Unset = UNSET
    created_by: CreatedBy | None | Unset = UNSET
    upload_session_uuid: None | Unset | UUID = UNSET
    size: int | None | Unset = UNSET
    file_size: int | None | Unset = UNSET
    signature: None | str | Unset = UNSET
    content: None | str | Unset = UNSET
    status_detail: None | str | Unset = UNSET
    parser: None | str | Unset = UNSET
    external_metadata: ExternalMetadataResponse | None | Unset = UNSET
    message: str | Unset = UNSET
    pages: list[FileRetrieveResponseSerializerV3PagesItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.filename is not UNSET:
            _dict_["filename"] = self.filename
        if self.workspace is not UNSET:
            _dict_["workspace"] = _plain(self.workspace)
        if self.summaries is not UNSET:
            _dict_["summaries"] = _plain(self.summaries)
        if self.title is not UNSET:
            _dict_["title"] = _plain(self.title)
        if self.extension is not UNSET:
            _dict_["extension"] = self.extension
        if self.status is not UNSET:
            _dict_["status"] = _plain(self.status)
        if self.status_vision is not UNSET:
            _dict_["status_vision"] = _plain(self.status_vision)
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.uploaded_at is not UNSET:
            _dict_["uploaded_at"] = _plain(self.uploaded_at)
        if self.updated_at is not UNSET:
            _dict_["updated_at"] = _plain(self.updated_at)
        if self.total_pages is not UNSET:
            _dict_["total_pages"] = self.total_pages
        if self.tags is not UNSET:
            _dict_["tags"] = _plain(self.tags)
        if self.created_by is not UNSET:
            _dict_["created_by"] = _plain(self.created_by)
        if self.upload_session_uuid is not UNSET:
            _dict_["upload_session_uuid"] = _plain(self.upload_session_uuid)
        if self.size is not UNSET:
            _dict_["size"] = _plain(self.size)
        if self.file_size is not UNSET:
            _dict_["file_size"] = _plain(self.file_size)
        if self.signature is not UNSET:
            _dict_["signature"] = _plain(self.signature)
        if self.content is not UNSET:
            _dict_["content"] = _plain(self.content)
        if self.status_detail is not UNSET:
            _dict_["status_detail"] = _plain(self.status_detail)
        if self.parser is not UNSET:
            _dict_["parser"] = _plain(self.parser)
        if self.external_metadata is not UNSET:
            _dict_["external_metadata"] = _plain(self.external_metadata)
        if self.message is not UNSET:
            _dict_["message"] = self.message
        if self.pages is not UNSET:
            _dict_["pages"] = _plain(self.pages)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        filename = _rest_.pop("filename", UNSET)
        if type(filename) is not str:
            filename = _depart(_sent_, _rest_, "filename", filename, "text")

        workspace = _rest_.pop("workspace", UNSET)
        if isinstance(workspace, dict):
            workspace = WorkspaceInFileResponseSerializerV3.from_dict(workspace)
        elif workspace is not None:
            workspace = _depart(_sent_, _rest_, "workspace", workspace, "an object")

        summaries = _rest_.pop("summaries", UNSET)
        if isinstance(summaries, list):
            _list0_ = []
            for _item0_ in summaries:
                if isinstance(_item0_, dict):
                    _item0_ = DocumentSummaryResponse.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "summaries", _item0_, "an object")

                _list0_.append(_item0_)
            summaries = _list0_

        elif summaries is not UNSET:
            summaries = _depart(_sent_, _rest_, "summaries", summaries, "a list")

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not None and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        extension = _rest_.pop("extension", UNSET)
        if type(extension) is not str:
            extension = _depart(_sent_, _rest_, "extension", extension, "text")

        status = _rest_.pop("status", UNSET)
        if (
            (type(status) is not str or status not in STATUS_ENUM_VALUES)
            and status is not None
            and status is not UNSET
        ):
            status = _word(_sent_, _rest_, "status", status, str, "a documented value")

        status_vision = _rest_.pop("status_vision", UNSET)
        if (
            (type(status_vision) is not str or status_vision not in STATUS_VISION_ENUM_VALUES)
            and status_vision is not None
            and status_vision is not UNSET
        ):
            status_vision = _word(_sent_, _rest_, "status_vision", status_vision, str, "a documented value")

        created_at = _rest_.pop("created_at", UNSET)
        if created_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(created_at)
                created_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "created_at", created_at, _time_)
                )
            except (TypeError, ValueError):
                created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        uploaded_at = _rest_.pop("uploaded_at", UNSET)
        if uploaded_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(uploaded_at)
                uploaded_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "uploaded_at", uploaded_at, _time_)
                )
            except (TypeError, ValueError):
                uploaded_at = _depart(_sent_, _rest_, "uploaded_at", uploaded_at, "a date-time")

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

        total_pages = _rest_.pop("total_pages", UNSET)
        if type(total_pages) is not int:
            total_pages = _number(_sent_, _rest_, "total_pages", total_pages, "an integer")

        tags = _rest_.pop("tags", UNSET)
        if isinstance(tags, list):
            _list0_ = []
            for _item0_ in tags:
                if isinstance(_item0_, dict):
                    _item0_ = TagItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "tags", _item0_, "an object")

                _list0_.append(_item0_)
            tags = _list0_

        else:
            tags = _depart(_sent_, _rest_, "tags", tags, "a list")

        created_by = _rest_.pop("created_by", UNSET)
        if isinstance(created_by, dict):
            created_by = CreatedBy.from_dict(created_by)
        elif created_by is not None and created_by is not UNSET:
            created_by = _depart(_sent_, _rest_, "created_by", created_by, "an object")

        upload_session_uuid = _rest_.pop("upload_session_uuid", UNSET)
        if upload_session_uuid is not None and upload_session_uuid is not UNSET:
            try:
                upload_session_uuid = UUID(upload_session_uuid)
            except (TypeError, ValueError, AttributeError):
                upload_session_uuid = _depart(
                    _sent_, _rest_, "upload_session_uuid", upload_session_uuid, "a UUID"
                )

        size = _rest_.pop("size", UNSET)
        if (type(size) is not int) and size is not None and size is not UNSET:
            size = _number(_sent_, _rest_, "size", size, "an integer")

        file_size = _rest_.pop("file_size", UNSET)
        if (type(file_size) is not int) and file_size is not None and file_size is not UNSET:
            file_size = _number(_sent_, _rest_, "file_size", file_size, "an integer")

        signature = _rest_.pop("signature", UNSET)
        if (type(signature) is not str) and signature is not None and signature is not UNSET:
            signature = _depart(_sent_, _rest_, "signature", signature, "text")

        content = _rest_.pop("content", UNSET)
        if (type(content) is not str) and content is not None and content is not UNSET:
            content = _depart(_sent_, _rest_, "content", content, "text")

        status_detail = _rest_.pop("status_detail", UNSET)
        if (type(status_detail) is not str) and status_detail is not None and status_detail is not UNSET:
            status_detail = _depart(_sent_, _rest_, "status_detail", status_detail, "text")

        parser = _rest_.pop("parser", UNSET)
        if (type(parser) is not str) and parser is not None and parser is not UNSET:
            parser = _depart(_sent_, _rest_, "parser", parser, "text")

        external_metadata = _rest_.pop("external_metadata", UNSET)
        if isinstance(external_metadata, dict):
            external_metadata = ExternalMetadataResponse.from_dict(external_metadata)
        elif external_metadata is not None and external_metadata is not UNSET:
            external_metadata = _depart(_sent_, _rest_, "external_metadata", external_metadata, "an object")

        message = _rest_.pop("message", UNSET)
        if (type(message) is not str) and message is not UNSET:
            message = _depart(_sent_, _rest_, "message", message, "text")

        pages = _rest_.pop("pages", UNSET)
        if isinstance(pages, list):
            _list0_ = []
            for _item0_ in pages:
                if isinstance(_item0_, dict):
                    _item0_ = FileRetrieveResponseSerializerV3PagesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "pages", _item0_, "an object")

                _list0_.append(_item0_)
            pages = _list0_

        elif pages is not UNSET:
            pages = _depart(_sent_, _rest_, "pages", pages, "a list")

        _model_ = cls(
            id=id,
            filename=filename,
            workspace=workspace,
            summaries=summaries,
            title=title,
            extension=extension,
            status=status,
            status_vision=status_vision,
            created_at=created_at,
            uploaded_at=uploaded_at,
            updated_at=updated_at,
            total_pages=total_pages,
            tags=tags,
            created_by=created_by,
            upload_session_uuid=upload_session_uuid,
            size=size,
            file_size=file_size,
            signature=signature,
            content=content,
            status_detail=status_detail,
            parser=parser,
            external_metadata=external_metadata,
            message=message,
            pages=pages,
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


from ..models.created_by import CreatedBy
from ..models.document_summary_response import DocumentSummaryResponse
from ..models.external_metadata_response import ExternalMetadataResponse
from ..models.file_retrieve_response_serializer_v3_pages_item import FileRetrieveResponseSerializerV3PagesItem
from ..models.tag_item import TagItem
from ..models.workspace_in_file_response_serializer_v3 import WorkspaceInFileResponseSerializerV3
