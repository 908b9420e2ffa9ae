from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SCIMGroupCreateResponse")


@_attrs_define
class SCIMGroupCreateResponse:
    """Name attested, body taken from the update page

    Attributes:
        id (str | Unset):
        external_id (str | Unset):
        meta (SCIMMeta | Unset):
        display_name (str | Unset):
        members (list[SCIMGroupMember] | Unset):
        schemas (list[str] | Unset):
    """

    id: str | Unset = UNSET
    external_id: str | Unset = UNSET
    meta: SCIMMeta | Unset = UNSET
    display_name: str | Unset = UNSET
    members: list[SCIMGroupMember] | Unset = UNSET
    schemas: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        external_id = self.external_id

        meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meta, Unset):
            meta = self.meta.to_dict()

        display_name = self.display_name

        members: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.members, Unset):
            members = []
            for members_item_data in self.members:
                members_item = members_item_data.to_dict()
                members.append(members_item)

        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if meta is not UNSET:
            field_dict["meta"] = meta
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if members is not UNSET:
            field_dict["members"] = members
        if schemas is not UNSET:
            field_dict["schemas"] = schemas

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        external_id = d.pop("externalId", UNSET)

        _meta = d.pop("meta", UNSET)
        meta: SCIMMeta | Unset
        if isinstance(_meta, Unset):
            meta = UNSET
        else:
            meta = SCIMMeta.from_dict(_meta)

        display_name = d.pop("displayName", UNSET)

        _members = d.pop("members", UNSET)
        members: list[SCIMGroupMember] | Unset = UNSET
        if _members is not UNSET:
            members = []
            for members_item_data in _members:
                members_item = SCIMGroupMember.from_dict(members_item_data)

                members.append(members_item)

        schemas = cast(list[str], d.pop("schemas", UNSET))

        scim_group_create_response = cls(
            id=id,
            external_id=external_id,
            meta=meta,
            display_name=display_name,
            members=members,
            schemas=schemas,
        )

        scim_group_create_response.additional_properties = d
        return scim_group_create_response

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
