from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain

T = TypeVar("T", bound="ErrorResponse")


@_attrs_define(kw_only=True)
class ErrorResponse:
    """Inferred from public client code. Newer operations answer `code`, `error` and `detail`, others Django REST
    framework's plain `detail`, or one list of messages per field.

        Attributes:
            code (int | Unset): HTTP status
            error (str | Unset): Error code
            detail (str | Unset):
    """

    code: int | Unset = UNSET
    error: str | Unset = UNSET
    detail: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.code is not UNSET:
            _dict_["code"] = self.code
        if self.error is not UNSET:
            _dict_["error"] = self.error
        if self.detail is not UNSET:
            _dict_["detail"] = self.detail
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        code = _rest_.pop("code", UNSET)
        if (type(code) is not int) and code is not UNSET:
            code = _number(_sent_, _rest_, "code", code, "an integer")

        error = _rest_.pop("error", UNSET)
        if (type(error) is not str) and error is not UNSET:
            error = _depart(_sent_, _rest_, "error", error, "text")

        detail = _rest_.pop("detail", UNSET)
        if (type(detail) is not str) and detail is not UNSET:
            detail = _depart(_sent_, _rest_, "detail", detail, "text")

        _model_ = cls(
            code=code,
            error=error,
            detail=detail,
        )

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
