from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.tool import Tool
from ...types import ROOT as _ROOT
from ...types import Response
from ...types import body_of as _body_of
from ...types import depart as _depart
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/mcp/{id}/tools".format(
            id=quote(_segment(id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> list[Tool] | None:
    if response.status_code == 200:
        response_200 = _body_of(response)
        if isinstance(response_200, list):
            _list0_ = []
            for _item0_ in response_200:
                if isinstance(_item0_, dict):
                    _item0_ = Tool.from_dict(_item0_)
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
) -> Response[list[Tool]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_mcp_tools_list"
        ),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[list[Tool]]:
    """Read mcp/{id}/tools

    Args:
        id (str): Server UUID

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Tool]]
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
) -> list[Tool] | None:
    """Read mcp/{id}/tools

    Args:
        id (str): Server UUID

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Tool]
    """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[list[Tool]]:
    """Read mcp/{id}/tools

    Args:
        id (str): Server UUID

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Tool]]
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
) -> list[Tool] | None:
    """Read mcp/{id}/tools

    Args:
        id (str): Server UUID

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Tool]
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
