from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ServiceMaintenance503")


@_attrs_define(kw_only=True)
class ServiceMaintenance503:
    """Inferred from the successor of this API.

    Attributes:
        error (str):  Example: service_maintenance.
        mode (str):
        detail (str):
        reason (None | str | Unset):
        started_at (datetime.datetime | None | Unset):
        endpoint_category_names (list[str] | Unset):
    """

    error: str
    mode: str
    detail: str
    reason: None | str | Unset = UNSET
    started_at: datetime.datetime | None | Unset = UNSET
    endpoint_category_names: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.error is not UNSET:
            _dict_["error"] = self.error
        if self.mode is not UNSET:
            _dict_["mode"] = self.mode
        if self.detail is not UNSET:
            _dict_["detail"] = self.detail
        if self.reason is not UNSET:
            _dict_["reason"] = _plain(self.reason)
        if self.started_at is not UNSET:
            _dict_["started_at"] = _plain(self.started_at)
        if self.endpoint_category_names is not UNSET:
            _dict_["endpoint_category_names"] = _plain(self.endpoint_category_names)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        error = _rest_.pop("error", UNSET)
        if type(error) is not str:
            error = _depart(_sent_, _rest_, "error", error, "text")

        mode = _rest_.pop("mode", UNSET)
        if type(mode) is not str:
            mode = _depart(_sent_, _rest_, "mode", mode, "text")

        detail = _rest_.pop("detail", UNSET)
        if type(detail) is not str:
            detail = _depart(_sent_, _rest_, "detail", detail, "text")

        reason = _rest_.pop("reason", UNSET)
        if (type(reason) is not str) and reason is not None and reason is not UNSET:
            reason = _depart(_sent_, _rest_, "reason", reason, "text")

        started_at = _rest_.pop("started_at", UNSET)
        if started_at is not None and started_at is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(started_at)
                started_at = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "started_at", started_at, _time_)
                )
            except (TypeError, ValueError):
                started_at = _depart(_sent_, _rest_, "started_at", started_at, "a date-time")

        endpoint_category_names = _rest_.pop("endpoint_category_names", UNSET)
        if isinstance(endpoint_category_names, list):
            _each(_sent_, "endpoint_category_names", endpoint_category_names, (str,))

        elif endpoint_category_names is not UNSET:
            endpoint_category_names = _depart(
                _sent_, _rest_, "endpoint_category_names", endpoint_category_names, "a list"
            )

        _model_ = cls(
            error=error,
            mode=mode,
            detail=detail,
            reason=reason,
            started_at=started_at,
            endpoint_category_names=endpoint_category_names,
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
