from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_create_request_serializer_v3 import FileCreateRequestSerializerV3
from ...models.file_create_response_serializer_v3 import FileCreateResponseSerializerV3
from ...types import Response
from ...types import body_of as _body_of
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    body: FileCreateRequestSerializerV3,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v3/files",
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> FileCreateResponseSerializerV3 | None:
    if response.status_code == 200:
        response_200 = FileCreateResponseSerializerV3.from_dict(_body_of(response))
        return response_200

    if response.status_code == 201:
        response_201 = FileCreateResponseSerializerV3.from_dict(_body_of(response))
        return response_201

    if response.status_code == 207:
        response_207 = FileCreateResponseSerializerV3.from_dict(_body_of(response))
        return response_207

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[FileCreateResponseSerializerV3]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_files_create"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV3,
) -> Response[FileCreateResponseSerializerV3]:
    """Send to files

    Args:
        body (FileCreateRequestSerializerV3):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileCreateResponseSerializerV3]
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
    body: FileCreateRequestSerializerV3,
) -> FileCreateResponseSerializerV3 | None:
    """Send to files

    Args:
        body (FileCreateRequestSerializerV3):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileCreateResponseSerializerV3
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV3,
) -> Response[FileCreateResponseSerializerV3]:
    """Send to files

    Args:
        body (FileCreateRequestSerializerV3):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileCreateResponseSerializerV3]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV3,
) -> FileCreateResponseSerializerV3 | None:
    """Send to files

    Args:
        body (FileCreateRequestSerializerV3):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileCreateResponseSerializerV3
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
