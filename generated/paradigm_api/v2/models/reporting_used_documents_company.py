from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingUsedDocumentsCompany")


@_attrs_define(kw_only=True)
class ReportingUsedDocumentsCompany:
    """
    Attributes:
        company (IdName | Unset):
        dates (list[ReportingUsedDocumentsDate] | Unset):
    """

    company: IdName | Unset = UNSET
    dates: list[ReportingUsedDocumentsDate] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.company is not UNSET:
            _dict_["company"] = _plain(self.company)
        if self.dates is not UNSET:
            _dict_["dates"] = _plain(self.dates)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        company = _rest_.pop("company", UNSET)
        if isinstance(company, dict):
            company = IdName.from_dict(company)
        elif company is not UNSET:
            company = _depart(_sent_, _rest_, "company", company, "an object")

        dates = _rest_.pop("dates", UNSET)
        if isinstance(dates, list):
            _list0_ = []
            for _item0_ in dates:
                if isinstance(_item0_, dict):
                    _item0_ = ReportingUsedDocumentsDate.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "dates", _item0_, "an object")

                _list0_.append(_item0_)
            dates = _list0_

        elif dates is not UNSET:
            dates = _depart(_sent_, _rest_, "dates", dates, "a list")

        _model_ = cls(
            company=company,
            dates=dates,
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


from ..models.id_name import IdName
from ..models.reporting_used_documents_date import ReportingUsedDocumentsDate
