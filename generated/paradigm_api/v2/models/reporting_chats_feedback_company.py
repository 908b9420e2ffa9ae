from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReportingChatsFeedbackCompany")


@_attrs_define
class ReportingChatsFeedbackCompany:
    """
    Attributes:
        company (IdName | Unset):
        dates (list[ReportingChatsFeedbackDate] | Unset):
    """

    company: IdName | Unset = UNSET
    dates: list[ReportingChatsFeedbackDate] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        company: dict[str, Any] | Unset = UNSET
        if not isinstance(self.company, Unset):
            company = self.company.to_dict()

        dates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.dates, Unset):
            dates = []
            for dates_item_data in self.dates:
                dates_item = dates_item_data.to_dict()
                dates.append(dates_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if company is not UNSET:
            field_dict["company"] = company
        if dates is not UNSET:
            field_dict["dates"] = dates

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _company = d.pop("company", UNSET)
        company: IdName | Unset
        if isinstance(_company, Unset):
            company = UNSET
        else:
            company = IdName.from_dict(_company)

        _dates = d.pop("dates", UNSET)
        dates: list[ReportingChatsFeedbackDate] | Unset = UNSET
        if _dates is not UNSET:
            dates = []
            for dates_item_data in _dates:
                dates_item = ReportingChatsFeedbackDate.from_dict(dates_item_data)

                dates.append(dates_item)

        reporting_chats_feedback_company = cls(
            company=company,
            dates=dates,
        )

        reporting_chats_feedback_company.additional_properties = d
        return reporting_chats_feedback_company

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


from ..models.id_name import IdName
from ..models.reporting_chats_feedback_date import ReportingChatsFeedbackDate
