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

T = TypeVar("T", bound="PatchedSCIMUserModifyRequest")


@_attrs_define(kw_only=True)
class PatchedSCIMUserModifyRequest:
    """
    Attributes:
        schemas (list[str] | Unset):
        operations (list[SCIMPatchOperation] | Unset):
    """

    schemas: list[str] | Unset = UNSET
    operations: list[SCIMPatchOperation] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.schemas is not UNSET:
            _dict_["schemas"] = _plain(self.schemas)
        if self.operations is not UNSET:
            _dict_["Operations"] = _plain(self.operations)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        schemas = _rest_.pop("schemas", UNSET)
        if isinstance(schemas, list):
            _each(_sent_, "schemas", schemas, (str,))

        elif schemas is not UNSET:
            schemas = _depart(_sent_, _rest_, "schemas", schemas, "a list")

        operations = _rest_.pop("Operations", UNSET)
        if isinstance(operations, list):
            _list0_ = []
            for _item0_ in operations:
                if isinstance(_item0_, dict):
                    _item0_ = SCIMPatchOperation.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "Operations", _item0_, "an object")

                _list0_.append(_item0_)
            operations = _list0_

        elif operations is not UNSET:
            operations = _depart(_sent_, _rest_, "Operations", operations, "a list")

        _model_ = cls(
            schemas=schemas,
            operations=operations,
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


from ..models.scim_patch_operation import SCIMPatchOperation
