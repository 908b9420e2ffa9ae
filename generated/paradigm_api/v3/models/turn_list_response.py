from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TurnListResponse")


@_attrs_define
class TurnListResponse:
    """
    Attributes:
        count (int | None):
        next_ (None | str):
        previous (None | str):
        results (list[TurnResponse]):
    """

    count: int | None
    next_: None | str
    previous: None | str
    results: list[TurnResponse]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count: int | None
        count = self.count

        next_: None | str
        next_ = self.next_

        previous: None | str
        previous = self.previous

        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count": count,
                "next": next_,
                "previous": previous,
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        count = cast("int | None", d.pop("count"))

        next_ = cast("None | str", d.pop("next"))

        previous = cast("None | str", d.pop("previous"))

        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = TurnResponse.from_dict(results_item_data)

            results.append(results_item)

        turn_list_response = cls(
            count=count,
            next_=next_,
            previous=previous,
            results=results,
        )

        turn_list_response.additional_properties = d
        return turn_list_response

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


from ..models.turn_response import TurnResponse
