from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AgentWorkspace")


@_attrs_define
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
        id = self.id

        name = self.name

        category = self.category

        file_count = self.file_count

        summaries: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.summaries, Unset):
            summaries = []
            for summaries_item_data in self.summaries:
                summaries_item = summaries_item_data.to_dict()
                summaries.append(summaries_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )
        if category is not UNSET:
            field_dict["category"] = category
        if file_count is not UNSET:
            field_dict["file_count"] = file_count
        if summaries is not UNSET:
            field_dict["summaries"] = summaries

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        category = d.pop("category", UNSET)

        file_count = d.pop("file_count", UNSET)

        _summaries = d.pop("summaries", UNSET)
        summaries: list[AgentWorkspaceSummariesItem] | Unset = UNSET
        if _summaries is not UNSET:
            summaries = []
            for summaries_item_data in _summaries:
                summaries_item = AgentWorkspaceSummariesItem.from_dict(summaries_item_data)

                summaries.append(summaries_item)

        agent_workspace = cls(
            id=id,
            name=name,
            category=category,
            file_count=file_count,
            summaries=summaries,
        )

        agent_workspace.additional_properties = d
        return agent_workspace

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
