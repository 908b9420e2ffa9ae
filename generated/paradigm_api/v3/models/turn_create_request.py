from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TurnCreateRequest")


@_attrs_define
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
        query = self.query

        ml_model = self.ml_model

        force_tool: None | str | Unset
        if isinstance(self.force_tool, Unset):
            force_tool = UNSET
        else:
            force_tool = self.force_tool

        force_mcp_server: None | str | Unset
        if isinstance(self.force_mcp_server, Unset):
            force_mcp_server = UNSET
        else:
            force_mcp_server = self.force_mcp_server

        suggested_query_id: int | None | Unset
        if isinstance(self.suggested_query_id, Unset):
            suggested_query_id = UNSET
        else:
            suggested_query_id = self.suggested_query_id

        immediate_final_answer = self.immediate_final_answer

        background = self.background

        system_prompt_suffix: None | str | Unset
        if isinstance(self.system_prompt_suffix, Unset):
            system_prompt_suffix = UNSET
        else:
            system_prompt_suffix = self.system_prompt_suffix

        max_steps = self.max_steps

        response_format = self.response_format

        workspace_ids: list[int] | Unset = UNSET
        if not isinstance(self.workspace_ids, Unset):
            workspace_ids = self.workspace_ids

        file_ids: list[int] | Unset = UNSET
        if not isinstance(self.file_ids, Unset):
            file_ids = self.file_ids

        private_scope = self.private_scope

        company_scope = self.company_scope

        stream = self.stream

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "query": query,
            }
        )
        if ml_model is not UNSET:
            field_dict["ml_model"] = ml_model
        if force_tool is not UNSET:
            field_dict["force_tool"] = force_tool
        if force_mcp_server is not UNSET:
            field_dict["force_mcp_server"] = force_mcp_server
        if suggested_query_id is not UNSET:
            field_dict["suggested_query_id"] = suggested_query_id
        if immediate_final_answer is not UNSET:
            field_dict["immediate_final_answer"] = immediate_final_answer
        if background is not UNSET:
            field_dict["background"] = background
        if system_prompt_suffix is not UNSET:
            field_dict["system_prompt_suffix"] = system_prompt_suffix
        if max_steps is not UNSET:
            field_dict["max_steps"] = max_steps
        if response_format is not UNSET:
            field_dict["response_format"] = response_format
        if workspace_ids is not UNSET:
            field_dict["workspace_ids"] = workspace_ids
        if file_ids is not UNSET:
            field_dict["file_ids"] = file_ids
        if private_scope is not UNSET:
            field_dict["private_scope"] = private_scope
        if company_scope is not UNSET:
            field_dict["company_scope"] = company_scope
        if stream is not UNSET:
            field_dict["stream"] = stream

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        query = d.pop("query")

        ml_model = d.pop("ml_model", UNSET)

        force_tool = cast("None | str | Unset", d.pop("force_tool", UNSET))

        force_mcp_server = cast("None | str | Unset", d.pop("force_mcp_server", UNSET))

        suggested_query_id = cast("int | None | Unset", d.pop("suggested_query_id", UNSET))

        immediate_final_answer = d.pop("immediate_final_answer", UNSET)

        background = d.pop("background", UNSET)

        system_prompt_suffix = cast("None | str | Unset", d.pop("system_prompt_suffix", UNSET))

        max_steps = d.pop("max_steps", UNSET)

        response_format = d.pop("response_format", UNSET)

        workspace_ids = cast(list[int], d.pop("workspace_ids", UNSET))

        file_ids = cast(list[int], d.pop("file_ids", UNSET))

        private_scope = d.pop("private_scope", UNSET)

        company_scope = d.pop("company_scope", UNSET)

        stream = d.pop("stream", UNSET)

        turn_create_request = cls(
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

        turn_create_request.additional_properties = d
        return turn_create_request

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
