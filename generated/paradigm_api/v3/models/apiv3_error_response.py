from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="APIV3ErrorResponse")


@_attrs_define
class APIV3ErrorResponse:
    """
    Attributes:
        id (None | str):
        code (int): HTTP status
        error (str): Error code
        detail (str):
        doc_url (str):
    """

    id: None | str
    code: int
    error: str
    detail: str
    doc_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        id = self.id

        code = self.code

        error = self.error

        detail = self.detail

        doc_url = self.doc_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "code": code,
                "error": error,
                "detail": detail,
                "doc_url": doc_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = cast("None | str", d.pop("id"))

        code = d.pop("code")

        error = d.pop("error")

        detail = d.pop("detail")

        doc_url = d.pop("doc_url")

        apiv3_error_response = cls(
            id=id,
            code=code,
            error=error,
            detail=detail,
            doc_url=doc_url,
        )

        apiv3_error_response.additional_properties = d
        return apiv3_error_response

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
