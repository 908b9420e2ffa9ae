from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="APIV3ValidationErrorResponse")


@_attrs_define
class APIV3ValidationErrorResponse:
    """
    Attributes:
        id (None | str):
        code (int):
        error (str):
        detail (str):
        doc_url (str):
        fields (APIV3ValidationErrorResponseFields | Unset):
    """

    id: None | str
    code: int
    error: str
    detail: str
    doc_url: str
    fields: APIV3ValidationErrorResponseFields | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        id = self.id

        code = self.code

        error = self.error

        detail = self.detail

        doc_url = self.doc_url

        fields: dict[str, Any] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields.to_dict()

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
        if fields is not UNSET:
            field_dict["fields"] = fields

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = cast("None | str", d.pop("id"))

        code = d.pop("code")

        error = d.pop("error")

        detail = d.pop("detail")

        doc_url = d.pop("doc_url")

        _fields = d.pop("fields", UNSET)
        fields: APIV3ValidationErrorResponseFields | Unset
        if isinstance(_fields, Unset):
            fields = UNSET
        else:
            fields = APIV3ValidationErrorResponseFields.from_dict(_fields)

        apiv3_validation_error_response = cls(
            id=id,
            code=code,
            error=error,
            detail=detail,
            doc_url=doc_url,
            fields=fields,
        )

        apiv3_validation_error_response.additional_properties = d
        return apiv3_validation_error_response

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


from ..models.apiv3_validation_error_response_fields import APIV3ValidationErrorResponseFields
