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

T = TypeVar("T", bound="AgentWorkspace")


@_attrs_define(kw_only=True)
class AgentWorkspace:
    """
    Attributes:
        id (int):
        name (str):
        category (str | Unset):
        file_count (int | Unset):
        summaries (list[AgentWorkspaceSummariesItem] | Unset):
    """

    id: int
    name: str
    category: str | Unset = UNSET
    file_count: int | Unset = UNSET
    summaries: list[AgentWorkspaceSummariesItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.id is not UNSET:
            _dict_["id"] = self.id
        if self.name is not UNSET:
            _dict_["name"] = self.name
        if self.category is not UNSET:
            _dict_["category"] = self.category
        if self.file_count is not UNSET:
            _dict_["file_count"] = self.file_count
        if self.summaries is not UNSET:
            _dict_["summaries"] = _plain(self.summaries)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        id = _rest_.pop("id", UNSET)
        if type(id) is not int:
            id = _number(_sent_, _rest_, "id", id, "an integer")

        name = _rest_.pop("name", UNSET)
        if type(name) is not str:
            name = _depart(_sent_, _rest_, "name", name, "text")

        category = _rest_.pop("category", UNSET)
        if (type(category) is not str) and category is not UNSET:
            category = _depart(_sent_, _rest_, "category", category, "text")

        file_count = _rest_.pop("file_count", UNSET)
        if (type(file_count) is not int) and file_count is not UNSET:
            file_count = _number(_sent_, _rest_, "file_count", file_count, "an integer")

        summaries = _rest_.pop("summaries", UNSET)
        if isinstance(summaries, list):
            _list0_ = []
            for _item0_ in summaries:
                if isinstance(_item0_, dict):
                    _item0_ = AgentWorkspaceSummariesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "summaries", _item0_, "an object")

                _list0_.append(_item0_)
            summaries = _list0_

        elif summaries is not UNSET:
            summaries = _depart(_sent_, _rest_, "summaries", summaries, "a list")

        _model_ = cls(
            id=id,
            name=name,
            category=category,
            file_count=file_count,
            summaries=summaries,
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


from ..models.agent_workspace_summaries_item import AgentWorkspaceSummariesItem
