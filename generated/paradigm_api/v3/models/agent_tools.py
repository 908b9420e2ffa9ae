from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AgentTools")


@_attrs_define
class AgentTools:
    """
    Attributes:
        native (list[AgentToolLight]):
        mcp_servers (list[AgentMCPServerLight]):
    """

    native: list[AgentToolLight]
    mcp_servers: list[AgentMCPServerLight]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        native = []
        for native_item_data in self.native:
            native_item = native_item_data.to_dict()
            native.append(native_item)

        mcp_servers = []
        for mcp_servers_item_data in self.mcp_servers:
            mcp_servers_item = mcp_servers_item_data.to_dict()
            mcp_servers.append(mcp_servers_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "native": native,
                "mcp_servers": mcp_servers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        native = []
        _native = d.pop("native")
        for native_item_data in _native:
            native_item = AgentToolLight.from_dict(native_item_data)

            native.append(native_item)

        mcp_servers = []
        _mcp_servers = d.pop("mcp_servers")
        for mcp_servers_item_data in _mcp_servers:
            mcp_servers_item = AgentMCPServerLight.from_dict(mcp_servers_item_data)

            mcp_servers.append(mcp_servers_item)

        agent_tools = cls(
            native=native,
            mcp_servers=mcp_servers,
        )

        agent_tools.additional_properties = d
        return agent_tools

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


from ..models.agent_mcp_server_light import AgentMCPServerLight
from ..models.agent_tool_light import AgentToolLight
