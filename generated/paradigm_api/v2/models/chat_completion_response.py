from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="ChatCompletionResponse")


@_attrs_define(kw_only=True)
class ChatCompletionResponse:
    """
    Attributes:
        id (str):
        object_ (str): chat.completion
        created (int):
        model (str | Unset):
        choices (list[ChatCompletionResponseChoicesItem] | Unset):
        usage (ChatCompletionResponseUsage | Unset):
    """

    id: str
    object_: str
    created: int
    model: str | Unset = UNSET
    choices: list[ChatCompletionResponseChoicesItem] | Unset = UNSET
    usage: ChatCompletionResponseUsage | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.object_ is not UNSET:
            _dict_["object"] = self.object_
        if self.created is not UNSET:
            _dict_["created"] = self.created
        if self.model is not UNSET:
            _dict_["model"] = self.model
        if self.choices is not UNSET:
            _dict_["choices"] = _plain(self.choices)
        if self.usage is not UNSET:
            _dict_["usage"] = _plain(self.usage)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not str:
            id = _depart(_sent_, _rest_, "id", id, "text")

        object_ = _rest_.pop("object", UNSET)
        if type(object_) is not str:
            object_ = _depart(_sent_, _rest_, "object", object_, "text")

        created = _rest_.pop("created", UNSET)
        if type(created) is not int:
            created = _number(_sent_, _rest_, "created", created, "an integer")

        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        choices = _rest_.pop("choices", UNSET)
        if isinstance(choices, list):
            _list0_ = []
            for _item0_ in choices:
                if isinstance(_item0_, dict):
                    _item0_ = ChatCompletionResponseChoicesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "choices", _item0_, "an object")

                _list0_.append(_item0_)
            choices = _list0_

        else:
            choices = _depart(_sent_, _rest_, "choices", choices, "a list")

        usage = _rest_.pop("usage", UNSET)
        if isinstance(usage, dict):
            usage = ChatCompletionResponseUsage.from_dict(usage)
        elif usage is not UNSET:
            usage = _depart(_sent_, _rest_, "usage", usage, "an object")

        _model_ = cls(
            id=id,
            object_=object_,
            created=created,
            model=model,
            choices=choices,
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


from ..models.chat_completion_response_choices_item import ChatCompletionResponseChoicesItem
from ..models.chat_completion_response_usage import ChatCompletionResponseUsage
