from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMListResponse")


@_attrs_define(kw_only=True)
class SCIMListResponse:
    """
    Attributes:
        schemas (list[str]):
        total_results (int):
        start_index (int):
        items_per_page (int):
        resources (list[SCIMListResponseResourcesItem]):
    """

    schemas: list[str]
    total_results: int
    start_index: int
    items_per_page: int
    resources: list[SCIMListResponseResourcesItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.schemas is not UNSET:
            _dict_["schemas"] = _plain(self.schemas)
        if self.total_results is not UNSET:
            _dict_["totalResults"] = self.total_results
        if self.start_index is not UNSET:
            _dict_["startIndex"] = self.start_index
        if self.items_per_page is not UNSET:
            _dict_["itemsPerPage"] = self.items_per_page
        if self.resources is not UNSET:
            _dict_["Resources"] = _plain(self.resources)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        schemas = _rest_.pop("schemas", UNSET)
        if isinstance(schemas, list):
            _each(_sent_, "schemas", schemas, (str,))

        else:
            schemas = _depart(_sent_, _rest_, "schemas", schemas, "a list")

        total_results = _rest_.pop("totalResults", UNSET)
        if type(total_results) is not int:
            total_results = _number(_sent_, _rest_, "totalResults", total_results, "an integer")

        start_index = _rest_.pop("startIndex", UNSET)
        if type(start_index) is not int:
            start_index = _number(_sent_, _rest_, "startIndex", start_index, "an integer")

        items_per_page = _rest_.pop("itemsPerPage", UNSET)
        if type(items_per_page) is not int:
            items_per_page = _number(_sent_, _rest_, "itemsPerPage", items_per_page, "an integer")

        resources = _rest_.pop("Resources", UNSET)
        if isinstance(resources, list):
            _list0_ = []
            for _item0_ in resources:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMListResponseResourcesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "Resources", _item0_, "an object")

                _list0_.append(_item0_)
            resources = _list0_

        else:
            resources = _depart(_sent_, _rest_, "Resources", resources, "a list")

        _model_ = cls(
            schemas=schemas,
            total_results=total_results,
            start_index=start_index,
            items_per_page=items_per_page,
            resources=resources,
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


from ..models.scim_list_response_resources_item import SCIMListResponseResourcesItem
