from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.tag_list_response_serializer_v3 import TagListResponseSerializerV3
from ...types import ROOT as _ROOT
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import depart as _depart
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: int,
    *,
    auto_assign: bool | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["auto_assign"] = _plain(auto_assign)
    params["tag"] = _plain(tag)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/agents/{id}/tags".format(
            id=quote(_segment(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> list[TagListResponseSerializerV3] | None:
    if response.status_code == 200:
        response_200 = _body_of(response)
        if isinstance(response_200, list):
            _list0_ = []
            for _item0_ in response_200:
                if isinstance(_item0_, dict):
                    _item0_ = TagListResponseSerializerV3.from_dict(_item0_)
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
) -> Response[list[TagListResponseSerializerV3]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_agents_tags_list"
        ),
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
