from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ExternalMetadataResponse")


@_attrs_define(kw_only=True)
class ExternalMetadataResponse:
    """
    Attributes:
        external_id (str):
        doc_type (None | str):
        additional_metadata (Any):
    """

    external_id: str
    doc_type: None | str
    additional_metadata: Any
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.external_id is not UNSET:
            _dict_["external_id"] = self.external_id
        if self.doc_type is not UNSET:
            _dict_["doc_type"] = _plain(self.doc_type)
        if self.additional_metadata is not UNSET:
            _dict_["additional_metadata"] = _plain(self.additional_metadata)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        external_id = _rest_.pop("external_id", UNSET)
        if type(external_id) is not str:
            external_id = _depart(_sent_, _rest_, "external_id", external_id, "text")

        doc_type = _rest_.pop("doc_type", UNSET)
        if (type(doc_type) is not str) and doc_type is not None:
            doc_type = _depart(_sent_, _rest_, "doc_type", doc_type, "text")

        additional_metadata = _rest_.pop("additional_metadata", UNSET)
        if additional_metadata is UNSET:
            additional_metadata = _depart(
                _sent_, _rest_, "additional_metadata", additional_metadata, "a value"
            )

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
