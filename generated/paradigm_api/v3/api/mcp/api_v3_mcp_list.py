from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.mcp_server import MCPServer
from ...types import ROOT as _ROOT
from ...types import Response
from ...types import body_of as _body_of
from ...types import depart as _depart
from ...types import read_response as _read_response


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/mcp",
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[MCPServer] | None:
    if response.status_code == 200:
        response_200 = _body_of(response)
        if isinstance(response_200, list):
            _list0_ = []
            for _item0_ in response_200:
                if isinstance(_item0_, dict):
                    _item0_ = MCPServer.from_dict(_item0_)
                else:
                    _item0_ = _depart(response_200, None, "", _item0_, "an object")

                _list0_.append(_item0_)
            response_200 = _list0_

        else:
            response_200 = _depart(response_200, _ROOT, "", response_200, "a list")

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[list[MCPServer]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(_parse_response, client=client, response=response, operation="api_v3_mcp_list"),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[list[MCPServer]]:
    """Read mcp

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[MCPServer]]
    """

    kwargs = _get_kwargs()

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
) -> list[MCPServer] | None:
    """Read mcp

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[MCPServer]
    """

    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
) -> Response[list[MCPServer]]:
    """Read mcp

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[MCPServer]]
    """

    kwargs = _get_kwargs()

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
) -> list[MCPServer] | None:
    """Read mcp

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[MCPServer]
    """

    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed
