from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="APIV3ErrorResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = _plain(self.id)
        if self.code is not UNSET:
            _dict_["code"] = self.code
        if self.error is not UNSET:
            _dict_["error"] = self.error
        if self.detail is not UNSET:
            _dict_["detail"] = self.detail
        if self.doc_url is not UNSET:
            _dict_["doc_url"] = self.doc_url
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if (type(id) is not str) and id is not None:
            id = _depart(_sent_, _rest_, "id", id, "text")

        code = _rest_.pop("code", UNSET)
        if type(code) is not int:
            code = _number(_sent_, _rest_, "code", code, "an integer")

        error = _rest_.pop("error", UNSET)
        if type(error) is not str:
            error = _depart(_sent_, _rest_, "error", error, "text")

        detail = _rest_.pop("detail", UNSET)
        if type(detail) is not str:
            detail = _depart(_sent_, _rest_, "detail", detail, "text")

        doc_url = _rest_.pop("doc_url", UNSET)
        if type(doc_url) is not str:
            doc_url = _depart(_sent_, _rest_, "doc_url", doc_url, "text")

        _model_ = cls(
            id=id,
            code=code,
            error=error,
            detail=detail,
            doc_url=doc_url,
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
