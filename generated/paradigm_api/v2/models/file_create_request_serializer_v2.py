from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..models.collection_type_enum import COLLECTION_TYPE_ENUM_VALUES, CollectionTypeEnum
from ..types import UNSET, File, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="FileCreateRequestSerializerV2")


@_attrs_define(kw_only=True)
class FileCreateRequestSerializerV2:
    """
    Attributes:
        file (File): The vendor description says uri; on the wire it is the binary multipart part
        title (str | Unset):
        filename (str | Unset):
        collection (int | Unset):
        owner (int | Unset):
        company (int | Unset):
        content (str | Unset):
        file_type (str | Unset):
        collection_type (CollectionTypeEnum | Unset): * `private` - private
            * `company` - company
            * `workspace` - workspace
        workspace_id (int | Unset): With collection_type workspace
        chunk_size (int | Unset):
        chunk_overlap (float | Unset):
        external_metadata (FileCreateRequestSerializerV2ExternalMetadata | Unset): Seen on the files upload page only
        ocr_agent (str | Unset):
        ocr_complete_doc_table_extraction (bool | Unset):
        ocr_hi_res_model_name (str | Unset):
        ocr_strategy (str | Unset):
        ocr_timeout (int | Unset): Seconds
        ocr_url (str | Unset):
        is_visual_ingestion_on (bool | Unset):
        default_pipeline (str | Unset):
    """

    file: File
    title: str | Unset = UNSET
    filename: str | Unset = UNSET
    collection: int | Unset = UNSET
    owner: int | Unset = UNSET
    company: int | Unset = UNSET
    content: str | Unset = UNSET
    file_type: str | Unset = UNSET
    collection_type: CollectionTypeEnum | Unset = UNSET
    workspace_id: int | Unset = UNSET
    chunk_size: int | Unset = UNSET
    chunk_overlap: float | Unset = UNSET
    external_metadata: FileCreateRequestSerializerV2ExternalMetadata | Unset = UNSET
    ocr_agent: str | Unset = UNSET
    ocr_complete_doc_table_extraction: bool | Unset = UNSET
    ocr_hi_res_model_name: str | Unset = UNSET
    ocr_strategy: str | Unset = UNSET
    ocr_timeout: int | Unset = UNSET
    ocr_url: str | Unset = UNSET
    is_visual_ingestion_on: bool | Unset = UNSET
    default_pipeline: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.file is not UNSET:
            _dict_["file"] = _plain(self.file)
        if self.title is not UNSET:
            _dict_["title"] = self.title
        if self.filename is not UNSET:
            _dict_["filename"] = self.filename
        if self.collection is not UNSET:
            _dict_["collection"] = self.collection
        if self.owner is not UNSET:
            _dict_["owner"] = self.owner
        if self.company is not UNSET:
            _dict_["company"] = self.company
        if self.content is not UNSET:
            _dict_["content"] = self.content
        if self.file_type is not UNSET:
            _dict_["file_type"] = self.file_type
        if self.collection_type is not UNSET:
            _dict_["collection_type"] = self.collection_type
        if self.workspace_id is not UNSET:
            _dict_["workspace_id"] = self.workspace_id
        if self.chunk_size is not UNSET:
            _dict_["chunk_size"] = self.chunk_size
        if self.chunk_overlap is not UNSET:
            _dict_["chunk_overlap"] = self.chunk_overlap
        if self.external_metadata is not UNSET:
            _dict_["external_metadata"] = _plain(self.external_metadata)
        if self.ocr_agent is not UNSET:
            _dict_["OCR_AGENT"] = self.ocr_agent
        if self.ocr_complete_doc_table_extraction is not UNSET:
            _dict_["OCR_COMPLETE_DOC_TABLE_EXTRACTION"] = self.ocr_complete_doc_table_extraction
        if self.ocr_hi_res_model_name is not UNSET:
            _dict_["OCR_HI_RES_MODEL_NAME"] = self.ocr_hi_res_model_name
        if self.ocr_strategy is not UNSET:
            _dict_["OCR_STRATEGY"] = self.ocr_strategy
        if self.ocr_timeout is not UNSET:
            _dict_["OCR_TIMEOUT"] = self.ocr_timeout
        if self.ocr_url is not UNSET:
            _dict_["OCR_URL"] = self.ocr_url
        if self.is_visual_ingestion_on is not UNSET:
            _dict_["IS_VISUAL_INGESTION_ON"] = self.is_visual_ingestion_on
        if self.default_pipeline is not UNSET:
            _dict_["DEFAULT_PIPELINE"] = self.default_pipeline
        return _dict_

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        if not isinstance(self.title, Unset):
            files.append(("title", (None, str(self.title).encode(), "text/plain")))

        if not isinstance(self.filename, Unset):
            files.append(("filename", (None, str(self.filename).encode(), "text/plain")))

        if not isinstance(self.collection, Unset):
            files.append(("collection", (None, str(self.collection).encode(), "text/plain")))

        if not isinstance(self.owner, Unset):
            files.append(("owner", (None, str(self.owner).encode(), "text/plain")))

        if not isinstance(self.company, Unset):
            files.append(("company", (None, str(self.company).encode(), "text/plain")))

        if not isinstance(self.content, Unset):
            files.append(("content", (None, str(self.content).encode(), "text/plain")))

        if not isinstance(self.file_type, Unset):
            files.append(("file_type", (None, str(self.file_type).encode(), "text/plain")))

        if not isinstance(self.collection_type, Unset):
            files.append(("collection_type", (None, str(self.collection_type).encode(), "text/plain")))

        if not isinstance(self.workspace_id, Unset):
            files.append(("workspace_id", (None, str(self.workspace_id).encode(), "text/plain")))

        if not isinstance(self.chunk_size, Unset):
            files.append(("chunk_size", (None, str(self.chunk_size).encode(), "text/plain")))

        if not isinstance(self.chunk_overlap, Unset):
            files.append(("chunk_overlap", (None, str(self.chunk_overlap).encode(), "text/plain")))

        if not isinstance(self.external_metadata, Unset):
            files.append(
                (
                    "external_metadata",
                    (None, json.dumps(self.external_metadata.to_dict()).encode(), "application/json"),
                )
            )

        if not isinstance(self.ocr_agent, Unset):
            files.append(("OCR_AGENT", (None, str(self.ocr_agent).encode(), "text/plain")))

        if not isinstance(self.ocr_complete_doc_table_extraction, Unset):
            files.append(
                (
                    "OCR_COMPLETE_DOC_TABLE_EXTRACTION",
                    (None, str(self.ocr_complete_doc_table_extraction).encode(), "text/plain"),
                )
            )

        if not isinstance(self.ocr_hi_res_model_name, Unset):
            files.append(
                ("OCR_HI_RES_MODEL_NAME", (None, str(self.ocr_hi_res_model_name).encode(), "text/plain"))
            )

        if not isinstance(self.ocr_strategy, Unset):
            files.append(("OCR_STRATEGY", (None, str(self.ocr_strategy).encode(), "text/plain")))

        if not isinstance(self.ocr_timeout, Unset):
            files.append(("OCR_TIMEOUT", (None, str(self.ocr_timeout).encode(), "text/plain")))

        if not isinstance(self.ocr_url, Unset):
            files.append(("OCR_URL", (None, str(self.ocr_url).encode(), "text/plain")))

        if not isinstance(self.is_visual_ingestion_on, Unset):
            files.append(
                ("IS_VISUAL_INGESTION_ON", (None, str(self.is_visual_ingestion_on).encode(), "text/plain"))
            )

        if not isinstance(self.default_pipeline, Unset):
            files.append(("DEFAULT_PIPELINE", (None, str(self.default_pipeline).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        file = _rest_.pop("file", UNSET)
        if type(file) is bytes:
            file = File(payload=BytesIO(file))

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        filename = _rest_.pop("filename", UNSET)
        if (type(filename) is not str) and filename is not UNSET:
            filename = _depart(_sent_, _rest_, "filename", filename, "text")

        collection = _rest_.pop("collection", UNSET)
        if (type(collection) is not int) and collection is not UNSET:
            collection = _number(_sent_, _rest_, "collection", collection, "an integer")

        owner = _rest_.pop("owner", UNSET)
        if (type(owner) is not int) and owner is not UNSET:
            owner = _number(_sent_, _rest_, "owner", owner, "an integer")

        company = _rest_.pop("company", UNSET)
        if (type(company) is not int) and company is not UNSET:
            company = _number(_sent_, _rest_, "company", company, "an integer")

        content = _rest_.pop("content", UNSET)
        if (type(content) is not str) and content is not UNSET:
            content = _depart(_sent_, _rest_, "content", content, "text")

        file_type = _rest_.pop("file_type", UNSET)
        if (type(file_type) is not str) and file_type is not UNSET:
            file_type = _depart(_sent_, _rest_, "file_type", file_type, "text")

        collection_type = _rest_.pop("collection_type", UNSET)
        if (
            type(collection_type) is not str or collection_type not in COLLECTION_TYPE_ENUM_VALUES
        ) and collection_type is not UNSET:
            collection_type = _word(
                _sent_, _rest_, "collection_type", collection_type, str, "a documented value"
            )

        workspace_id = _rest_.pop("workspace_id", UNSET)
        if (type(workspace_id) is not int) and workspace_id is not UNSET:
            workspace_id = _number(_sent_, _rest_, "workspace_id", workspace_id, "an integer")

        chunk_size = _rest_.pop("chunk_size", UNSET)
        if (type(chunk_size) is not int) and chunk_size is not UNSET:
            chunk_size = _number(_sent_, _rest_, "chunk_size", chunk_size, "an integer")

        chunk_overlap = _rest_.pop("chunk_overlap", UNSET)
        if (
            type(chunk_overlap) is not float and type(chunk_overlap) is not int
        ) and chunk_overlap is not UNSET:
            chunk_overlap = _number(_sent_, _rest_, "chunk_overlap", chunk_overlap, "a number")

        external_metadata = _rest_.pop("external_metadata", UNSET)
        if isinstance(external_metadata, dict):
            external_metadata = FileCreateRequestSerializerV2ExternalMetadata.from_dict(external_metadata)
        elif external_metadata is not UNSET:
            external_metadata = _depart(_sent_, _rest_, "external_metadata", external_metadata, "an object")

        ocr_agent = _rest_.pop("OCR_AGENT", UNSET)
        if (type(ocr_agent) is not str) and ocr_agent is not UNSET:
            ocr_agent = _depart(_sent_, _rest_, "OCR_AGENT", ocr_agent, "text")

        ocr_complete_doc_table_extraction = _rest_.pop("OCR_COMPLETE_DOC_TABLE_EXTRACTION", UNSET)
        if (
            type(ocr_complete_doc_table_extraction) is not bool
        ) and ocr_complete_doc_table_extraction is not UNSET:
            ocr_complete_doc_table_extraction = _depart(
                _sent_,
                _rest_,
                "OCR_COMPLETE_DOC_TABLE_EXTRACTION",
                ocr_complete_doc_table_extraction,
                "a boolean",
            )

        ocr_hi_res_model_name = _rest_.pop("OCR_HI_RES_MODEL_NAME", UNSET)
        if (type(ocr_hi_res_model_name) is not str) and ocr_hi_res_model_name is not UNSET:
            ocr_hi_res_model_name = _depart(
                _sent_, _rest_, "OCR_HI_RES_MODEL_NAME", ocr_hi_res_model_name, "text"
            )

        ocr_strategy = _rest_.pop("OCR_STRATEGY", UNSET)
        if (type(ocr_strategy) is not str) and ocr_strategy is not UNSET:
            ocr_strategy = _depart(_sent_, _rest_, "OCR_STRATEGY", ocr_strategy, "text")

        ocr_timeout = _rest_.pop("OCR_TIMEOUT", UNSET)
        if (type(ocr_timeout) is not int) and ocr_timeout is not UNSET:
            ocr_timeout = _number(_sent_, _rest_, "OCR_TIMEOUT", ocr_timeout, "an integer")

        ocr_url = _rest_.pop("OCR_URL", UNSET)
        if (type(ocr_url) is not str) and ocr_url is not UNSET:
            ocr_url = _depart(_sent_, _rest_, "OCR_URL", ocr_url, "text")

        is_visual_ingestion_on = _rest_.pop("IS_VISUAL_INGESTION_ON", UNSET)
        if (type(is_visual_ingestion_on) is not bool) and is_visual_ingestion_on is not UNSET:
            is_visual_ingestion_on = _depart(
                _sent_, _rest_, "IS_VISUAL_INGESTION_ON", is_visual_ingestion_on, "a boolean"
            )

        default_pipeline = _rest_.pop("DEFAULT_PIPELINE", UNSET)
        if (type(default_pipeline) is not str) and default_pipeline is not UNSET:
            default_pipeline = _depart(_sent_, _rest_, "DEFAULT_PIPELINE", default_pipeline, "text")

        _model_ = cls(
            file=file,
            title=title,
            filename=filename,
            collection=collection,
            owner=owner,
            company=company,
            content=content,
            file_type=file_type,
            collection_type=collection_type,
            workspace_id=workspace_id,
            chunk_size=chunk_size,
            chunk_overlap=chunk_overlap,
            external_metadata=external_metadata,
            ocr_agent=ocr_agent,
            ocr_complete_doc_table_extraction=ocr_complete_doc_table_extraction,
            ocr_hi_res_model_name=ocr_hi_res_model_name,
            ocr_strategy=ocr_strategy,
            ocr_timeout=ocr_timeout,
            ocr_url=ocr_url,
            is_visual_ingestion_on=is_visual_ingestion_on,
            default_pipeline=default_pipeline,
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


from ..models.file_create_request_serializer_v2_external_metadata import (
    FileCreateRequestSerializerV2ExternalMetadata,
)
