from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.turn_response import TurnResponse
from ...types import Response
from ...types import body_of as _body_of
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: str,
    turn_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/threads/{id}/turns/{turn_id}".format(
            id=quote(_segment(id), safe=""),
            turn_id=quote(_segment(turn_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> TurnResponse | None:
    if response.status_code == 200:
        response_200 = TurnResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[TurnResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_threads_turns_retrieve_2"
        ),
    )


def sync_detailed(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[TurnResponse]:
    """Read threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TurnResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        turn_id=turn_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
) -> TurnResponse | None:
    """Read threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TurnResponse
    """

    return sync_detailed(
        id=id,
        turn_id=turn_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[TurnResponse]:
    """Read threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TurnResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        turn_id=turn_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
) -> TurnResponse | None:
    """Read threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TurnResponse
    """

    return (
        await asyncio_detailed(
            id=id,
            turn_id=turn_id,
            client=client,
        )
    ).parsed
