from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatSessionsResponse")


@_attrs_define
class ReportingChatSessionsResponse:
    """
    Attributes:
        metadata (ReportingChatSessionsResponseMetadata | Unset): Keyed by metric name
        reporting (list[ReportingChatSessionsCompany] | Unset):
        metadata_agent (ReportingChatSessionsResponseMetadataAgent | Unset): Keyed by metric name
    """

    metadata: ReportingChatSessionsResponseMetadata | Unset = UNSET
    reporting: list[ReportingChatSessionsCompany] | Unset = UNSET
    metadata_agent: ReportingChatSessionsResponseMetadataAgent | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        reporting: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.reporting, Unset):
            reporting = []
            for reporting_item_data in self.reporting:
                reporting_item = reporting_item_data.to_dict()
                reporting.append(reporting_item)

        metadata_agent: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata_agent, Unset):
            metadata_agent = self.metadata_agent.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if reporting is not UNSET:
            field_dict["reporting"] = reporting
        if metadata_agent is not UNSET:
            field_dict["metadata_agent"] = metadata_agent

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _metadata = d.pop("metadata", UNSET)
        metadata: ReportingChatSessionsResponseMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = ReportingChatSessionsResponseMetadata.from_dict(_metadata)

        _reporting = d.pop("reporting", UNSET)
        reporting: list[ReportingChatSessionsCompany] | Unset = UNSET
        if _reporting is not UNSET:
            reporting = []
            for reporting_item_data in _reporting:
                reporting_item = ReportingChatSessionsCompany.from_dict(reporting_item_data)

                reporting.append(reporting_item)

        _metadata_agent = d.pop("metadata_agent", UNSET)
        metadata_agent: ReportingChatSessionsResponseMetadataAgent | Unset
        if isinstance(_metadata_agent, Unset):
            metadata_agent = UNSET
        else:
            metadata_agent = ReportingChatSessionsResponseMetadataAgent.from_dict(_metadata_agent)

        reporting_chat_sessions_response = cls(
            metadata=metadata,
            reporting=reporting,
            metadata_agent=metadata_agent,
        )

        reporting_chat_sessions_response.additional_properties = d
        return reporting_chat_sessions_response

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


from ..models.reporting_chat_sessions_company import ReportingChatSessionsCompany
from ..models.reporting_chat_sessions_response_metadata import ReportingChatSessionsResponseMetadata
from ..models.reporting_chat_sessions_response_metadata_agent import (
    ReportingChatSessionsResponseMetadataAgent,
)
