from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.progress_report_metadata_type_0 import ProgressReportMetadataType0


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
        from ..models.progress_report_metadata_type_0 import ProgressReportMetadataType0

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
        from ..models.progress_report_metadata_type_0 import ProgressReportMetadataType0

        d = dict(src_dict)

        def _parse_progress_percentage(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        progress_percentage = _parse_progress_percentage(d.pop("progress_percentage", UNSET))

        def _parse_current_progress_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        current_progress_text = _parse_current_progress_text(d.pop("current_progress_text", UNSET))

        def _parse_time_remaining_estimate(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        time_remaining_estimate = _parse_time_remaining_estimate(d.pop("time_remaining_estimate", UNSET))

        def _parse_metadata(data: object) -> None | ProgressReportMetadataType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                metadata_type_0 = ProgressReportMetadataType0.from_dict(data)

                return metadata_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProgressReportMetadataType0 | Unset, data)

        metadata = _parse_metadata(d.pop("metadata", UNSET))

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
