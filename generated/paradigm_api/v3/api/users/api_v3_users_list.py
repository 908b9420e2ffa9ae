from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_company_member_list import PaginatedCompanyMemberList
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_active: bool | Unset = UNSET,
    page: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_id"] = _plain(company_id)
    params["group_id"] = _plain(group_id)
    params["is_active"] = _plain(is_active)
    params["page"] = _plain(page)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/users",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedCompanyMemberList | None:
    if response.status_code == 200:
        response_200 = PaginatedCompanyMemberList.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedCompanyMemberList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_users_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_active: bool | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Response[PaginatedCompanyMemberList]:
    """Read users

    Args:
        company_id (int | Unset):
        group_id (int | Unset):
        is_active (bool | Unset):
        page (int | Unset): Page number

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedCompanyMemberList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        group_id=group_id,
        is_active=is_active,
        page=page,
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
    is_active: bool | Unset = UNSET,
    page: int | Unset = UNSET,
) -> PaginatedCompanyMemberList | None:
    """Read users

    Args:
        company_id (int | Unset):
        group_id (int | Unset):
        is_active (bool | Unset):
        page (int | Unset): Page number

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedCompanyMemberList
    """

    return sync_detailed(
        client=client,
        company_id=company_id,
        group_id=group_id,
        is_active=is_active,
        page=page,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_active: bool | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Response[PaginatedCompanyMemberList]:
    """Read users

    Args:
        company_id (int | Unset):
        group_id (int | Unset):
        is_active (bool | Unset):
        page (int | Unset): Page number

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedCompanyMemberList]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        group_id=group_id,
        is_active=is_active,
        page=page,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    group_id: int | Unset = UNSET,
    is_active: bool | Unset = UNSET,
    page: int | Unset = UNSET,
) -> PaginatedCompanyMemberList | None:
    """Read users

    Args:
        company_id (int | Unset):
        group_id (int | Unset):
        is_active (bool | Unset):
        page (int | Unset): Page number

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedCompanyMemberList
    """

    return (
        await asyncio_detailed(
            client=client,
            company_id=company_id,
            group_id=group_id,
            is_active=is_active,
            page=page,
        )
    ).parsed
