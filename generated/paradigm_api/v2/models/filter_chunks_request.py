from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FilterChunksRequest")


@_attrs_define
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
        query = self.query

        chunk_ids = self.chunk_ids

        model = self.model

        n: int | None | Unset
        if isinstance(self.n, Unset):
            n = UNSET
        else:
            n = self.n

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "query": query,
                "chunk_ids": chunk_ids,
                "model": model,
            }
        )
        if n is not UNSET:
            field_dict["n"] = n

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        query = d.pop("query")

        chunk_ids = cast(list[str], d.pop("chunk_ids"))

        model = d.pop("model")

        n = cast("int | None | Unset", d.pop("n", UNSET))

        filter_chunks_request = cls(
            query=query,
            chunk_ids=chunk_ids,
            model=model,
            n=n,
        )

        filter_chunks_request.additional_properties = d
        return filter_chunks_request

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
