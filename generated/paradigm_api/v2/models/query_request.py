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

T = TypeVar("T", bound="QueryRequest")


@_attrs_define(kw_only=True)
class QueryRequest:
    """
    Attributes:
        query (str): The text says a list of strings is taken too
        collection (None | str | Unset): base_collection by default
        n (int | None | Unset): 5 by default
    """

    query: str
    collection: None | str | Unset = UNSET
    n: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.query is not UNSET:
            _dict_["query"] = self.query
        if self.collection is not UNSET:
            _dict_["collection"] = _plain(self.collection)
        if self.n is not UNSET:
            _dict_["n"] = _plain(self.n)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        query = _rest_.pop("query", UNSET)
        if type(query) is not str:
            query = _depart(_sent_, _rest_, "query", query, "text")

        collection = _rest_.pop("collection", UNSET)
        if (type(collection) is not str) and collection is not None and collection is not UNSET:
            collection = _depart(_sent_, _rest_, "collection", collection, "text")

        n = _rest_.pop("n", UNSET)
        if (type(n) is not int) and n is not None and n is not UNSET:
            n = _number(_sent_, _rest_, "n", n, "an integer")

        _model_ = cls(
            query=query,
            collection=collection,
            n=n,
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
