from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UnifiedSourcesResponse")


@_attrs_define
class UnifiedSourcesResponse:
    """
    Attributes:
        document (list[DocumentSource]):
        web (list[WebSource]):
    """

    document: list[DocumentSource]
    web: list[WebSource]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        document = []
        for document_item_data in self.document:
            document_item = document_item_data.to_dict()
            document.append(document_item)

        web = []
        for web_item_data in self.web:
            web_item = web_item_data.to_dict()
            web.append(web_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "document": document,
                "web": web,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        document = []
        _document = d.pop("document")
        for document_item_data in _document:
            document_item = DocumentSource.from_dict(document_item_data)

            document.append(document_item)

        web = []
        _web = d.pop("web")
        for web_item_data in _web:
            web_item = WebSource.from_dict(web_item_data)

            web.append(web_item)

        unified_sources_response = cls(
            document=document,
            web=web,
        )

        unified_sources_response.additional_properties = d
        return unified_sources_response

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


from ..models.document_source import DocumentSource
from ..models.web_source import WebSource
