from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.patched_scim_group_modify_request import PatchedSCIMGroupModifyRequest
from ...models.scim_group_modify_response import SCIMGroupModifyResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    body: PatchedSCIMGroupModifyRequest | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/scim/v2/Groups",
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = _plain(body)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> SCIMGroupModifyResponse | None:
    if response.status_code == 200:
        response_200 = SCIMGroupModifyResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[SCIMGroupModifyResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="scim_v_2_groups_partial_update"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: PatchedSCIMGroupModifyRequest | Unset = UNSET,
) -> Response[SCIMGroupModifyResponse]:
    """Update a group

     The vendor description really has this path without an id.

    Args:
        body (PatchedSCIMGroupModifyRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SCIMGroupModifyResponse]
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
    body: PatchedSCIMGroupModifyRequest | Unset = UNSET,
) -> SCIMGroupModifyResponse | None:
    """Update a group

     The vendor description really has this path without an id.

    Args:
        body (PatchedSCIMGroupModifyRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SCIMGroupModifyResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: PatchedSCIMGroupModifyRequest | Unset = UNSET,
) -> Response[SCIMGroupModifyResponse]:
    """Update a group

     The vendor description really has this path without an id.

    Args:
        body (PatchedSCIMGroupModifyRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SCIMGroupModifyResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: PatchedSCIMGroupModifyRequest | Unset = UNSET,
) -> SCIMGroupModifyResponse | None:
    """Update a group

     The vendor description really has this path without an id.

    Args:
        body (PatchedSCIMGroupModifyRequest | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SCIMGroupModifyResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
