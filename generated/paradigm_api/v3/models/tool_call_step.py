from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

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
        d = dict(src_dict)
        status = d.pop("status")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        _progress_report = d.pop("progress_report", UNSET)
        progress_report = cast("None | ProgressReport | Unset", _progress_report)
        if isinstance(_progress_report, dict):
            try:
                progress_report_type_1 = ProgressReport.from_dict(_progress_report)

                progress_report = progress_report_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

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


from ..models.progress_report import ProgressReport
