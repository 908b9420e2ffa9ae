from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReportingChatsFeedbackResponse")


@_attrs_define
class ReportingChatsFeedbackResponse:
    """
    Attributes:
        metadata (ReportingChatsFeedbackResponseMetadata): Keyed by metric name
        reporting (list[ReportingChatsFeedbackCompany]):
    """

    metadata: ReportingChatsFeedbackResponseMetadata
    reporting: list[ReportingChatsFeedbackCompany]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metadata = self.metadata.to_dict()

        reporting = []
        for reporting_item_data in self.reporting:
            reporting_item = reporting_item_data.to_dict()
            reporting.append(reporting_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "metadata": metadata,
                "reporting": reporting,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        metadata = ReportingChatsFeedbackResponseMetadata.from_dict(d.pop("metadata"))

        reporting = []
        _reporting = d.pop("reporting")
        for reporting_item_data in _reporting:
            reporting_item = ReportingChatsFeedbackCompany.from_dict(reporting_item_data)

            reporting.append(reporting_item)

        reporting_chats_feedback_response = cls(
            metadata=metadata,
            reporting=reporting,
        )

        reporting_chats_feedback_response.additional_properties = d
        return reporting_chats_feedback_response

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


from ..models.reporting_chats_feedback_company import ReportingChatsFeedbackCompany
from ..models.reporting_chats_feedback_response_metadata import ReportingChatsFeedbackResponseMetadata
