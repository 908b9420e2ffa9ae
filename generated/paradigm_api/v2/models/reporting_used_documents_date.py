from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ReportingUsedDocumentsDate")


@_attrs_define(kw_only=True)
class ReportingUsedDocumentsDate:
    """
    Attributes:
        date (datetime.date | Unset):
        documents (list[ReportingUsedDocument] | Unset):
    """

    date: datetime.date | Unset = UNSET
    documents: list[ReportingUsedDocument] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.date is not UNSET:
            _dict_["date"] = _plain(self.date)
        if self.documents is not UNSET:
            _dict_["documents"] = _plain(self.documents)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        date = _rest_.pop("date", UNSET)
        if date is not UNSET:
            try:
                date = datetime.date.fromisoformat(date)
            except (TypeError, ValueError):
                date = _depart(_sent_, _rest_, "date", date, "a date")

        documents = _rest_.pop("documents", UNSET)
        if isinstance(documents, list):
            _list0_ = []
            for _item0_ in documents:
                if isinstance(_item0_, dict):
                    _item0_ = ReportingUsedDocument.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "documents", _item0_, "an object")

                _list0_.append(_item0_)
            documents = _list0_

        elif documents is not UNSET:
            documents = _depart(_sent_, _rest_, "documents", documents, "a list")

        _model_ = cls(
            date=date,
            documents=documents,
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


from ..models.reporting_used_document import ReportingUsedDocument
