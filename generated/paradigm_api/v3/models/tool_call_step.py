from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.progress_report import ProgressReport


T = TypeVar("T", bound="ToolCallStep")


@_attrs_define
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
        from ..models.progress_report import ProgressReport

        status = self.status

        created_at = self.created_at.isoformat()

        progress_report: dict[str, Any] | None | Unset
        if isinstance(self.progress_report, Unset):
            progress_report = UNSET
        elif isinstance(self.progress_report, ProgressReport):
            progress_report = self.progress_report.to_dict()
        else:
            progress_report = self.progress_report

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "created_at": created_at,
            }
        )
        if progress_report is not UNSET:
            field_dict["progress_report"] = progress_report

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.progress_report import ProgressReport

        d = dict(src_dict)
        status = d.pop("status")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_progress_report(data: object) -> None | ProgressReport | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                progress_report_type_1 = ProgressReport.from_dict(data)

                return progress_report_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProgressReport | Unset, data)

        progress_report = _parse_progress_report(d.pop("progress_report", UNSET))

        tool_call_step = cls(
            status=status,
            created_at=created_at,
            progress_report=progress_report,
        )

        tool_call_step.additional_properties = d
        return tool_call_step

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
