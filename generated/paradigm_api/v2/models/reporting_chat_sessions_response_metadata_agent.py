from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import depart as _depart
from ..types import plain as _plain

T = TypeVar("T", bound="ReportingChatSessionsResponseMetadataAgent")


@_attrs_define(kw_only=True)
class ReportingChatSessionsResponseMetadataAgent:
    """Keyed by metric name"""

    additional_properties: dict[str, ReportingMetric] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        _model_ = cls()

        for _key_, _value_ in _rest_.items():
            if isinstance(_value_, dict):
                _value_ = ReportingMetric.from_dict(_value_)
            else:
                _value_ = _depart(_sent_, None, _key_, _value_, "an object")

            _rest_[_key_] = _value_
        _model_.additional_properties = _rest_
        return _model_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> ReportingMetric:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: ReportingMetric) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.reporting_metric import ReportingMetric
