from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_group_list import PaginatedGroupList
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_id: int | Unset = UNSET,
    has_role: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    search: str | Unset = UNSET,
    user_id: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_id"] = _plain(company_id)
    params["has_role"] = _plain(has_role)
    params["page"] = _plain(page)
    params["per_page"] = _plain(per_page)
    params["search"] = _plain(search)
    params["user_id"] = _plain(user_id)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/groups",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedGroupList | None:
    if response.status_code == 200:
        response_200 = PaginatedGroupList.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedGroupList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_groups_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    has_role: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    search: str | Unset = UNSET,
    user_id: int | Unset = UNSET,
) -> Response[PaginatedGroupList]:
    """Read groups

    Args:
        company_id (int | Unset):
        has_role (str | Unset): Used with user_id
        page (int | Unset): Page number
        per_page (int | Unset): Default 20, maximum 100
        search (str | Unset): Name filter
        user_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedGroupList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        has_role=has_role,
        page=page,
        per_page=per_page,
        search=search,
        user_id=user_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    has_role: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    search: str | Unset = UNSET,
    user_id: int | Unset = UNSET,
) -> PaginatedGroupList | None:
    """Read groups

    Args:
        company_id (int | Unset):
        has_role (str | Unset): Used with user_id
        page (int | Unset): Page number
        per_page (int | Unset): Default 20, maximum 100
        search (str | Unset): Name filter
        user_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedGroupList
    """

    return sync_detailed(
        client=client,
        company_id=company_id,
        has_role=has_role,
        page=page,
        per_page=per_page,
        search=search,
        user_id=user_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    has_role: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    search: str | Unset = UNSET,
    user_id: int | Unset = UNSET,
) -> Response[PaginatedGroupList]:
    """Read groups

    Args:
        company_id (int | Unset):
        has_role (str | Unset): Used with user_id
        page (int | Unset): Page number
        per_page (int | Unset): Default 20, maximum 100
        search (str | Unset): Name filter
        user_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedGroupList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        has_role=has_role,
        page=page,
        per_page=per_page,
        search=search,
        user_id=user_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    has_role: str | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    search: str | Unset = UNSET,
    user_id: int | Unset = UNSET,
) -> PaginatedGroupList | None:
    """Read groups

    Args:
        company_id (int | Unset):
        has_role (str | Unset): Used with user_id
        page (int | Unset): Page number
        per_page (int | Unset): Default 20, maximum 100
        search (str | Unset): Name filter
        user_id (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedGroupList
    """

    return (
        await asyncio_detailed(
            client=client,
            company_id=company_id,
            has_role=has_role,
            page=page,
            per_page=per_page,
            search=search,
            user_id=user_id,
        )
    ).parsed
