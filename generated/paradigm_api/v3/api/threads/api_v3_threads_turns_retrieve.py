from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.turn_list_response import TurnListResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: str,
    *,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["ending_before"] = _plain(ending_before)
    params["limit"] = _plain(limit)
    params["starting_after"] = _plain(starting_after)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/threads/{id}/turns".format(
            id=quote(_segment(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> TurnListResponse | None:
    if response.status_code == 200:
        response_200 = TurnListResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TurnListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_threads_turns_retrieve"
        ),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> Response[TurnListResponse]:
    """Read threads/{id}/turns

    Args:
        id (str):
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TurnListResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        ending_before=ending_before,
        limit=limit,
        starting_after=starting_after,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> TurnListResponse | None:
    """Read threads/{id}/turns

    Args:
        id (str):
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TurnListResponse
    """

    return sync_detailed(
        id=id,
        client=client,
        ending_before=ending_before,
        limit=limit,
        starting_after=starting_after,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> Response[TurnListResponse]:
    """Read threads/{id}/turns

    Args:
        id (str):
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TurnListResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        ending_before=ending_before,
        limit=limit,
        starting_after=starting_after,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> TurnListResponse | None:
    """Read threads/{id}/turns

    Args:
        id (str):
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TurnListResponse
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            ending_before=ending_before,
            limit=limit,
            starting_after=starting_after,
        )
    ).parsed
