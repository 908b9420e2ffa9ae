from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="UnifiedSourcesResponse")


@_attrs_define(kw_only=True)
class UnifiedSourcesResponse:
    """
    Attributes:
        document (list[DocumentSource]):
        web (list[WebSource]):
    """

    document: list[DocumentSource]
    web: list[WebSource]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.document is not UNSET:
            _dict_["document"] = _plain(self.document)
        if self.web is not UNSET:
            _dict_["web"] = _plain(self.web)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        document = _rest_.pop("document", UNSET)
        if isinstance(document, list):
            _list0_ = []
            for _item0_ in document:
                if isinstance(_item0_, dict):
                    _item0_ = DocumentSource.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "document", _item0_, "an object")

                _list0_.append(_item0_)
            document = _list0_

        else:
            document = _depart(_sent_, _rest_, "document", document, "a list")

        web = _rest_.pop("web", UNSET)
        if isinstance(web, list):
            _list0_ = []
            for _item0_ in web:
                if isinstance(_item0_, dict):
                    _item0_ = WebSource.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "web", _item0_, "an object")

                _list0_.append(_item0_)
            web = _list0_

        else:
            web = _depart(_sent_, _rest_, "web", web, "a list")

        _model_ = cls(
            document=document,
            web=web,
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


from ..models.document_source import DocumentSource
from ..models.web_source import WebSource
