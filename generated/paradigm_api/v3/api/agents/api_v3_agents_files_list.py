import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.paginated_file_list_response_serializer_v3_list import (
    PaginatedFileListResponseSerializerV3List,
)
from ...models.status_enum import StatusEnum
from ...models.status_vision_enum import StatusVisionEnum
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response
from ...types import segment as _segment


def _get_kwargs(
    id: int,
    *,
    extension: list[str] | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
    status_vision: list[StatusVisionEnum] | Unset = UNSET,
    tag_id: list[int] | Unset = UNSET,
    title: str | Unset = UNSET,
    total_pages_max: int | None | Unset = UNSET,
    total_pages_min: int | None | Unset = UNSET,
    updated_at_after: datetime.datetime | Unset = UNSET,
    updated_at_before: datetime.datetime | Unset = UNSET,
    upload_session_uuid: str | Unset = UNSET,
    uploaded_at_after: datetime.datetime | Unset = UNSET,
    uploaded_at_before: datetime.datetime | Unset = UNSET,
    workspace_id: list[int] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["extension"] = _plain(extension)
    params["filename"] = _plain(filename)
    params["group_id"] = _plain(group_id)
    params["ordering"] = _plain(ordering)
    params["page"] = _plain(page)
    params["page_size"] = _plain(page_size)
    params["status"] = _plain(status)
    params["status_vision"] = _plain(status_vision)
    params["tag_id"] = _plain(tag_id)
    params["title"] = _plain(title)
    params["total_pages_max"] = _plain(total_pages_max)
    params["total_pages_min"] = _plain(total_pages_min)
    params["updated_at_after"] = _plain(updated_at_after)
    params["updated_at_before"] = _plain(updated_at_before)
    params["upload_session_uuid"] = _plain(upload_session_uuid)
    params["uploaded_at_after"] = _plain(uploaded_at_after)
    params["uploaded_at_before"] = _plain(uploaded_at_before)
    params["workspace_id"] = _plain(workspace_id)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/agents/{id}/files".format(
            id=quote(_segment(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedFileListResponseSerializerV3List | None:
    if response.status_code == 200:
        response_200 = PaginatedFileListResponseSerializerV3List.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedFileListResponseSerializerV3List]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_agents_files_list"
        ),
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    extension: list[str] | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
    status_vision: list[StatusVisionEnum] | Unset = UNSET,
    tag_id: list[int] | Unset = UNSET,
    title: str | Unset = UNSET,
    total_pages_max: int | None | Unset = UNSET,
    total_pages_min: int | None | Unset = UNSET,
    updated_at_after: datetime.datetime | Unset = UNSET,
    updated_at_before: datetime.datetime | Unset = UNSET,
    upload_session_uuid: str | Unset = UNSET,
    uploaded_at_after: datetime.datetime | Unset = UNSET,
    uploaded_at_before: datetime.datetime | Unset = UNSET,
    workspace_id: list[int] | Unset = UNSET,
) -> Response[PaginatedFileListResponseSerializerV3List]:
    """Read agents/{id}/files

    Args:
        id (int):
        extension (list[str] | Unset): Comma-separated extensions
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        ordering (str | Unset): Sort field
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset):
        uploaded_at_before (datetime.datetime | Unset):
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        id=id,
        extension=extension,
        filename=filename,
        group_id=group_id,
        ordering=ordering,
        page=page,
        page_size=page_size,
        status=status,
        status_vision=status_vision,
        tag_id=tag_id,
        title=title,
        total_pages_max=total_pages_max,
        total_pages_min=total_pages_min,
        updated_at_after=updated_at_after,
        updated_at_before=updated_at_before,
        upload_session_uuid=upload_session_uuid,
        uploaded_at_after=uploaded_at_after,
        uploaded_at_before=uploaded_at_before,
        workspace_id=workspace_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    extension: list[str] | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
    status_vision: list[StatusVisionEnum] | Unset = UNSET,
    tag_id: list[int] | Unset = UNSET,
    title: str | Unset = UNSET,
    total_pages_max: int | None | Unset = UNSET,
    total_pages_min: int | None | Unset = UNSET,
    updated_at_after: datetime.datetime | Unset = UNSET,
    updated_at_before: datetime.datetime | Unset = UNSET,
    upload_session_uuid: str | Unset = UNSET,
    uploaded_at_after: datetime.datetime | Unset = UNSET,
    uploaded_at_before: datetime.datetime | Unset = UNSET,
    workspace_id: list[int] | Unset = UNSET,
) -> PaginatedFileListResponseSerializerV3List | None:
    """Read agents/{id}/files

    Args:
        id (int):
        extension (list[str] | Unset): Comma-separated extensions
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        ordering (str | Unset): Sort field
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset):
        uploaded_at_before (datetime.datetime | Unset):
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponseSerializerV3List
    """

    return sync_detailed(
        id=id,
        client=client,
        extension=extension,
        filename=filename,
        group_id=group_id,
        ordering=ordering,
        page=page,
        page_size=page_size,
        status=status,
        status_vision=status_vision,
        tag_id=tag_id,
        title=title,
        total_pages_max=total_pages_max,
        total_pages_min=total_pages_min,
        updated_at_after=updated_at_after,
        updated_at_before=updated_at_before,
        upload_session_uuid=upload_session_uuid,
        uploaded_at_after=uploaded_at_after,
        uploaded_at_before=uploaded_at_before,
        workspace_id=workspace_id,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    extension: list[str] | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
    status_vision: list[StatusVisionEnum] | Unset = UNSET,
    tag_id: list[int] | Unset = UNSET,
    title: str | Unset = UNSET,
    total_pages_max: int | None | Unset = UNSET,
    total_pages_min: int | None | Unset = UNSET,
    updated_at_after: datetime.datetime | Unset = UNSET,
    updated_at_before: datetime.datetime | Unset = UNSET,
    upload_session_uuid: str | Unset = UNSET,
    uploaded_at_after: datetime.datetime | Unset = UNSET,
    uploaded_at_before: datetime.datetime | Unset = UNSET,
    workspace_id: list[int] | Unset = UNSET,
) -> Response[PaginatedFileListResponseSerializerV3List]:
    """Read agents/{id}/files

    Args:
        id (int):
        extension (list[str] | Unset): Comma-separated extensions
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        ordering (str | Unset): Sort field
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset):
        uploaded_at_before (datetime.datetime | Unset):
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        id=id,
        extension=extension,
        filename=filename,
        group_id=group_id,
        ordering=ordering,
        page=page,
        page_size=page_size,
        status=status,
        status_vision=status_vision,
        tag_id=tag_id,
        title=title,
        total_pages_max=total_pages_max,
        total_pages_min=total_pages_min,
        updated_at_after=updated_at_after,
        updated_at_before=updated_at_before,
        upload_session_uuid=upload_session_uuid,
        uploaded_at_after=uploaded_at_after,
        uploaded_at_before=uploaded_at_before,
        workspace_id=workspace_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    extension: list[str] | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
    status_vision: list[StatusVisionEnum] | Unset = UNSET,
    tag_id: list[int] | Unset = UNSET,
    title: str | Unset = UNSET,
    total_pages_max: int | None | Unset = UNSET,
    total_pages_min: int | None | Unset = UNSET,
    updated_at_after: datetime.datetime | Unset = UNSET,
    updated_at_before: datetime.datetime | Unset = UNSET,
    upload_session_uuid: str | Unset = UNSET,
    uploaded_at_after: datetime.datetime | Unset = UNSET,
    uploaded_at_before: datetime.datetime | Unset = UNSET,
    workspace_id: list[int] | Unset = UNSET,
) -> PaginatedFileListResponseSerializerV3List | None:
    """Read agents/{id}/files

    Args:
        id (int):
        extension (list[str] | Unset): Comma-separated extensions
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        ordering (str | Unset): Sort field
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset):
        uploaded_at_before (datetime.datetime | Unset):
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponseSerializerV3List
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            extension=extension,
            filename=filename,
            group_id=group_id,
            ordering=ordering,
            page=page,
            page_size=page_size,
            status=status,
            status_vision=status_vision,
            tag_id=tag_id,
            title=title,
            total_pages_max=total_pages_max,
            total_pages_min=total_pages_min,
            updated_at_after=updated_at_after,
            updated_at_before=updated_at_before,
            upload_session_uuid=upload_session_uuid,
            uploaded_at_after=uploaded_at_after,
            uploaded_at_before=uploaded_at_before,
            workspace_id=workspace_id,
        )
    ).parsed
