from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.workspace_create_request import WorkspaceCreateRequest
from ...models.workspace_response import WorkspaceResponse
from ...types import Response
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: int,
    *,
    body: WorkspaceCreateRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/companies/{id}/workspaces/create/".format(
            id=quote(_segment(id), safe=""),
        ),
    }

    _kwargs["json"] = _plain(body)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> WorkspaceResponse | None:
    if response.status_code == 201:
        response_201 = WorkspaceResponse.from_dict(_body_of(response))
        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[WorkspaceResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response,
            client=client,
            response=response,
            operation="api_v2_companies_workspaces_create_create",
        ),
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    body: WorkspaceCreateRequest,
) -> Response[WorkspaceResponse]:
    """Create a workspace

    Args:
        id (int): Company id
        body (WorkspaceCreateRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WorkspaceResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    body: WorkspaceCreateRequest,
) -> WorkspaceResponse | None:
    """Create a workspace

    Args:
        id (int): Company id
        body (WorkspaceCreateRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WorkspaceResponse
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    body: WorkspaceCreateRequest,
) -> Response[WorkspaceResponse]:
    """Create a workspace

    Args:
        id (int): Company id
        body (WorkspaceCreateRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[WorkspaceResponse]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    body: WorkspaceCreateRequest,
) -> WorkspaceResponse | None:
    """Create a workspace

    Args:
        id (int): Company id
        body (WorkspaceCreateRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        WorkspaceResponse
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
