from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.thread_list_response import ThreadListResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    creation_source: str | Unset = UNSET,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["creation_source"] = _plain(creation_source)
    params["ending_before"] = _plain(ending_before)
    params["limit"] = _plain(limit)
    params["search"] = _plain(search)
    params["starting_after"] = _plain(starting_after)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/threads",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ThreadListResponse | None:
    if response.status_code == 200:
        response_200 = ThreadListResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ThreadListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_threads_retrieve"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    creation_source: str | Unset = UNSET,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> Response[ThreadListResponse]:
    """Read threads

    Args:
        creation_source (str | Unset): api or web
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        search (str | Unset): Name search
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ThreadListResponse]
    """

    kwargs = _get_kwargs(
        creation_source=creation_source,
        ending_before=ending_before,
        limit=limit,
        search=search,
        starting_after=starting_after,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    creation_source: str | Unset = UNSET,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> ThreadListResponse | None:
    """Read threads

    Args:
        creation_source (str | Unset): api or web
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        search (str | Unset): Name search
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ThreadListResponse
    """

    return sync_detailed(
        client=client,
        creation_source=creation_source,
        ending_before=ending_before,
        limit=limit,
        search=search,
        starting_after=starting_after,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    creation_source: str | Unset = UNSET,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> Response[ThreadListResponse]:
    """Read threads

    Args:
        creation_source (str | Unset): api or web
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        search (str | Unset): Name search
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ThreadListResponse]
    """

    kwargs = _get_kwargs(
        creation_source=creation_source,
        ending_before=ending_before,
        limit=limit,
        search=search,
        starting_after=starting_after,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    creation_source: str | Unset = UNSET,
    ending_before: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
    starting_after: str | Unset = UNSET,
) -> ThreadListResponse | None:
    """Read threads

    Args:
        creation_source (str | Unset): api or web
        ending_before (str | Unset): Cursor id
        limit (int | Unset): The server's default is `10`.
        search (str | Unset): Name search
        starting_after (str | Unset): Cursor id

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ThreadListResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            creation_source=creation_source,
            ending_before=ending_before,
            limit=limit,
            search=search,
            starting_after=starting_after,
        )
    ).parsed
