from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="FileRetrieveResponseSerializerV3PagesItem")


@_attrs_define(kw_only=True)
class FileRetrieveResponseSerializerV3PagesItem:
    """
    Attributes:
        index (int | Unset):
        markdown (str | Unset):
    """

    index: int | Unset = UNSET
    markdown: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.index is not UNSET:
            _dict_["index"] = self.index
        if self.markdown is not UNSET:
            _dict_["markdown"] = self.markdown
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        index = _rest_.pop("index", UNSET)
        if (type(index) is not int) and index is not UNSET:
            index = _number(_sent_, _rest_, "index", index, "an integer")

        markdown = _rest_.pop("markdown", UNSET)
        if (type(markdown) is not str) and markdown is not UNSET:
            markdown = _depart(_sent_, _rest_, "markdown", markdown, "text")

        _model_ = cls(
            index=index,
            markdown=markdown,
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
