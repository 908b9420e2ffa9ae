from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.tag_list_response_serializer_v3 import TagListResponseSerializerV3
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: int,
    *,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["auto_assign"] = auto_assign

    params["tag"] = tag

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/agents/{id}/tags".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[TagListResponseSerializerV3] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = TagListResponseSerializerV3.from_dict(response_200_item_data)

            response_200.append(response_200_item)

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[list[TagListResponseSerializerV3]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> Response[list[TagListResponseSerializerV3]]:
    """Read agents/{id}/tags

    Args:
        id (int):
        auto_assign (bool | Unset): Filter on the flag
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[TagListResponseSerializerV3]]
    """

    kwargs = _get_kwargs(
        id=id,
        auto_assign=auto_assign,
        tag=tag,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> list[TagListResponseSerializerV3] | None:
    """Read agents/{id}/tags

    Args:
        id (int):
        auto_assign (bool | Unset): Filter on the flag
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[TagListResponseSerializerV3]
    """

    return sync_detailed(
        id=id,
        client=client,
        auto_assign=auto_assign,
        tag=tag,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> Response[list[TagListResponseSerializerV3]]:
    """Read agents/{id}/tags

    Args:
        id (int):
        auto_assign (bool | Unset): Filter on the flag
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[list[TagListResponseSerializerV3]]
    """

    kwargs = _get_kwargs(
        id=id,
        auto_assign=auto_assign,
        tag=tag,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> list[TagListResponseSerializerV3] | None:
    """Read agents/{id}/tags

    Args:
        id (int):
        auto_assign (bool | Unset): Filter on the flag
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        list[TagListResponseSerializerV3]
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            auto_assign=auto_assign,
            tag=tag,
        )
    ).parsed
