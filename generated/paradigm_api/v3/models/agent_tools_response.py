from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET
from ..types import depart as _depart
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="AgentToolsResponse")


@_attrs_define(kw_only=True)
class AgentToolsResponse:
    """
    Attributes:
        native (list[Tool]):
        mcp_servers (list[AgentToolsMCPServer]):
    """

    native: list[Tool]
    mcp_servers: list[AgentToolsMCPServer]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.native is not UNSET:
            _dict_["native"] = _plain(self.native)
        if self.mcp_servers is not UNSET:
            _dict_["mcp_servers"] = _plain(self.mcp_servers)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        native = _rest_.pop("native", UNSET)
        if isinstance(native, list):
            _list0_ = []
            for _item0_ in native:
                if isinstance(_item0_, dict):
                    _item0_ = Tool.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "native", _item0_, "an object")

                _list0_.append(_item0_)
            native = _list0_

        else:
            native = _depart(_sent_, _rest_, "native", native, "a list")

        mcp_servers = _rest_.pop("mcp_servers", UNSET)
        if isinstance(mcp_servers, list):
            _list0_ = []
            for _item0_ in mcp_servers:
                if isinstance(_item0_, dict):
                    _item0_ = AgentToolsMCPServer.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "mcp_servers", _item0_, "an object")

                _list0_.append(_item0_)
            mcp_servers = _list0_

        else:
            mcp_servers = _depart(_sent_, _rest_, "mcp_servers", mcp_servers, "a list")

        _model_ = cls(
            native=native,
            mcp_servers=mcp_servers,
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


from ..models.agent_tools_mcp_server import AgentToolsMCPServer
from ..models.tool import Tool
