from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProgressReport")


@_attrs_define
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
        progress_percentage: float | None | Unset
        if isinstance(self.progress_percentage, Unset):
            progress_percentage = UNSET
        else:
            progress_percentage = self.progress_percentage

        current_progress_text: None | str | Unset
        if isinstance(self.current_progress_text, Unset):
            current_progress_text = UNSET
        else:
            current_progress_text = self.current_progress_text

        time_remaining_estimate: float | None | Unset
        if isinstance(self.time_remaining_estimate, Unset):
            time_remaining_estimate = UNSET
        else:
            time_remaining_estimate = self.time_remaining_estimate

        metadata: dict[str, Any] | None | Unset
        if isinstance(self.metadata, Unset):
            metadata = UNSET
        elif isinstance(self.metadata, ProgressReportMetadataType0):
            metadata = self.metadata.to_dict()
        else:
            metadata = self.metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if progress_percentage is not UNSET:
            field_dict["progress_percentage"] = progress_percentage
        if current_progress_text is not UNSET:
            field_dict["current_progress_text"] = current_progress_text
        if time_remaining_estimate is not UNSET:
            field_dict["time_remaining_estimate"] = time_remaining_estimate
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        progress_percentage = cast("float | None | Unset", d.pop("progress_percentage", UNSET))

        current_progress_text = cast("None | str | Unset", d.pop("current_progress_text", UNSET))

        time_remaining_estimate = cast("float | None | Unset", d.pop("time_remaining_estimate", UNSET))

        _metadata = d.pop("metadata", UNSET)
        metadata = cast("None | ProgressReportMetadataType0 | Unset", _metadata)
        if isinstance(_metadata, dict):
            try:
                metadata_type_0 = ProgressReportMetadataType0.from_dict(_metadata)

                metadata = metadata_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        progress_report = cls(
            progress_percentage=progress_percentage,
            current_progress_text=current_progress_text,
            time_remaining_estimate=time_remaining_estimate,
            metadata=metadata,
        )

        progress_report.additional_properties = d
        return progress_report

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
