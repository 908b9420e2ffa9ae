from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingChatsFeedbackResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.metadata is not UNSET:
            _dict_["metadata"] = _plain(self.metadata)
        if self.reporting is not UNSET:
            _dict_["reporting"] = _plain(self.reporting)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        metadata = _rest_.pop("metadata", UNSET)
        if isinstance(metadata, dict):
            metadata = ReportingChatsFeedbackResponseMetadata.from_dict(metadata)
        else:
            metadata = _depart(_sent_, _rest_, "metadata", metadata, "an object")

        reporting = _rest_.pop("reporting", UNSET)
        if isinstance(reporting, list):
            _list0_ = []
            for _item0_ in reporting:
                if isinstance(_item0_, dict):
                    _item0_ = ReportingChatsFeedbackCompany.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "reporting", _item0_, "an object")

                _list0_.append(_item0_)
            reporting = _list0_

        else:
            reporting = _depart(_sent_, _rest_, "reporting", reporting, "a list")

        _model_ = cls(
            metadata=metadata,
            reporting=reporting,
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


from ..models.reporting_chats_feedback_company import ReportingChatsFeedbackCompany
from ..models.reporting_chats_feedback_response_metadata import ReportingChatsFeedbackResponseMetadata
