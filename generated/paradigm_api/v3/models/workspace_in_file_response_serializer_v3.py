from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="WorkspaceInFileResponseSerializerV3")


@_attrs_define
class WorkspaceInFileResponseSerializerV3:
    """
    Attributes:
        id (int):
        name (str):
        workspace_type (str | Unset):
    """

    id: int
    name: str
    workspace_type: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        workspace_type = self.workspace_type

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )
        if workspace_type is not UNSET:
            field_dict["workspace_type"] = workspace_type

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        workspace_type = d.pop("workspace_type", UNSET)

        workspace_in_file_response_serializer_v3 = cls(
            id=id,
            name=name,
            workspace_type=workspace_type,
        )

        workspace_in_file_response_serializer_v3.additional_properties = d
        return workspace_in_file_response_serializer_v3

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
