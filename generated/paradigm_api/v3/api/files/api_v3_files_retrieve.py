from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_retrieve_response_serializer_v3 import FileRetrieveResponseSerializerV3
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: int,
    *,
    include_content: bool | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["include_content"] = _plain(include_content)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/files/{id}".format(
            id=quote(_segment(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> FileRetrieveResponseSerializerV3 | None:
    if response.status_code == 200:
        response_200 = FileRetrieveResponseSerializerV3.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[FileRetrieveResponseSerializerV3]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_files_retrieve"
        ),
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    include_content: bool | Unset = UNSET,
) -> Response[FileRetrieveResponseSerializerV3]:
    """Read files/{id}

    Args:
        id (int):
        include_content (bool | Unset): Adds the full text; off by default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileRetrieveResponseSerializerV3]
    """

    kwargs = _get_kwargs(
        id=id,
        include_content=include_content,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    include_content: bool | Unset = UNSET,
) -> FileRetrieveResponseSerializerV3 | None:
    """Read files/{id}

    Args:
        id (int):
        include_content (bool | Unset): Adds the full text; off by default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileRetrieveResponseSerializerV3
    """

    return sync_detailed(
        id=id,
        client=client,
        include_content=include_content,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    include_content: bool | Unset = UNSET,
) -> Response[FileRetrieveResponseSerializerV3]:
    """Read files/{id}

    Args:
        id (int):
        include_content (bool | Unset): Adds the full text; off by default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileRetrieveResponseSerializerV3]
    """

    kwargs = _get_kwargs(
        id=id,
        include_content=include_content,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    include_content: bool | Unset = UNSET,
) -> FileRetrieveResponseSerializerV3 | None:
    """Read files/{id}

    Args:
        id (int):
        include_content (bool | Unset): Adds the full text; off by default

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileRetrieveResponseSerializerV3
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            include_content=include_content,
        )
    ).parsed
