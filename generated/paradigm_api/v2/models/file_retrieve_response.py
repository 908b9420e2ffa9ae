from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FileRetrieveResponse")


@_attrs_define
class FileRetrieveResponse:
    """
    Attributes:
        id (int):
        object_ (str): file
        created_at (int): Unix seconds
        filename (str):
        purpose (str): documents
        status (str):
        signature (None | str): TLSH hash; absent in older releases
        content (str | Unset): Only with include_content=true
    """

    id: int
    object_: str
    created_at: int
    filename: str
    purpose: str
    status: str
    signature: None | str
    content: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        object_ = self.object_

        created_at = self.created_at

        filename = self.filename

        purpose = self.purpose

        status = self.status

        signature: None | str
        signature = self.signature

        content = self.content

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "object": object_,
                "created_at": created_at,
                "filename": filename,
                "purpose": purpose,
                "status": status,
                "signature": signature,
            }
        )
        if content is not UNSET:
            field_dict["content"] = content

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        object_ = d.pop("object")

        created_at = d.pop("created_at")

        filename = d.pop("filename")

        purpose = d.pop("purpose")

        status = d.pop("status")

        signature = cast("None | str", d.pop("signature"))

        content = d.pop("content", UNSET)

        file_retrieve_response = cls(
            id=id,
            object_=object_,
            created_at=created_at,
            filename=filename,
            purpose=purpose,
            status=status,
            signature=signature,
            content=content,
        )

        file_retrieve_response.additional_properties = d
        return file_retrieve_response

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
