from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SCIMSchemasResponse")


@_attrs_define
class SCIMSchemasResponse:
    """
    Attributes:
        resources (list[SCIMSchemasResponseResourcesItem]):
        schemas (list[str] | Unset):
    """

    resources: list[SCIMSchemasResponseResourcesItem]
    schemas: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        resources = []
        for resources_item_data in self.resources:
            resources_item = resources_item_data.to_dict()
            resources.append(resources_item)

        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "Resources": resources,
            }
        )
        if schemas is not UNSET:
            field_dict["schemas"] = schemas

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        resources = []
        _resources = d.pop("Resources")
        for resources_item_data in _resources:
            resources_item = SCIMSchemasResponseResourcesItem.from_dict(resources_item_data)

            resources.append(resources_item)

        schemas = cast(list[str], d.pop("schemas", UNSET))

        scim_schemas_response = cls(
            resources=resources,
            schemas=schemas,
        )

        scim_schemas_response.additional_properties = d
        return scim_schemas_response

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


from ..models.scim_schemas_response_resources_item import SCIMSchemasResponseResourcesItem
