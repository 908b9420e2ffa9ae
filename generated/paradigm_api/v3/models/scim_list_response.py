from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SCIMListResponse")


@_attrs_define
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
        schemas = self.schemas

        total_results = self.total_results

        start_index = self.start_index

        items_per_page = self.items_per_page

        resources = []
        for resources_item_data in self.resources:
            resources_item = resources_item_data.to_dict()
            resources.append(resources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schemas": schemas,
                "totalResults": total_results,
                "startIndex": start_index,
                "itemsPerPage": items_per_page,
                "Resources": resources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        schemas = cast(list[str], d.pop("schemas"))

        total_results = d.pop("totalResults")

        start_index = d.pop("startIndex")

        items_per_page = d.pop("itemsPerPage")

        resources = []
        _resources = d.pop("Resources")
        for resources_item_data in _resources:
            resources_item = SCIMListResponseResourcesItem.from_dict(resources_item_data)

            resources.append(resources_item)

        scim_list_response = cls(
            schemas=schemas,
            total_results=total_results,
            start_index=start_index,
            items_per_page=items_per_page,
            resources=resources,
        )

        scim_list_response.additional_properties = d
        return scim_list_response

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
