from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="FilterChunksRequest")


@_attrs_define(kw_only=True)
class FilterChunksRequest:
    """
    Attributes:
        query (str):
        chunk_ids (list[str]):
        model (str): Listed as required, though the text says a default reranker is tried without it
        n (int | None | Unset):
    """

    query: str
    chunk_ids: list[str]
    model: str
    n: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.query is not UNSET:
            _dict_["query"] = self.query
        if self.chunk_ids is not UNSET:
            _dict_["chunk_ids"] = _plain(self.chunk_ids)
        if self.model is not UNSET:
            _dict_["model"] = self.model
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

        chunk_ids = _rest_.pop("chunk_ids", UNSET)
        if isinstance(chunk_ids, list):
            _each(_sent_, "chunk_ids", chunk_ids, (str,))

        else:
            chunk_ids = _depart(_sent_, _rest_, "chunk_ids", chunk_ids, "a list")

        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        n = _rest_.pop("n", UNSET)
        if (type(n) is not int) and n is not None and n is not UNSET:
            n = _number(_sent_, _rest_, "n", n, "an integer")

        _model_ = cls(
            query=query,
            chunk_ids=chunk_ids,
            model=model,
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
