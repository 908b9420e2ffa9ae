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

T = TypeVar("T", bound="SCIMGroupCreateResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.external_id is not UNSET:
            _dict_["externalId"] = self.external_id
        if self.meta is not UNSET:
            _dict_["meta"] = _plain(self.meta)
        if self.display_name is not UNSET:
            _dict_["displayName"] = self.display_name
        if self.members is not UNSET:
            _dict_["members"] = _plain(self.members)
        if self.schemas is not UNSET:
            _dict_["schemas"] = _plain(self.schemas)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if (type(id) is not str) and id is not UNSET:
            id = _depart(_sent_, _rest_, "id", id, "text")

        external_id = _rest_.pop("externalId", UNSET)
        if (type(external_id) is not str) and external_id is not UNSET:
            external_id = _depart(_sent_, _rest_, "externalId", external_id, "text")

        meta = _rest_.pop("meta", UNSET)
        if isinstance(meta, dict):
            meta = SCIMMeta.from_dict(meta)
        elif meta is not UNSET:
            meta = _depart(_sent_, _rest_, "meta", meta, "an object")

        display_name = _rest_.pop("displayName", UNSET)
        if (type(display_name) is not str) and display_name is not UNSET:
            display_name = _depart(_sent_, _rest_, "displayName", display_name, "text")

        members = _rest_.pop("members", UNSET)
        if isinstance(members, list):
            _list0_ = []
            for _item0_ in members:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMGroupMember.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "members", _item0_, "an object")

                _list0_.append(_item0_)
            members = _list0_

        elif members is not UNSET:
            members = _depart(_sent_, _rest_, "members", members, "a list")

        schemas = _rest_.pop("schemas", UNSET)
        if isinstance(schemas, list):
            _each(_sent_, "schemas", schemas, (str,))

        elif schemas is not UNSET:
            schemas = _depart(_sent_, _rest_, "schemas", schemas, "a list")

        _model_ = cls(
            id=id,
            external_id=external_id,
            meta=meta,
            display_name=display_name,
            members=members,
            schemas=schemas,
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


from ..models.scim_group_member import SCIMGroupMember
from ..models.scim_meta import SCIMMeta
