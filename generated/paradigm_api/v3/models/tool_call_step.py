from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ToolCallStep")


@_attrs_define(kw_only=True)
class ToolCallStep:
    """
    Attributes:
        status (str):
        created_at (datetime.datetime):
        progress_report (None | ProgressReport | Unset):
    """

    status: str
    created_at: datetime.datetime
    progress_report: None | ProgressReport | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.status is not UNSET:
            _dict_["status"] = self.status
        if self.created_at is not UNSET:
            _dict_["created_at"] = _plain(self.created_at)
        if self.progress_report is not UNSET:
            _dict_["progress_report"] = _plain(self.progress_report)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        status = _rest_.pop("status", UNSET)
        if type(status) is not str:
            status = _depart(_sent_, _rest_, "status", status, "text")

        created_at = _rest_.pop("created_at", UNSET)
        try:
            _time_ = datetime.datetime.fromisoformat(created_at)
            created_at = (
                _time_
                if _time_.tzinfo is not None
                else _moment(_sent_, _rest_, "created_at", created_at, _time_)
            )
        except (TypeError, ValueError):
            created_at = _depart(_sent_, _rest_, "created_at", created_at, "a date-time")

        progress_report = _rest_.pop("progress_report", UNSET)
        if isinstance(progress_report, dict):
            progress_report = ProgressReport.from_dict(progress_report)
        elif progress_report is not None and progress_report is not UNSET:
            progress_report = _depart(_sent_, _rest_, "progress_report", progress_report, "an object")

        _model_ = cls(
            status=status,
            created_at=created_at,
            progress_report=progress_report,
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


from ..models.progress_report import ProgressReport
