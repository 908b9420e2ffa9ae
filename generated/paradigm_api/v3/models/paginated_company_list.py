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

T = TypeVar("T", bound="PaginatedCompanyList")


@_attrs_define(kw_only=True)
class PaginatedCompanyList:
    """
    Attributes:
        count (int):  Example: 123.
        results (list[CompanyListItem]):
        next_ (None | str | Unset):  Example: http://api.example.org/accounts/?page=4.
        previous (None | str | Unset):  Example: http://api.example.org/accounts/?page=2.
    """

    count: int
    results: list[CompanyListItem]
    next_: None | str | Unset = UNSET
    previous: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.count is not UNSET:
            _dict_["count"] = self.count
        if self.results is not UNSET:
            _dict_["results"] = _plain(self.results)
        if self.next_ is not UNSET:
            _dict_["next"] = _plain(self.next_)
        if self.previous is not UNSET:
            _dict_["previous"] = _plain(self.previous)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        count = _rest_.pop("count", UNSET)
        if type(count) is not int:
            count = _number(_sent_, _rest_, "count", count, "an integer")

        results = _rest_.pop("results", UNSET)
        if isinstance(results, list):
            _list0_ = []
            for _item0_ in results:
                if isinstance(_item0_, dict):
                    _item0_ = CompanyListItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "results", _item0_, "an object")

                _list0_.append(_item0_)
            results = _list0_

        else:
            results = _depart(_sent_, _rest_, "results", results, "a list")

        next_ = _rest_.pop("next", UNSET)
        if (type(next_) is not str) and next_ is not None and next_ is not UNSET:
            next_ = _depart(_sent_, _rest_, "next", next_, "text")

        previous = _rest_.pop("previous", UNSET)
        if (type(previous) is not str) and previous is not None and previous is not UNSET:
            previous = _depart(_sent_, _rest_, "previous", previous, "text")

        _model_ = cls(
            count=count,
            results=results,
            next_=next_,
            previous=previous,
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


from ..models.company_list_item import CompanyListItem
