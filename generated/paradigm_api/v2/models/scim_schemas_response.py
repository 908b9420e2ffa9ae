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

T = TypeVar("T", bound="SCIMSchemasResponse")


@_attrs_define(kw_only=True)
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
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.resources is not UNSET:
            _dict_["Resources"] = _plain(self.resources)
        if self.schemas is not UNSET:
            _dict_["schemas"] = _plain(self.schemas)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        resources = _rest_.pop("Resources", UNSET)
        if isinstance(resources, list):
            _list0_ = []
            for _item0_ in resources:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMSchemasResponseResourcesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "Resources", _item0_, "an object")

                _list0_.append(_item0_)
            resources = _list0_

        else:
            resources = _depart(_sent_, _rest_, "Resources", resources, "a list")

        schemas = _rest_.pop("schemas", UNSET)
        if isinstance(schemas, list):
            _each(_sent_, "schemas", schemas, (str,))

        elif schemas is not UNSET:
            schemas = _depart(_sent_, _rest_, "schemas", schemas, "a list")

        _model_ = cls(
            resources=resources,
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


from ..models.scim_schemas_response_resources_item import SCIMSchemasResponseResourcesItem
