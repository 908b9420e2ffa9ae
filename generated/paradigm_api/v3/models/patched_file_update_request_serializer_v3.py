from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedFileUpdateRequestSerializerV3")


@_attrs_define
class PatchedFileUpdateRequestSerializerV3:
    """
    Attributes:
        title (str | Unset):
        tags (list[int] | Unset): Replaces all tags; [0] clears them
        external_metadata (ExternalMetadataRequest | Unset):
    """

    title: str | Unset = UNSET
    tags: list[int] | Unset = UNSET
    external_metadata: ExternalMetadataRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        tags: list[int] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        external_metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.external_metadata, Unset):
            external_metadata = self.external_metadata.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if tags is not UNSET:
            field_dict["tags"] = tags
        if external_metadata is not UNSET:
            field_dict["external_metadata"] = external_metadata

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        if not isinstance(self.title, Unset):
            files.append(("title", (None, str(self.title).encode(), "text/plain")))

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
        title = d.pop("title", UNSET)

        tags = cast(list[int], d.pop("tags", UNSET))

        _external_metadata = d.pop("external_metadata", UNSET)
        external_metadata: ExternalMetadataRequest | Unset
        if isinstance(_external_metadata, Unset):
            external_metadata = UNSET
        else:
            external_metadata = ExternalMetadataRequest.from_dict(_external_metadata)

        patched_file_update_request_serializer_v3 = cls(
            title=title,
            tags=tags,
            external_metadata=external_metadata,
        )

        patched_file_update_request_serializer_v3.additional_properties = d
        return patched_file_update_request_serializer_v3

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
