from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceMaintenance503")


@_attrs_define
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
        error = self.error

        mode = self.mode

        detail = self.detail

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        else:
            reason = self.reason

        started_at: None | str | Unset
        if isinstance(self.started_at, Unset):
            started_at = UNSET
        elif isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        endpoint_category_names: list[str] | Unset = UNSET
        if not isinstance(self.endpoint_category_names, Unset):
            endpoint_category_names = self.endpoint_category_names

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
                "mode": mode,
                "detail": detail,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if started_at is not UNSET:
            field_dict["started_at"] = started_at
        if endpoint_category_names is not UNSET:
            field_dict["endpoint_category_names"] = endpoint_category_names

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        error = d.pop("error")

        mode = d.pop("mode")

        detail = d.pop("detail")

        reason = cast("None | str | Unset", d.pop("reason", UNSET))

        _started_at = d.pop("started_at", UNSET)
        started_at = cast("datetime.datetime | None | Unset", _started_at)
        if isinstance(_started_at, str):
            try:
                started_at_type_0 = datetime.datetime.fromisoformat(_started_at)

                started_at = started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        endpoint_category_names = cast(list[str], d.pop("endpoint_category_names", UNSET))

        service_maintenance_503 = cls(
            error=error,
            mode=mode,
            detail=detail,
            reason=reason,
            started_at=started_at,
            endpoint_category_names=endpoint_category_names,
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
