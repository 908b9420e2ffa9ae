from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="RetrieveResponse")


@_attrs_define(kw_only=True)
class RetrieveResponse:
    """
    Attributes:
        results (list[RetrieveResult]):
    """

    results: list[RetrieveResult]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.results is not UNSET:
            _dict_["results"] = _plain(self.results)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        results = _rest_.pop("results", UNSET)
        if isinstance(results, list):
            _list0_ = []
            for _item0_ in results:
                if isinstance(_item0_, dict):
                    _item0_ = RetrieveResult.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "results", _item0_, "an object")

                _list0_.append(_item0_)
            results = _list0_

        else:
            results = _depart(_sent_, _rest_, "results", results, "a list")

        _model_ = cls(
            results=results,
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


from ..models.retrieve_result import RetrieveResult
