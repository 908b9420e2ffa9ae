from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SCIMUser")


@_attrs_define
class SCIMUser:
    """
    Attributes:
        schemas (list[str]):
        user_name (str):
        id (str | Unset):
        external_id (str | Unset):
        name (SCIMName | Unset):
        display_name (str | Unset):
        nick_name (str | Unset):
        profile_url (str | Unset):
        emails (list[SCIMEmail] | Unset):
        phone_numbers (list[SCIMPhoneNumber] | Unset):
        active (bool | Unset): The server's default is `True`.
        groups (list[SCIMGroupMember] | Unset):
        meta (SCIMMeta | Unset):
    """

    schemas: list[str]
    user_name: str
    id: str | Unset = UNSET
    external_id: str | Unset = UNSET
    name: SCIMName | Unset = UNSET
    display_name: str | Unset = UNSET
    nick_name: str | Unset = UNSET
    profile_url: str | Unset = UNSET
    emails: list[SCIMEmail] | Unset = UNSET
    phone_numbers: list[SCIMPhoneNumber] | Unset = UNSET
    active: bool | Unset = UNSET
    groups: list[SCIMGroupMember] | Unset = UNSET
    meta: SCIMMeta | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        schemas = self.schemas

        user_name = self.user_name

        id = self.id

        external_id = self.external_id

        name: dict[str, Any] | Unset = UNSET
        if not isinstance(self.name, Unset):
            name = self.name.to_dict()

        display_name = self.display_name

        nick_name = self.nick_name

        profile_url = self.profile_url

        emails: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.emails, Unset):
            emails = []
            for emails_item_data in self.emails:
                emails_item = emails_item_data.to_dict()
                emails.append(emails_item)

        phone_numbers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.phone_numbers, Unset):
            phone_numbers = []
            for phone_numbers_item_data in self.phone_numbers:
                phone_numbers_item = phone_numbers_item_data.to_dict()
                phone_numbers.append(phone_numbers_item)

        active = self.active

        groups: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = []
            for groups_item_data in self.groups:
                groups_item = groups_item_data.to_dict()
                groups.append(groups_item)

        meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meta, Unset):
            meta = self.meta.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schemas": schemas,
                "userName": user_name,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if name is not UNSET:
            field_dict["name"] = name
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if nick_name is not UNSET:
            field_dict["nickName"] = nick_name
        if profile_url is not UNSET:
            field_dict["profileUrl"] = profile_url
        if emails is not UNSET:
            field_dict["emails"] = emails
        if phone_numbers is not UNSET:
            field_dict["phoneNumbers"] = phone_numbers
        if active is not UNSET:
            field_dict["active"] = active
        if groups is not UNSET:
            field_dict["groups"] = groups
        if meta is not UNSET:
            field_dict["meta"] = meta

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        schemas = cast(list[str], d.pop("schemas"))

        user_name = d.pop("userName")

        id = d.pop("id", UNSET)

        external_id = d.pop("externalId", UNSET)

        _name = d.pop("name", UNSET)
        name: SCIMName | Unset
        if isinstance(_name, Unset):
            name = UNSET
        else:
            name = SCIMName.from_dict(_name)

        display_name = d.pop("displayName", UNSET)

        nick_name = d.pop("nickName", UNSET)

        profile_url = d.pop("profileUrl", UNSET)

        _emails = d.pop("emails", UNSET)
        emails: list[SCIMEmail] | Unset = UNSET
        if _emails is not UNSET:
            emails = []
            for emails_item_data in _emails:
                emails_item = SCIMEmail.from_dict(emails_item_data)

                emails.append(emails_item)

        _phone_numbers = d.pop("phoneNumbers", UNSET)
        phone_numbers: list[SCIMPhoneNumber] | Unset = UNSET
        if _phone_numbers is not UNSET:
            phone_numbers = []
            for phone_numbers_item_data in _phone_numbers:
                phone_numbers_item = SCIMPhoneNumber.from_dict(phone_numbers_item_data)

                phone_numbers.append(phone_numbers_item)

        active = d.pop("active", UNSET)

        _groups = d.pop("groups", UNSET)
        groups: list[SCIMGroupMember] | Unset = UNSET
        if _groups is not UNSET:
            groups = []
            for groups_item_data in _groups:
                groups_item = SCIMGroupMember.from_dict(groups_item_data)

                groups.append(groups_item)

        _meta = d.pop("meta", UNSET)
        meta: SCIMMeta | Unset
        if isinstance(_meta, Unset):
            meta = UNSET
        else:
            meta = SCIMMeta.from_dict(_meta)

        scim_user = cls(
            schemas=schemas,
            user_name=user_name,
            id=id,
            external_id=external_id,
            name=name,
            display_name=display_name,
            nick_name=nick_name,
            profile_url=profile_url,
            emails=emails,
            phone_numbers=phone_numbers,
            active=active,
            groups=groups,
            meta=meta,
        )

        scim_user.additional_properties = d
        return scim_user

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


from ..models.scim_email import SCIMEmail
from ..models.scim_group_member import SCIMGroupMember
from ..models.scim_meta import SCIMMeta
from ..models.scim_name import SCIMName
from ..models.scim_phone_number import SCIMPhoneNumber
