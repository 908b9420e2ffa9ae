from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="PatchedFileUpdateRequestSerializerV3")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.title is not UNSET:
            _dict_["title"] = self.title
        if self.tags is not UNSET:
            _dict_["tags"] = _plain(self.tags)
        if self.external_metadata is not UNSET:
            _dict_["external_metadata"] = _plain(self.external_metadata)
        return _dict_

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
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        title = _rest_.pop("title", UNSET)
        if (type(title) is not str) and title is not UNSET:
            title = _depart(_sent_, _rest_, "title", title, "text")

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
            title=title,
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
