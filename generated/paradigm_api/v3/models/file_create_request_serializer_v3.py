from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="FileCreateRequestSerializerV3")


@_attrs_define
class FileCreateRequestSerializerV3:
    """
    Attributes:
        file (File):
        workspace_id (int):
        filename (str | Unset):
        title (str | Unset):
        parser (str | Unset): Ingestion pipeline, for example v2.1 or v2.2.1
        tags (list[int] | Unset): JSON array string or repeated fields
        external_metadata (ExternalMetadataRequest | Unset):
    """

    file: File
    workspace_id: int
    filename: str | Unset = UNSET
    title: str | Unset = UNSET
    parser: str | Unset = UNSET
    tags: list[int] | Unset = UNSET
    external_metadata: ExternalMetadataRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        workspace_id = self.workspace_id

        filename = self.filename

        title = self.title

        parser = self.parser

        tags: list[int] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        external_metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.external_metadata, Unset):
            external_metadata = self.external_metadata.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "workspace_id": workspace_id,
            }
        )
        if filename is not UNSET:
            field_dict["filename"] = filename
        if title is not UNSET:
            field_dict["title"] = title
        if parser is not UNSET:
            field_dict["parser"] = parser
        if tags is not UNSET:
            field_dict["tags"] = tags
        if external_metadata is not UNSET:
            field_dict["external_metadata"] = external_metadata

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        files.append(("workspace_id", (None, str(self.workspace_id).encode(), "text/plain")))

        if not isinstance(self.filename, Unset):
            files.append(("filename", (None, str(self.filename).encode(), "text/plain")))

        if not isinstance(self.title, Unset):
            files.append(("title", (None, str(self.title).encode(), "text/plain")))

        if not isinstance(self.parser, Unset):
            files.append(("parser", (None, str(self.parser).encode(), "text/plain")))

        if not isinstance(self.tags, Unset):
            for tags_item_element in self.tags:
                files.append(("tags", (None, str(tags_item_element).encode(), "text/plain")))

        if not isinstance(self.external_metadata, Unset):
            files.append(
                (
                    "external_metadata",
                    (None, json.dumps(self.external_metadata.to_dict()).encode(), "application/json"),
                )
            )

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        workspace_id = d.pop("workspace_id")

        filename = d.pop("filename", UNSET)

        title = d.pop("title", UNSET)

        parser = d.pop("parser", UNSET)

        tags = cast(list[int], d.pop("tags", UNSET))

        _external_metadata = d.pop("external_metadata", UNSET)
        external_metadata: ExternalMetadataRequest | Unset
        if isinstance(_external_metadata, Unset):
            external_metadata = UNSET
        else:
            external_metadata = ExternalMetadataRequest.from_dict(_external_metadata)

        file_create_request_serializer_v3 = cls(
            file=file,
            workspace_id=workspace_id,
            filename=filename,
            title=title,
            parser=parser,
            tags=tags,
            external_metadata=external_metadata,
        )

        file_create_request_serializer_v3.additional_properties = d
        return file_create_request_serializer_v3

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


from ..models.external_metadata_request import ExternalMetadataRequest
