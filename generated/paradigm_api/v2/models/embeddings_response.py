from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="EmbeddingsResponse")


@_attrs_define(kw_only=True)
class EmbeddingsResponse:
    """
    Attributes:
        data (list[EmbeddingsResponseDataItem]):
        model (str):
        object_ (str | Unset): The server's default is `list`.
        usage (EmbeddingsResponseUsage | Unset):
    """

    data: list[EmbeddingsResponseDataItem]
    model: str
    object_: str | Unset = UNSET
    usage: EmbeddingsResponseUsage | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.data is not UNSET:
            _dict_["data"] = _plain(self.data)
        if self.model is not UNSET:
            _dict_["model"] = self.model
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.usage is not UNSET:
            _dict_["usage"] = _plain(self.usage)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        data = _rest_.pop("data", UNSET)
        if isinstance(data, list):
            _list0_ = []
            for _item0_ in data:
                if isinstance(_item0_, dict):
                    _item0_ = EmbeddingsResponseDataItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "data", _item0_, "an object")

                _list0_.append(_item0_)
            data = _list0_

        else:
            data = _depart(_sent_, _rest_, "data", data, "a list")

        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        object_ = _rest_.pop("object", UNSET)
        if (type(object_) is not str) and object_ is not UNSET:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        usage = _rest_.pop("usage", UNSET)
        if isinstance(usage, dict):
            usage = EmbeddingsResponseUsage.from_dict(usage)
        elif usage is not UNSET:
            usage = _depart(_sent_, _rest_, "usage", usage, "an object")

        _model_ = cls(
            data=data,
            model=model,
            object_=object_,
            usage=usage,
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


from ..models.embeddings_response_data_item import EmbeddingsResponseDataItem
from ..models.embeddings_response_usage import EmbeddingsResponseUsage
