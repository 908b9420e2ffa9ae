from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TagListResponseSerializerV3")


@_attrs_define
class TagListResponseSerializerV3:
    """
    Attributes:
        id (int):
        name (str):
        description (str):
        auto_assign (bool):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        document_count (int):
    """

    id: int
    name: str
    description: str
    auto_assign: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    document_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description = self.description

        auto_assign = self.auto_assign

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        document_count = self.document_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "description": description,
                "auto_assign": auto_assign,
                "created_at": created_at,
                "updated_at": updated_at,
                "document_count": document_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        description = d.pop("description")

        auto_assign = d.pop("auto_assign")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        document_count = d.pop("document_count")

        tag_list_response_serializer_v3 = cls(
            id=id,
            name=name,
            description=description,
            auto_assign=auto_assign,
            created_at=created_at,
            updated_at=updated_at,
            document_count=document_count,
        )

        tag_list_response_serializer_v3.additional_properties = d
        return tag_list_response_serializer_v3

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
