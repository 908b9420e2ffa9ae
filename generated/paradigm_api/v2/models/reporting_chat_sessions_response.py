from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatSessionsResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.metadata is not UNSET:
            _dict_["metadata"] = _plain(self.metadata)
        if self.reporting is not UNSET:
            _dict_["reporting"] = _plain(self.reporting)
        if self.metadata_agent is not UNSET:
            _dict_["metadata_agent"] = _plain(self.metadata_agent)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        metadata = _rest_.pop("metadata", UNSET)
        if isinstance(metadata, dict):
            metadata = ReportingChatSessionsResponseMetadata.from_dict(metadata)
        elif metadata is not UNSET:
            metadata = _depart(_sent_, _rest_, "metadata", metadata, "an object")

        reporting = _rest_.pop("reporting", UNSET)
        if isinstance(reporting, list):
            _list0_ = []
            for _item0_ in reporting:
                if isinstance(_item0_, dict):
                    _item0_ = ReportingChatSessionsCompany.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "reporting", _item0_, "an object")

                _list0_.append(_item0_)
            reporting = _list0_

        elif reporting is not UNSET:
            reporting = _depart(_sent_, _rest_, "reporting", reporting, "a list")

        metadata_agent = _rest_.pop("metadata_agent", UNSET)
        if isinstance(metadata_agent, dict):
            metadata_agent = ReportingChatSessionsResponseMetadataAgent.from_dict(metadata_agent)
        elif metadata_agent is not UNSET:
            metadata_agent = _depart(_sent_, _rest_, "metadata_agent", metadata_agent, "an object")

        _model_ = cls(
            metadata=metadata,
            reporting=reporting,
            metadata_agent=metadata_agent,
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


from ..models.reporting_chat_sessions_company import ReportingChatSessionsCompany
from ..models.reporting_chat_sessions_response_metadata import ReportingChatSessionsResponseMetadata
from ..models.reporting_chat_sessions_response_metadata_agent import (
    ReportingChatSessionsResponseMetadataAgent,
)
