from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_tag_list_response_serializer_v3_list import PaginatedTagListResponseSerializerV3List
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    auto_assign: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["auto_assign"] = _plain(auto_assign)
    params["page"] = _plain(page)
    params["page_size"] = _plain(page_size)
    params["tag"] = _plain(tag)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/tags",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedTagListResponseSerializerV3List | None:
    if response.status_code == 200:
        response_200 = PaginatedTagListResponseSerializerV3List.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedTagListResponseSerializerV3List]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_tags_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> Response[PaginatedTagListResponseSerializerV3List]:
    """Read tags

    Args:
        auto_assign (bool | Unset): Filter on the flag
        page (int | Unset): Page number
        page_size (int | Unset):
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedTagListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        auto_assign=auto_assign,
        page=page,
        page_size=page_size,
        tag=tag,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> PaginatedTagListResponseSerializerV3List | None:
    """Read tags

    Args:
        auto_assign (bool | Unset): Filter on the flag
        page (int | Unset): Page number
        page_size (int | Unset):
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedTagListResponseSerializerV3List
    """

    return sync_detailed(
        client=client,
        auto_assign=auto_assign,
        page=page,
        page_size=page_size,
        tag=tag,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> Response[PaginatedTagListResponseSerializerV3List]:
    """Read tags

    Args:
        auto_assign (bool | Unset): Filter on the flag
        page (int | Unset): Page number
        page_size (int | Unset):
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedTagListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        auto_assign=auto_assign,
        page=page,
        page_size=page_size,
        tag=tag,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    auto_assign: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    tag: str | Unset = UNSET,
) -> PaginatedTagListResponseSerializerV3List | None:
    """Read tags

    Args:
        auto_assign (bool | Unset): Filter on the flag
        page (int | Unset): Page number
        page_size (int | Unset):
        tag (str | Unset): Partial title match, case-insensitive

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedTagListResponseSerializerV3List
    """

    return (
        await asyncio_detailed(
            client=client,
            auto_assign=auto_assign,
            page=page,
            page_size=page_size,
            tag=tag,
        )
    ).parsed
