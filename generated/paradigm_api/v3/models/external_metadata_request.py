from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ExternalMetadataRequest")


@_attrs_define(kw_only=True)
class ExternalMetadataRequest:
    """
    Attributes:
        external_id (str | Unset):
        doc_type (str | Unset):
        additional_metadata (Any | Unset):
    """

    external_id: str | Unset = UNSET
    doc_type: str | Unset = UNSET
    additional_metadata: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.external_id is not UNSET:
            _dict_["external_id"] = self.external_id
        if self.doc_type is not UNSET:
            _dict_["doc_type"] = self.doc_type
        if self.additional_metadata is not UNSET:
            _dict_["additional_metadata"] = _plain(self.additional_metadata)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        external_id = _rest_.pop("external_id", UNSET)
        if (type(external_id) is not str) and external_id is not UNSET:
            external_id = _depart(_sent_, _rest_, "external_id", external_id, "text")

        doc_type = _rest_.pop("doc_type", UNSET)
        if (type(doc_type) is not str) and doc_type is not UNSET:
            doc_type = _depart(_sent_, _rest_, "doc_type", doc_type, "text")

        additional_metadata = _rest_.pop("additional_metadata", UNSET)

        _model_ = cls(
            external_id=external_id,
            doc_type=doc_type,
            additional_metadata=additional_metadata,
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
