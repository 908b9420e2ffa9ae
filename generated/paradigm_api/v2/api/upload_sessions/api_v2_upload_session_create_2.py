from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_create_request_serializer_v2 import FileCreateRequestSerializerV2
from ...models.upload_session_file_response import UploadSessionFileResponse
from ...models.upload_session_response import UploadSessionResponse
from ...types import ROOT as _ROOT
from ...types import Choice as _Choice
from ...types import Response
from ...types import body_of as _body_of
from ...types import depart as _depart
from ...types import read_response as _read_response
from ...types import segment as _segment

_CHOICE_UploadSessionResponse_UploadSessionFileResponse = _Choice(
    (
        UploadSessionResponse,
        {},
        frozenset(["created_at", "documents", "is_valid", "updated_at", "uuid"]),
        frozenset(["created_at", "documents", "is_valid", "updated_at", "uuid"]),
        {},
    ),
    (UploadSessionFileResponse, {}, frozenset([]), frozenset(["id", "message"]), {}),
)


def _get_kwargs(
    uuid: UUID,
    *,
    body: FileCreateRequestSerializerV2,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/upload-session/{uuid}".format(
            uuid=quote(_segment(uuid), safe=""),
        ),
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> UploadSessionFileResponse | UploadSessionResponse | None:
    if response.status_code == 200:
        response_200 = _body_of(response)
        if isinstance(response_200, dict):
            _read_ = _CHOICE_UploadSessionResponse_UploadSessionFileResponse.read(response_200)
            response_200 = (
                _read_
                if _read_ is not None
                else _depart(response_200, None, "", response_200, "one of the documented kinds")
            )
        else:
            response_200 = _depart(response_200, _ROOT, "", response_200, "one of the documented types")

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[UploadSessionFileResponse | UploadSessionResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v2_upload_session_create_2"
        ),
    )


def sync_detailed(
    uuid: UUID,
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV2,
) -> Response[UploadSessionFileResponse | UploadSessionResponse]:
    """Add a file to an upload session

    Args:
        uuid (UUID):
        body (FileCreateRequestSerializerV2):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadSessionFileResponse | UploadSessionResponse]
    """

    kwargs = _get_kwargs(
        uuid=uuid,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    uuid: UUID,
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV2,
) -> UploadSessionFileResponse | UploadSessionResponse | None:
    """Add a file to an upload session

    Args:
        uuid (UUID):
        body (FileCreateRequestSerializerV2):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadSessionFileResponse | UploadSessionResponse
    """

    return sync_detailed(
        uuid=uuid,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    uuid: UUID,
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV2,
) -> Response[UploadSessionFileResponse | UploadSessionResponse]:
    """Add a file to an upload session

    Args:
        uuid (UUID):
        body (FileCreateRequestSerializerV2):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadSessionFileResponse | UploadSessionResponse]
    """

    kwargs = _get_kwargs(
        uuid=uuid,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    uuid: UUID,
    *,
    client: AuthenticatedClient,
    body: FileCreateRequestSerializerV2,
) -> UploadSessionFileResponse | UploadSessionResponse | None:
    """Add a file to an upload session

    Args:
        uuid (UUID):
        body (FileCreateRequestSerializerV2):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadSessionFileResponse | UploadSessionResponse
    """

    return (
        await asyncio_detailed(
            uuid=uuid,
            client=client,
            body=body,
        )
    ).parsed
