from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UploadSessionResponse")


@_attrs_define
class UploadSessionResponse:
    """
    Attributes:
        uuid (UUID):
        is_valid (bool): True while the session is active
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        documents (list[UploadSessionDocument]):
    """

    uuid: UUID
    is_valid: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    documents: list[UploadSessionDocument]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uuid = str(self.uuid)

        is_valid = self.is_valid

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uuid": uuid,
                "is_valid": is_valid,
                "created_at": created_at,
                "updated_at": updated_at,
                "documents": documents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        uuid = UUID(d.pop("uuid"))

        is_valid = d.pop("is_valid")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = UploadSessionDocument.from_dict(documents_item_data)

            documents.append(documents_item)

        upload_session_response = cls(
            uuid=uuid,
            is_valid=is_valid,
            created_at=created_at,
            updated_at=updated_at,
            documents=documents,
        )

        upload_session_response.additional_properties = d
        return upload_session_response

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


from ..models.upload_session_document import UploadSessionDocument
