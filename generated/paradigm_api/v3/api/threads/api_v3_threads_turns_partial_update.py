from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_v3_threads_turns_partial_update_action import ApiV3ThreadsTurnsPartialUpdateAction
from ...types import UNSET, Response
from ...types import plain as _plain
from ...types import segment as _segment


def _get_kwargs(
    id: str,
    turn_id: str,
    *,
    action: ApiV3ThreadsTurnsPartialUpdateAction,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["action"] = _plain(action)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v3/threads/{id}/turns/{turn_id}".format(
            id=quote(_segment(id), safe=""),
            turn_id=quote(_segment(turn_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | None:
    if response.status_code == 200:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
    action: ApiV3ThreadsTurnsPartialUpdateAction,
) -> Response[Any]:
    """Change threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):
        action (ApiV3ThreadsTurnsPartialUpdateAction): Action to perform

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        id=id,
        turn_id=turn_id,
        action=action,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    id: str,
    turn_id: str,
    *,
    client: AuthenticatedClient,
    action: ApiV3ThreadsTurnsPartialUpdateAction,
) -> Response[Any]:
    """Change threads/{id}/turns/{turn_id}

    Args:
        id (str):
        turn_id (str):
        action (ApiV3ThreadsTurnsPartialUpdateAction): Action to perform

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        id=id,
        turn_id=turn_id,
        action=action,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
