from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..models.collection_type_enum import CollectionTypeEnum, check_collection_type_enum
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="FileCreateRequestSerializerV2")


@_attrs_define
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
        file = self.file.to_tuple()

        title = self.title

        filename = self.filename

        collection = self.collection

        owner = self.owner

        company = self.company

        content = self.content

        file_type = self.file_type

        collection_type: str | Unset = UNSET
        if not isinstance(self.collection_type, Unset):
            collection_type = self.collection_type

        workspace_id = self.workspace_id

        chunk_size = self.chunk_size

        chunk_overlap = self.chunk_overlap

        external_metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.external_metadata, Unset):
            external_metadata = self.external_metadata.to_dict()

        ocr_agent = self.ocr_agent

        ocr_complete_doc_table_extraction = self.ocr_complete_doc_table_extraction

        ocr_hi_res_model_name = self.ocr_hi_res_model_name

        ocr_strategy = self.ocr_strategy

        ocr_timeout = self.ocr_timeout

        ocr_url = self.ocr_url

        is_visual_ingestion_on = self.is_visual_ingestion_on

        default_pipeline = self.default_pipeline

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if filename is not UNSET:
            field_dict["filename"] = filename
        if collection is not UNSET:
            field_dict["collection"] = collection
        if owner is not UNSET:
            field_dict["owner"] = owner
        if company is not UNSET:
            field_dict["company"] = company
        if content is not UNSET:
            field_dict["content"] = content
        if file_type is not UNSET:
            field_dict["file_type"] = file_type
        if collection_type is not UNSET:
            field_dict["collection_type"] = collection_type
        if workspace_id is not UNSET:
            field_dict["workspace_id"] = workspace_id
        if chunk_size is not UNSET:
            field_dict["chunk_size"] = chunk_size
        if chunk_overlap is not UNSET:
            field_dict["chunk_overlap"] = chunk_overlap
        if external_metadata is not UNSET:
            field_dict["external_metadata"] = external_metadata
        if ocr_agent is not UNSET:
            field_dict["OCR_AGENT"] = ocr_agent
        if ocr_complete_doc_table_extraction is not UNSET:
            field_dict["OCR_COMPLETE_DOC_TABLE_EXTRACTION"] = ocr_complete_doc_table_extraction
        if ocr_hi_res_model_name is not UNSET:
            field_dict["OCR_HI_RES_MODEL_NAME"] = ocr_hi_res_model_name
        if ocr_strategy is not UNSET:
            field_dict["OCR_STRATEGY"] = ocr_strategy
        if ocr_timeout is not UNSET:
            field_dict["OCR_TIMEOUT"] = ocr_timeout
        if ocr_url is not UNSET:
            field_dict["OCR_URL"] = ocr_url
        if is_visual_ingestion_on is not UNSET:
            field_dict["IS_VISUAL_INGESTION_ON"] = is_visual_ingestion_on
        if default_pipeline is not UNSET:
            field_dict["DEFAULT_PIPELINE"] = default_pipeline

        return field_dict

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
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        title = d.pop("title", UNSET)

        filename = d.pop("filename", UNSET)

        collection = d.pop("collection", UNSET)

        owner = d.pop("owner", UNSET)

        company = d.pop("company", UNSET)

        content = d.pop("content", UNSET)

        file_type = d.pop("file_type", UNSET)

        _collection_type = d.pop("collection_type", UNSET)
        collection_type: CollectionTypeEnum | Unset
        if isinstance(_collection_type, Unset):
            collection_type = UNSET
        else:
            collection_type = check_collection_type_enum(_collection_type)

        workspace_id = d.pop("workspace_id", UNSET)

        chunk_size = d.pop("chunk_size", UNSET)

        chunk_overlap = d.pop("chunk_overlap", UNSET)

        _external_metadata = d.pop("external_metadata", UNSET)
        external_metadata: FileCreateRequestSerializerV2ExternalMetadata | Unset
        if isinstance(_external_metadata, Unset):
            external_metadata = UNSET
        else:
            external_metadata = FileCreateRequestSerializerV2ExternalMetadata.from_dict(_external_metadata)

        ocr_agent = d.pop("OCR_AGENT", UNSET)

        ocr_complete_doc_table_extraction = d.pop("OCR_COMPLETE_DOC_TABLE_EXTRACTION", UNSET)

        ocr_hi_res_model_name = d.pop("OCR_HI_RES_MODEL_NAME", UNSET)

        ocr_strategy = d.pop("OCR_STRATEGY", UNSET)

        ocr_timeout = d.pop("OCR_TIMEOUT", UNSET)

        ocr_url = d.pop("OCR_URL", UNSET)

        is_visual_ingestion_on = d.pop("IS_VISUAL_INGESTION_ON", UNSET)

        default_pipeline = d.pop("DEFAULT_PIPELINE", UNSET)

        file_create_request_serializer_v2 = cls(
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

        file_create_request_serializer_v2.additional_properties = d
        return file_create_request_serializer_v2

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
