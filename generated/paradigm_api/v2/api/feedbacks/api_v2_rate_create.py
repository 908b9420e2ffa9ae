from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_v2_rate_create_body import ApiV2RateCreateBody
from ...models.api_v2_rate_create_response_200 import ApiV2RateCreateResponse200
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    feedback_type_id: int,
    completion_id: str,
    *,
    body: ApiV2RateCreateBody | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/rate/{feedback_type_id}/{completion_id}".format(
            feedback_type_id=quote(_segment(feedback_type_id), safe=""),
            completion_id=quote(_segment(completion_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = _plain(body)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ApiV2RateCreateResponse200 | None:
    if response.status_code == 200:
        response_200 = ApiV2RateCreateResponse200.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ApiV2RateCreateResponse200]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v2_rate_create"
        ),
    )


def sync_detailed(
    feedback_type_id: int,
    completion_id: str,
    *,
    client: AuthenticatedClient,
    body: ApiV2RateCreateBody | Unset = UNSET,
) -> Response[ApiV2RateCreateResponse200]:
    """Rate a completion

    Args:
        feedback_type_id (int):
        completion_id (str):
        body (ApiV2RateCreateBody | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiV2RateCreateResponse200]
    """

    kwargs = _get_kwargs(
        feedback_type_id=feedback_type_id,
        completion_id=completion_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    feedback_type_id: int,
    completion_id: str,
    *,
    client: AuthenticatedClient,
    body: ApiV2RateCreateBody | Unset = UNSET,
) -> ApiV2RateCreateResponse200 | None:
    """Rate a completion

    Args:
        feedback_type_id (int):
        completion_id (str):
        body (ApiV2RateCreateBody | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiV2RateCreateResponse200
    """

    return sync_detailed(
        feedback_type_id=feedback_type_id,
        completion_id=completion_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    feedback_type_id: int,
    completion_id: str,
    *,
    client: AuthenticatedClient,
    body: ApiV2RateCreateBody | Unset = UNSET,
) -> Response[ApiV2RateCreateResponse200]:
    """Rate a completion

    Args:
        feedback_type_id (int):
        completion_id (str):
        body (ApiV2RateCreateBody | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiV2RateCreateResponse200]
    """

    kwargs = _get_kwargs(
        feedback_type_id=feedback_type_id,
        completion_id=completion_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    feedback_type_id: int,
    completion_id: str,
    *,
    client: AuthenticatedClient,
    body: ApiV2RateCreateBody | Unset = UNSET,
) -> ApiV2RateCreateResponse200 | None:
    """Rate a completion

    Args:
        feedback_type_id (int):
        completion_id (str):
        body (ApiV2RateCreateBody | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiV2RateCreateResponse200
    """

    return (
        await asyncio_detailed(
            feedback_type_id=feedback_type_id,
            completion_id=completion_id,
            client=client,
            body=body,
        )
    ).parsed
