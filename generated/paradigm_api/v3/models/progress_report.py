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

T = TypeVar("T", bound="ProgressReport")


@_attrs_define(kw_only=True)
class ProgressReport:
    """
    Attributes:
        progress_percentage (float | None | Unset):
        current_progress_text (None | str | Unset):
        time_remaining_estimate (float | None | Unset):
        metadata (None | ProgressReportMetadataType0 | Unset):
    """

    progress_percentage: float | None | Unset = UNSET
    current_progress_text: None | str | Unset = UNSET
    time_remaining_estimate: float | None | Unset = UNSET
    metadata: None | ProgressReportMetadataType0 | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.progress_percentage is not UNSET:
            _dict_["progress_percentage"] = _plain(self.progress_percentage)
        if self.current_progress_text is not UNSET:
            _dict_["current_progress_text"] = _plain(self.current_progress_text)
        if self.time_remaining_estimate is not UNSET:
            _dict_["time_remaining_estimate"] = _plain(self.time_remaining_estimate)
        if self.metadata is not UNSET:
            _dict_["metadata"] = _plain(self.metadata)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        progress_percentage = _rest_.pop("progress_percentage", UNSET)
        if (
            (type(progress_percentage) is not float and type(progress_percentage) is not int)
            and progress_percentage is not None
            and progress_percentage is not UNSET
        ):
            progress_percentage = _number(
                _sent_, _rest_, "progress_percentage", progress_percentage, "a number"
            )

        current_progress_text = _rest_.pop("current_progress_text", UNSET)
        if (
            (type(current_progress_text) is not str)
            and current_progress_text is not None
            and current_progress_text is not UNSET
        ):
            current_progress_text = _depart(
                _sent_, _rest_, "current_progress_text", current_progress_text, "text"
            )

        time_remaining_estimate = _rest_.pop("time_remaining_estimate", UNSET)
        if (
            (type(time_remaining_estimate) is not float and type(time_remaining_estimate) is not int)
            and time_remaining_estimate is not None
            and time_remaining_estimate is not UNSET
        ):
            time_remaining_estimate = _number(
                _sent_, _rest_, "time_remaining_estimate", time_remaining_estimate, "a number"
            )

        metadata = _rest_.pop("metadata", UNSET)
        if isinstance(metadata, dict):
            metadata = ProgressReportMetadataType0.from_dict(metadata)
        elif metadata is not None and metadata is not UNSET:
            metadata = _depart(_sent_, _rest_, "metadata", metadata, "an object")

        _model_ = cls(
            progress_percentage=progress_percentage,
            current_progress_text=current_progress_text,
            time_remaining_estimate=time_remaining_estimate,
            metadata=metadata,
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


from ..models.progress_report_metadata_type_0 import ProgressReportMetadataType0
