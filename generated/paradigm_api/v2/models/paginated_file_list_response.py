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

T = TypeVar("T", bound="PaginatedFileListResponse")


@_attrs_define(kw_only=True)
class PaginatedFileListResponse:
    """The reference page nests the page twice; the guide shows this flat form.

    Attributes:
        object_ (str | Unset):  Example: list.
        count (int | Unset):  Example: 123.
        next_ (None | str | Unset):
        previous (None | str | Unset):
        data (list[FileListItem] | Unset):
    """

    object_: str | Unset = UNSET
    count: int | Unset = UNSET
    next_: None | str | Unset = UNSET
    previous: None | str | Unset = UNSET
    data: list[FileListItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.count is not UNSET:
            _dict_["count"] = self.count
        if self.next_ is not UNSET:
            _dict_["next"] = _plain(self.next_)
        if self.previous is not UNSET:
            _dict_["previous"] = _plain(self.previous)
        if self.data is not UNSET:
            _dict_["data"] = _plain(self.data)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        count = _rest_.pop("count", UNSET)
        if (type(count) is not int) and count is not UNSET:
            count = _number(_sent_, _rest_, "count", count, "an integer")

        next_ = _rest_.pop("next", UNSET)
        if (type(next_) is not str) and next_ is not None and next_ is not UNSET:
            next_ = _depart(_sent_, _rest_, "next", next_, "text")

        previous = _rest_.pop("previous", UNSET)
        if (type(previous) is not str) and previous is not None and previous is not UNSET:
            previous = _depart(_sent_, _rest_, "previous", previous, "text")

        data = _rest_.pop("data", UNSET)
        if isinstance(data, list):
            _list0_ = []
            for _item0_ in data:
                if isinstance(_item0_, dict):
                    _item0_ = FileListItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "data", _item0_, "an object")

                _list0_.append(_item0_)
            data = _list0_

        elif data is not UNSET:
            data = _depart(_sent_, _rest_, "data", data, "a list")

        _model_ = cls(
            object_=object_,
            count=count,
            next_=next_,
            previous=previous,
            data=data,
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


from ..models.file_list_item import FileListItem
