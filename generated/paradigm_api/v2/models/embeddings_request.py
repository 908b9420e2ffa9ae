from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.encoding_format_enum import ENCODING_FORMAT_ENUM_VALUES, EncodingFormatEnum
from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="EmbeddingsRequest")


@_attrs_define(kw_only=True)
class EmbeddingsRequest:
    """
    Attributes:
        model (str):
        input_ (str):
        encoding_format (EncodingFormatEnum | Unset): * `float` - float
            * `base64` - base64
        dimensions (int | Unset):
        user (str | Unset):
    """

    model: str
    input_: str
    encoding_format: EncodingFormatEnum | Unset = UNSET
    dimensions: int | Unset = UNSET
    user: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.model is not UNSET:
            _dict_["model"] = self.model
        if self.input_ is not UNSET:
            _dict_["input"] = self.input_
        if self.encoding_format is not UNSET:
            _dict_["encoding_format"] = self.encoding_format
        if self.dimensions is not UNSET:
            _dict_["dimensions"] = self.dimensions
        if self.user is not UNSET:
            _dict_["user"] = self.user
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        input_ = _rest_.pop("input", UNSET)
        if type(input_) is not str:
            input_ = _depart(_sent_, _rest_, "input", input_, "text")

        encoding_format = _rest_.pop("encoding_format", UNSET)
        if (
            type(encoding_format) is not str or encoding_format not in ENCODING_FORMAT_ENUM_VALUES
        ) and encoding_format is not UNSET:
            encoding_format = _word(
                _sent_, _rest_, "encoding_format", encoding_format, str, "a documented value"
            )

        dimensions = _rest_.pop("dimensions", UNSET)
        if (type(dimensions) is not int) and dimensions is not UNSET:
            dimensions = _number(_sent_, _rest_, "dimensions", dimensions, "an integer")

        user = _rest_.pop("user", UNSET)
        if (type(user) is not str) and user is not UNSET:
            user = _depart(_sent_, _rest_, "user", user, "text")

        _model_ = cls(
            model=model,
            input_=input_,
            encoding_format=encoding_format,
            dimensions=dimensions,
            user=user,
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
