from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingUsersCompany")


@_attrs_define(kw_only=True)
class ReportingUsersCompany:
    """
    Attributes:
        company (IdName | Unset):
        total_historical_members (int | Unset):
        current_active_members (int | Unset):
    """

    company: IdName | Unset = UNSET
    total_historical_members: int | Unset = UNSET
    current_active_members: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.company is not UNSET:
            _dict_["company"] = _plain(self.company)
        if self.total_historical_members is not UNSET:
            _dict_["total_historical_members"] = self.total_historical_members
        if self.current_active_members is not UNSET:
            _dict_["current_active_members"] = self.current_active_members
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

        total_historical_members = _rest_.pop("total_historical_members", UNSET)
        if (type(total_historical_members) is not int) and total_historical_members is not UNSET:
            total_historical_members = _number(
                _sent_, _rest_, "total_historical_members", total_historical_members, "an integer"
            )

        current_active_members = _rest_.pop("current_active_members", UNSET)
        if (type(current_active_members) is not int) and current_active_members is not UNSET:
            current_active_members = _number(
                _sent_, _rest_, "current_active_members", current_active_members, "an integer"
            )

        _model_ = cls(
            company=company,
            total_historical_members=total_historical_members,
            current_active_members=current_active_members,
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
