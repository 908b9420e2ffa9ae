from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PatchedSCIMGroupModifyRequest")


@_attrs_define
class PatchedSCIMGroupModifyRequest:
    """
    Attributes:
        schemas (list[str] | Unset):
        operations (list[SCIMPatchOperation] | Unset):
    """

    schemas: list[str] | Unset = UNSET
    operations: list[SCIMPatchOperation] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        operations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.operations, Unset):
            operations = []
            for operations_item_data in self.operations:
                operations_item = operations_item_data.to_dict()
                operations.append(operations_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if schemas is not UNSET:
            field_dict["schemas"] = schemas
        if operations is not UNSET:
            field_dict["Operations"] = operations

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        schemas = cast(list[str], d.pop("schemas", UNSET))

        _operations = d.pop("Operations", UNSET)
        operations: list[SCIMPatchOperation] | Unset = UNSET
        if _operations is not UNSET:
            operations = []
            for operations_item_data in _operations:
                operations_item = SCIMPatchOperation.from_dict(operations_item_data)

                operations.append(operations_item)

        patched_scim_group_modify_request = cls(
            schemas=schemas,
            operations=operations,
        )

        patched_scim_group_modify_request.additional_properties = d
        return patched_scim_group_modify_request

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


from ..models.scim_patch_operation import SCIMPatchOperation
