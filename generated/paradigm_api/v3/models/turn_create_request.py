from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="TurnCreateRequest")


@_attrs_define(kw_only=True)
class TurnCreateRequest:
    """
    Attributes:
        query (str):
        ml_model (str | Unset):
        force_tool (None | str | Unset):
        force_mcp_server (None | str | Unset):
        suggested_query_id (int | None | Unset):
        immediate_final_answer (bool | Unset): The server's default is `False`.
        background (bool | Unset): The server's default is `False`.
        system_prompt_suffix (None | str | Unset):
        max_steps (int | Unset): The server's default is `8`.
        response_format (Any | Unset):
        workspace_ids (list[int] | Unset):
        file_ids (list[int] | Unset):
        private_scope (bool | Unset):
        company_scope (bool | Unset):
        stream (bool | Unset): The server's default is `False`.
    """

    query: str
    ml_model: str | Unset = UNSET
    force_tool: None | str | Unset = UNSET
    force_mcp_server: None | str | Unset = UNSET
    suggested_query_id: int | None | Unset = UNSET
    immediate_final_answer: bool | Unset = UNSET
    background: bool | Unset = UNSET
    system_prompt_suffix: None | str | Unset = UNSET
    max_steps: int | Unset = UNSET
    response_format: Any | Unset = UNSET
    workspace_ids: list[int] | Unset = UNSET
    file_ids: list[int] | Unset = UNSET
    private_scope: bool | Unset = UNSET
    company_scope: bool | Unset = UNSET
    stream: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.query is not UNSET:
            _dict_["query"] = self.query
        if self.ml_model is not UNSET:
            _dict_["ml_model"] = self.ml_model
        if self.force_tool is not UNSET:
            _dict_["force_tool"] = _plain(self.force_tool)
        if self.force_mcp_server is not UNSET:
            _dict_["force_mcp_server"] = _plain(self.force_mcp_server)
        if self.suggested_query_id is not UNSET:
            _dict_["suggested_query_id"] = _plain(self.suggested_query_id)
        if self.immediate_final_answer is not UNSET:
            _dict_["immediate_final_answer"] = self.immediate_final_answer
        if self.background is not UNSET:
            _dict_["background"] = self.background
        if self.system_prompt_suffix is not UNSET:
            _dict_["system_prompt_suffix"] = _plain(self.system_prompt_suffix)
        if self.max_steps is not UNSET:
            _dict_["max_steps"] = self.max_steps
        if self.response_format is not UNSET:
            _dict_["response_format"] = _plain(self.response_format)
        if self.workspace_ids is not UNSET:
            _dict_["workspace_ids"] = _plain(self.workspace_ids)
        if self.file_ids is not UNSET:
            _dict_["file_ids"] = _plain(self.file_ids)
        if self.private_scope is not UNSET:
            _dict_["private_scope"] = self.private_scope
        if self.company_scope is not UNSET:
            _dict_["company_scope"] = self.company_scope
        if self.stream is not UNSET:
            _dict_["stream"] = self.stream
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        query = _rest_.pop("query", UNSET)
        if type(query) is not str:
            query = _depart(_sent_, _rest_, "query", query, "text")

        ml_model = _rest_.pop("ml_model", UNSET)
        if (type(ml_model) is not str) and ml_model is not UNSET:
            ml_model = _depart(_sent_, _rest_, "ml_model", ml_model, "text")

        force_tool = _rest_.pop("force_tool", UNSET)
        if (type(force_tool) is not str) and force_tool is not None and force_tool is not UNSET:
            force_tool = _depart(_sent_, _rest_, "force_tool", force_tool, "text")

        force_mcp_server = _rest_.pop("force_mcp_server", UNSET)
        if (
            (type(force_mcp_server) is not str)
            and force_mcp_server is not None
            and force_mcp_server is not UNSET
        ):
            force_mcp_server = _depart(_sent_, _rest_, "force_mcp_server", force_mcp_server, "text")

        suggested_query_id = _rest_.pop("suggested_query_id", UNSET)
        if (
            (type(suggested_query_id) is not int)
            and suggested_query_id is not None
            and suggested_query_id is not UNSET
        ):
            suggested_query_id = _number(
                _sent_, _rest_, "suggested_query_id", suggested_query_id, "an integer"
            )

        immediate_final_answer = _rest_.pop("immediate_final_answer", UNSET)
        if (type(immediate_final_answer) is not bool) and immediate_final_answer is not UNSET:
            immediate_final_answer = _depart(
                _sent_, _rest_, "immediate_final_answer", immediate_final_answer, "a boolean"
            )

        background = _rest_.pop("background", UNSET)
        if (type(background) is not bool) and background is not UNSET:
            background = _depart(_sent_, _rest_, "background", background, "a boolean")

        system_prompt_suffix = _rest_.pop("system_prompt_suffix", UNSET)
        if (
            (type(system_prompt_suffix) is not str)
            and system_prompt_suffix is not None
            and system_prompt_suffix is not UNSET
        ):
            system_prompt_suffix = _depart(
                _sent_, _rest_, "system_prompt_suffix", system_prompt_suffix, "text"
            )

        max_steps = _rest_.pop("max_steps", UNSET)
        if (type(max_steps) is not int) and max_steps is not UNSET:
            max_steps = _number(_sent_, _rest_, "max_steps", max_steps, "an integer")

        response_format = _rest_.pop("response_format", UNSET)

        workspace_ids = _rest_.pop("workspace_ids", UNSET)
        if isinstance(workspace_ids, list):
            _each(_sent_, "workspace_ids", workspace_ids, (int,))

        elif workspace_ids is not UNSET:
            workspace_ids = _depart(_sent_, _rest_, "workspace_ids", workspace_ids, "a list")

        file_ids = _rest_.pop("file_ids", UNSET)
        if isinstance(file_ids, list):
            _each(_sent_, "file_ids", file_ids, (int,))

        elif file_ids is not UNSET:
            file_ids = _depart(_sent_, _rest_, "file_ids", file_ids, "a list")

        private_scope = _rest_.pop("private_scope", UNSET)
        if (type(private_scope) is not bool) and private_scope is not UNSET:
            private_scope = _depart(_sent_, _rest_, "private_scope", private_scope, "a boolean")

        company_scope = _rest_.pop("company_scope", UNSET)
        if (type(company_scope) is not bool) and company_scope is not UNSET:
            company_scope = _depart(_sent_, _rest_, "company_scope", company_scope, "a boolean")

        stream = _rest_.pop("stream", UNSET)
        if (type(stream) is not bool) and stream is not UNSET:
            stream = _depart(_sent_, _rest_, "stream", stream, "a boolean")

        _model_ = cls(
            query=query,
            ml_model=ml_model,
            force_tool=force_tool,
            force_mcp_server=force_mcp_server,
            suggested_query_id=suggested_query_id,
            immediate_final_answer=immediate_final_answer,
            background=background,
            system_prompt_suffix=system_prompt_suffix,
            max_steps=max_steps,
            response_format=response_format,
            workspace_ids=workspace_ids,
            file_ids=file_ids,
            private_scope=private_scope,
            company_scope=company_scope,
            stream=stream,
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
