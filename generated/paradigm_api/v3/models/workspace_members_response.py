from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WorkspaceMembersResponse")


@_attrs_define
class WorkspaceMembersResponse:
    """
    Attributes:
        users (list[WorkspaceMembersResponseUsersItem]):
        groups (list[WorkspaceMembersResponseGroupsItem]):
    """

    users: list[WorkspaceMembersResponseUsersItem]
    groups: list[WorkspaceMembersResponseGroupsItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        users = []
        for users_item_data in self.users:
            users_item = users_item_data.to_dict()
            users.append(users_item)

        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "users": users,
                "groups": groups,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        users = []
        _users = d.pop("users")
        for users_item_data in _users:
            users_item = WorkspaceMembersResponseUsersItem.from_dict(users_item_data)

            users.append(users_item)

        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = WorkspaceMembersResponseGroupsItem.from_dict(groups_item_data)

            groups.append(groups_item)

        workspace_members_response = cls(
            users=users,
            groups=groups,
        )

        workspace_members_response.additional_properties = d
        return workspace_members_response

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


from ..models.workspace_members_response_groups_item import WorkspaceMembersResponseGroupsItem
from ..models.workspace_members_response_users_item import WorkspaceMembersResponseUsersItem
