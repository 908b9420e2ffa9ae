from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SCIMGroupModifyResponse")


@_attrs_define
class SCIMGroupModifyResponse:
    """
    Attributes:
        id (str):
        external_id (str):
        meta (SCIMMeta):
        display_name (str):
        members (list[SCIMGroupMember]):
        schemas (list[str] | Unset):
    """

    id: str
    external_id: str
    meta: SCIMMeta
    display_name: str
    members: list[SCIMGroupMember]
    schemas: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        external_id = self.external_id

        meta = self.meta.to_dict()

        display_name = self.display_name

        members = []
        for members_item_data in self.members:
            members_item = members_item_data.to_dict()
            members.append(members_item)

        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "externalId": external_id,
                "meta": meta,
                "displayName": display_name,
                "members": members,
            }
        )
        if schemas is not UNSET:
            field_dict["schemas"] = schemas

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        external_id = d.pop("externalId")

        meta = SCIMMeta.from_dict(d.pop("meta"))

        display_name = d.pop("displayName")

        members = []
        _members = d.pop("members")
        for members_item_data in _members:
            members_item = SCIMGroupMember.from_dict(members_item_data)

            members.append(members_item)

        schemas = cast(list[str], d.pop("schemas", UNSET))

        scim_group_modify_response = cls(
            id=id,
            external_id=external_id,
            meta=meta,
            display_name=display_name,
            members=members,
            schemas=schemas,
        )

        scim_group_modify_response.additional_properties = d
        return scim_group_modify_response

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


from ..models.scim_group_member import SCIMGroupMember
from ..models.scim_meta import SCIMMeta
