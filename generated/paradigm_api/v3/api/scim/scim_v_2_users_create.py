from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.scim_v2_users_create_body import ScimV2UsersCreateBody
from ...models.scim_v2_users_create_response_201 import ScimV2UsersCreateResponse201
from ...types import Response
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    body: ScimV2UsersCreateBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/scim/v2/Users",
    }

    _kwargs["json"] = _plain(body)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ScimV2UsersCreateResponse201 | None:
    if response.status_code == 201:
        response_201 = ScimV2UsersCreateResponse201.from_dict(_body_of(response))
        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ScimV2UsersCreateResponse201]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="scim_v_2_users_create"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ScimV2UsersCreateBody,
) -> Response[ScimV2UsersCreateResponse201]:
    """Send to scim/v2/Users

    Args:
        body (ScimV2UsersCreateBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ScimV2UsersCreateResponse201]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: ScimV2UsersCreateBody,
) -> ScimV2UsersCreateResponse201 | None:
    """Send to scim/v2/Users

    Args:
        body (ScimV2UsersCreateBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ScimV2UsersCreateResponse201
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ScimV2UsersCreateBody,
) -> Response[ScimV2UsersCreateResponse201]:
    """Send to scim/v2/Users

    Args:
        body (ScimV2UsersCreateBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ScimV2UsersCreateResponse201]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ScimV2UsersCreateBody,
) -> ScimV2UsersCreateResponse201 | None:
    """Send to scim/v2/Users

    Args:
        body (ScimV2UsersCreateBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ScimV2UsersCreateResponse201
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
