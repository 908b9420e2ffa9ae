from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.service_maintenance_503_mode import (
    ServiceMaintenance503Mode,
    check_service_maintenance_503_mode,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceMaintenance503")


@_attrs_define
class ServiceMaintenance503:
    """
    Attributes:
        detail (str):
        error (str):  Example: service_maintenance.
        mode (ServiceMaintenance503Mode):
        endpoint_category_names (list[str] | Unset):
        reason (str | Unset):
        started_at (datetime.datetime | Unset):
    """

    detail: str
    error: str
    mode: ServiceMaintenance503Mode
    endpoint_category_names: list[str] | Unset = UNSET
    reason: str | Unset = UNSET
    started_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        error = self.error

        mode: str = self.mode

        endpoint_category_names: list[str] | Unset = UNSET
        if not isinstance(self.endpoint_category_names, Unset):
            endpoint_category_names = self.endpoint_category_names

        reason = self.reason

        started_at: str | Unset = UNSET
        if not isinstance(self.started_at, Unset):
            started_at = self.started_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "detail": detail,
                "error": error,
                "mode": mode,
            }
        )
        if endpoint_category_names is not UNSET:
            field_dict["endpoint_category_names"] = endpoint_category_names
        if reason is not UNSET:
            field_dict["reason"] = reason
        if started_at is not UNSET:
            field_dict["started_at"] = started_at

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        detail = d.pop("detail")

        error = d.pop("error")

        mode = check_service_maintenance_503_mode(d.pop("mode"))

        endpoint_category_names = cast(list[str], d.pop("endpoint_category_names", UNSET))

        reason = d.pop("reason", UNSET)

        _started_at = d.pop("started_at", UNSET)
        started_at: datetime.datetime | Unset
        if isinstance(_started_at, Unset):
            started_at = UNSET
        else:
            started_at = datetime.datetime.fromisoformat(_started_at)

        service_maintenance_503 = cls(
            detail=detail,
            error=error,
            mode=mode,
            endpoint_category_names=endpoint_category_names,
            reason=reason,
            started_at=started_at,
        )

        service_maintenance_503.additional_properties = d
        return service_maintenance_503

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
