from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_file_list_response import PaginatedFileListResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_scope: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    private_scope: bool | Unset = UNSET,
    workspace_scope: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_scope"] = _plain(company_scope)
    params["page"] = _plain(page)
    params["private_scope"] = _plain(private_scope)
    params["workspace_scope"] = _plain(workspace_scope)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/files",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedFileListResponse | None:
    if response.status_code == 200:
        response_200 = PaginatedFileListResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedFileListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v2_files_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_scope: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    private_scope: bool | Unset = UNSET,
    workspace_scope: int | Unset = UNSET,
) -> Response[PaginatedFileListResponse]:
    """List files

     Pages of 20, the size cannot be changed. The next and previous links carry a trailing slash before
    the query string.

    Args:
        company_scope (bool | Unset): Add the company collection
        page (int | Unset): Page number
        private_scope (bool | Unset): Add the private collection of the user
        workspace_scope (int | Unset): Add the files of this workspace

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponse]
    """

    kwargs = _get_kwargs(
        company_scope=company_scope,
        page=page,
        private_scope=private_scope,
        workspace_scope=workspace_scope,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    company_scope: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    private_scope: bool | Unset = UNSET,
    workspace_scope: int | Unset = UNSET,
) -> PaginatedFileListResponse | None:
    """List files

     Pages of 20, the size cannot be changed. The next and previous links carry a trailing slash before
    the query string.

    Args:
        company_scope (bool | Unset): Add the company collection
        page (int | Unset): Page number
        private_scope (bool | Unset): Add the private collection of the user
        workspace_scope (int | Unset): Add the files of this workspace

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponse
    """

    return sync_detailed(
        client=client,
        company_scope=company_scope,
        page=page,
        private_scope=private_scope,
        workspace_scope=workspace_scope,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_scope: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    private_scope: bool | Unset = UNSET,
    workspace_scope: int | Unset = UNSET,
) -> Response[PaginatedFileListResponse]:
    """List files

     Pages of 20, the size cannot be changed. The next and previous links carry a trailing slash before
    the query string.

    Args:
        company_scope (bool | Unset): Add the company collection
        page (int | Unset): Page number
        private_scope (bool | Unset): Add the private collection of the user
        workspace_scope (int | Unset): Add the files of this workspace

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponse]
    """

    kwargs = _get_kwargs(
        company_scope=company_scope,
        page=page,
        private_scope=private_scope,
        workspace_scope=workspace_scope,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_scope: bool | Unset = UNSET,
    page: int | Unset = UNSET,
    private_scope: bool | Unset = UNSET,
    workspace_scope: int | Unset = UNSET,
) -> PaginatedFileListResponse | None:
    """List files

     Pages of 20, the size cannot be changed. The next and previous links carry a trailing slash before
    the query string.

    Args:
        company_scope (bool | Unset): Add the company collection
        page (int | Unset): Page number
        private_scope (bool | Unset): Add the private collection of the user
        workspace_scope (int | Unset): Add the files of this workspace

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            company_scope=company_scope,
            page=page,
            private_scope=private_scope,
            workspace_scope=workspace_scope,
        )
    ).parsed
