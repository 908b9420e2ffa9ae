from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.tool import Tool
from ...types import ROOT as _ROOT
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import depart as _depart
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_id: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_id"] = _plain(company_id)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/tools",
        "params": params,
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
            _parse_response, client=client, response=response, operation="api_v3_tools_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
) -> Response[list[Tool]]:
    """Read tools

    Args:
        company_id (int | Unset): Sys-admin only

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Tool]]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
) -> list[Tool] | None:
    """Read tools

    Args:
        company_id (int | Unset): Sys-admin only

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Tool]
    """

    return sync_detailed(
        client=client,
        company_id=company_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
) -> Response[list[Tool]]:
    """Read tools

    Args:
        company_id (int | Unset): Sys-admin only

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[Tool]]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
) -> list[Tool] | None:
    """Read tools

    Args:
        company_id (int | Unset): Sys-admin only

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[Tool]
    """

    return (
        await asyncio_detailed(
            client=client,
            company_id=company_id,
        )
    ).parsed
