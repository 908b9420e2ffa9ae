from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ThreadListResponse")


@_attrs_define
class ThreadListResponse:
    """
    Attributes:
        results (list[ThreadResponse]):
        count (int | None):
        next_ (None | str):
        previous (None | str):
    """

    results: list[ThreadResponse]
    count: int | None
    next_: None | str
    previous: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        count: int | None
        count = self.count

        next_: None | str
        next_ = self.next_

        previous: None | str
        previous = self.previous

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "results": results,
                "count": count,
                "next": next_,
                "previous": previous,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = ThreadResponse.from_dict(results_item_data)

            results.append(results_item)

        count = cast("int | None", d.pop("count"))

        next_ = cast("None | str", d.pop("next"))

        previous = cast("None | str", d.pop("previous"))

        thread_list_response = cls(
            results=results,
            count=count,
            next_=next_,
            previous=previous,
        )

        thread_list_response.additional_properties = d
        return thread_list_response

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


from ..models.thread_response import ThreadResponse
