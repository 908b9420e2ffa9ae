from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.unified_sources_response import UnifiedSourcesResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    id: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    source_type: str | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    tool_call_id: str | Unset = UNSET,
    turn_id: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["id"] = _plain(id)
    params["page"] = _plain(page)
    params["per_page"] = _plain(per_page)
    params["source_type"] = _plain(source_type)
    params["thread_id"] = _plain(thread_id)
    params["tool_call_id"] = _plain(tool_call_id)
    params["turn_id"] = _plain(turn_id)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/sources",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> UnifiedSourcesResponse | None:
    if response.status_code == 200:
        response_200 = UnifiedSourcesResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[UnifiedSourcesResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_sources_retrieve"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    id: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    source_type: str | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    tool_call_id: str | Unset = UNSET,
    turn_id: str | Unset = UNSET,
) -> Response[UnifiedSourcesResponse]:
    """Read sources

    Args:
        id (str | Unset): Source id
        page (int | Unset):
        per_page (int | Unset): Default 20, maximum 100
        source_type (str | Unset): document or web
        thread_id (str | Unset):
        tool_call_id (str | Unset):
        turn_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UnifiedSourcesResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        page=page,
        per_page=per_page,
        source_type=source_type,
        thread_id=thread_id,
        tool_call_id=tool_call_id,
        turn_id=turn_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    id: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    source_type: str | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    tool_call_id: str | Unset = UNSET,
    turn_id: str | Unset = UNSET,
) -> UnifiedSourcesResponse | None:
    """Read sources

    Args:
        id (str | Unset): Source id
        page (int | Unset):
        per_page (int | Unset): Default 20, maximum 100
        source_type (str | Unset): document or web
        thread_id (str | Unset):
        tool_call_id (str | Unset):
        turn_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UnifiedSourcesResponse
    """

    return sync_detailed(
        client=client,
        id=id,
        page=page,
        per_page=per_page,
        source_type=source_type,
        thread_id=thread_id,
        tool_call_id=tool_call_id,
        turn_id=turn_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    id: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    source_type: str | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    tool_call_id: str | Unset = UNSET,
    turn_id: str | Unset = UNSET,
) -> Response[UnifiedSourcesResponse]:
    """Read sources

    Args:
        id (str | Unset): Source id
        page (int | Unset):
        per_page (int | Unset): Default 20, maximum 100
        source_type (str | Unset): document or web
        thread_id (str | Unset):
        tool_call_id (str | Unset):
        turn_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UnifiedSourcesResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        page=page,
        per_page=per_page,
        source_type=source_type,
        thread_id=thread_id,
        tool_call_id=tool_call_id,
        turn_id=turn_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    id: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    source_type: str | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    tool_call_id: str | Unset = UNSET,
    turn_id: str | Unset = UNSET,
) -> UnifiedSourcesResponse | None:
    """Read sources

    Args:
        id (str | Unset): Source id
        page (int | Unset):
        per_page (int | Unset): Default 20, maximum 100
        source_type (str | Unset): document or web
        thread_id (str | Unset):
        tool_call_id (str | Unset):
        turn_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UnifiedSourcesResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            id=id,
            page=page,
            per_page=per_page,
            source_type=source_type,
            thread_id=thread_id,
            tool_call_id=tool_call_id,
            turn_id=turn_id,
        )
    ).parsed
