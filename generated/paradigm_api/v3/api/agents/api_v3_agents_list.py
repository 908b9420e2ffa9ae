from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_agent_list import PaginatedAgentList
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_current_user_favorite: str | Unset = UNSET,
    is_default: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_id"] = _plain(company_id)
    params["group_id"] = _plain(group_id)
    params["is_current_user_favorite"] = _plain(is_current_user_favorite)
    params["is_default"] = _plain(is_default)
    params["name"] = _plain(name)
    params["page"] = _plain(page)
    params["page_size"] = _plain(page_size)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/agents",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedAgentList | None:
    if response.status_code == 200:
        response_200 = PaginatedAgentList.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedAgentList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_agents_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_current_user_favorite: str | Unset = UNSET,
    is_default: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> Response[PaginatedAgentList]:
    """Read agents

    Args:
        company_id (int | Unset): Company filter
        group_id (int | Unset): Group filter
        is_current_user_favorite (str | Unset): true, false, 1, 0, yes or no
        is_default (str | Unset): true, false, 1, 0, yes or no
        name (str | Unset): Prefix match, case-insensitive
        page (int | Unset): Page number
        page_size (int | Unset): Results per page

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedAgentList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        group_id=group_id,
        is_current_user_favorite=is_current_user_favorite,
        is_default=is_default,
        name=name,
        page=page,
        page_size=page_size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_current_user_favorite: str | Unset = UNSET,
    is_default: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> PaginatedAgentList | None:
    """Read agents

    Args:
        company_id (int | Unset): Company filter
        group_id (int | Unset): Group filter
        is_current_user_favorite (str | Unset): true, false, 1, 0, yes or no
        is_default (str | Unset): true, false, 1, 0, yes or no
        name (str | Unset): Prefix match, case-insensitive
        page (int | Unset): Page number
        page_size (int | Unset): Results per page

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedAgentList
    """

    return sync_detailed(
        client=client,
        company_id=company_id,
        group_id=group_id,
        is_current_user_favorite=is_current_user_favorite,
        is_default=is_default,
        name=name,
        page=page,
        page_size=page_size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_current_user_favorite: str | Unset = UNSET,
    is_default: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> Response[PaginatedAgentList]:
    """Read agents

    Args:
        company_id (int | Unset): Company filter
        group_id (int | Unset): Group filter
        is_current_user_favorite (str | Unset): true, false, 1, 0, yes or no
        is_default (str | Unset): true, false, 1, 0, yes or no
        name (str | Unset): Prefix match, case-insensitive
        page (int | Unset): Page number
        page_size (int | Unset): Results per page

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedAgentList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        group_id=group_id,
        is_current_user_favorite=is_current_user_favorite,
        is_default=is_default,
        name=name,
        page=page,
        page_size=page_size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_current_user_favorite: str | Unset = UNSET,
    is_default: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> PaginatedAgentList | None:
    """Read agents

    Args:
        company_id (int | Unset): Company filter
        group_id (int | Unset): Group filter
        is_current_user_favorite (str | Unset): true, false, 1, 0, yes or no
        is_default (str | Unset): true, false, 1, 0, yes or no
        name (str | Unset): Prefix match, case-insensitive
        page (int | Unset): Page number
        page_size (int | Unset): Results per page

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedAgentList
    """

    return (
        await asyncio_detailed(
            client=client,
            company_id=company_id,
            group_id=group_id,
            is_current_user_favorite=is_current_user_favorite,
            is_default=is_default,
            name=name,
            page=page,
            page_size=page_size,
        )
    ).parsed
