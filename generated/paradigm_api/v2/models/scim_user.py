from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMUser")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.schemas is not UNSET:
            _dict_["schemas"] = _plain(self.schemas)
        if self.user_name is not UNSET:
            _dict_["userName"] = self.user_name
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.external_id is not UNSET:
            _dict_["externalId"] = self.external_id
        if self.name is not UNSET:
            _dict_["name"] = _plain(self.name)
        if self.display_name is not UNSET:
            _dict_["displayName"] = self.display_name
        if self.nick_name is not UNSET:
            _dict_["nickName"] = self.nick_name
        if self.profile_url is not UNSET:
            _dict_["profileUrl"] = self.profile_url
        if self.emails is not UNSET:
            _dict_["emails"] = _plain(self.emails)
        if self.phone_numbers is not UNSET:
            _dict_["phoneNumbers"] = _plain(self.phone_numbers)
        if self.active is not UNSET:
            _dict_["active"] = self.active
        if self.groups is not UNSET:
            _dict_["groups"] = _plain(self.groups)
        if self.meta is not UNSET:
            _dict_["meta"] = _plain(self.meta)
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

        user_name = _rest_.pop("userName", UNSET)
        if type(user_name) is not str:
            user_name = _depart(_sent_, _rest_, "userName", user_name, "text")

        id = _rest_.pop("id", UNSET)
        if (type(id) is not str) and id is not UNSET:
            id = _depart(_sent_, _rest_, "id", id, "text")

        external_id = _rest_.pop("externalId", UNSET)
        if (type(external_id) is not str) and external_id is not UNSET:
            external_id = _depart(_sent_, _rest_, "externalId", external_id, "text")

        name = _rest_.pop("name", UNSET)
        if isinstance(name, dict):
            name = SCIMName.from_dict(name)
        elif name is not UNSET:
            name = _depart(_sent_, _rest_, "name", name, "an object")

        display_name = _rest_.pop("displayName", UNSET)
        if (type(display_name) is not str) and display_name is not UNSET:
            display_name = _depart(_sent_, _rest_, "displayName", display_name, "text")

        nick_name = _rest_.pop("nickName", UNSET)
        if (type(nick_name) is not str) and nick_name is not UNSET:
            nick_name = _depart(_sent_, _rest_, "nickName", nick_name, "text")

        profile_url = _rest_.pop("profileUrl", UNSET)
        if (type(profile_url) is not str) and profile_url is not UNSET:
            profile_url = _depart(_sent_, _rest_, "profileUrl", profile_url, "text")

        emails = _rest_.pop("emails", UNSET)
        if isinstance(emails, list):
            _list0_ = []
            for _item0_ in emails:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMEmail.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "emails", _item0_, "an object")

                _list0_.append(_item0_)
            emails = _list0_

        elif emails is not UNSET:
            emails = _depart(_sent_, _rest_, "emails", emails, "a list")

        phone_numbers = _rest_.pop("phoneNumbers", UNSET)
        if isinstance(phone_numbers, list):
            _list0_ = []
            for _item0_ in phone_numbers:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMPhoneNumber.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "phoneNumbers", _item0_, "an object")

                _list0_.append(_item0_)
            phone_numbers = _list0_

        elif phone_numbers is not UNSET:
            phone_numbers = _depart(_sent_, _rest_, "phoneNumbers", phone_numbers, "a list")

        active = _rest_.pop("active", UNSET)
        if (type(active) is not bool) and active is not UNSET:
            active = _depart(_sent_, _rest_, "active", active, "a boolean")

        groups = _rest_.pop("groups", UNSET)
        if isinstance(groups, list):
            _list0_ = []
            for _item0_ in groups:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMGroupMember.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "groups", _item0_, "an object")

                _list0_.append(_item0_)
            groups = _list0_

        elif groups is not UNSET:
            groups = _depart(_sent_, _rest_, "groups", groups, "a list")

        meta = _rest_.pop("meta", UNSET)
        if isinstance(meta, dict):
            meta = SCIMMeta.from_dict(meta)
        elif meta is not UNSET:
            meta = _depart(_sent_, _rest_, "meta", meta, "an object")

        _model_ = cls(
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


from ..models.scim_email import SCIMEmail
from ..models.scim_group_member import SCIMGroupMember
from ..models.scim_meta import SCIMMeta
from ..models.scim_name import SCIMName
from ..models.scim_phone_number import SCIMPhoneNumber
