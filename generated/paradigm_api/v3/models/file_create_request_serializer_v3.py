from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="FileCreateRequestSerializerV3")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.file is not UNSET:
            _dict_["file"] = _plain(self.file)
        if self.workspace_id is not UNSET:
            _dict_["workspace_id"] = self.workspace_id
        if self.filename is not UNSET:
            _dict_["filename"] = self.filename
        if self.title is not UNSET:
            _dict_["title"] = self.title
        if self.parser is not UNSET:
            _dict_["parser"] = self.parser
        if self.tags is not UNSET:
            _dict_["tags"] = _plain(self.tags)
        if self.external_metadata is not UNSET:
            _dict_["external_metadata"] = _plain(self.external_metadata)
        return _dict_

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
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        file = _rest_.pop("file", UNSET)
        if type(file) is bytes:
            file = File(payload=BytesIO(file))

        workspace_id = _rest_.pop("workspace_id", UNSET)
        if type(workspace_id) is not int:
            workspace_id = _number(_sent_, _rest_, "workspace_id", workspace_id, "an integer")

        filename = _rest_.pop("filename", UNSET)
        if (type(filename) is not str) and filename is not UNSET:
            filename = _depart(_sent_, _rest_, "filename", filename, "text")

        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

        parser = _rest_.pop("parser", UNSET)
        if (type(parser) is not str) and parser is not UNSET:
            parser = _depart(_sent_, _rest_, "parser", parser, "text")

        tags = _rest_.pop("tags", UNSET)
        if isinstance(tags, list):
            _each(_sent_, "tags", tags, (int,))

        elif tags is not UNSET:
            tags = _depart(_sent_, _rest_, "tags", tags, "a list")

        external_metadata = _rest_.pop("external_metadata", UNSET)
        if isinstance(external_metadata, dict):
            external_metadata = ExternalMetadataRequest.from_dict(external_metadata)
        elif external_metadata is not UNSET:
            external_metadata = _depart(_sent_, _rest_, "external_metadata", external_metadata, "an object")

        _model_ = cls(
            file=file,
            workspace_id=workspace_id,
            filename=filename,
            title=title,
            parser=parser,
            tags=tags,
            external_metadata=external_metadata,
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


from ..models.external_metadata_request import ExternalMetadataRequest
