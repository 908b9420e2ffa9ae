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

    json_extension: list[str] | Unset = UNSET
    if not isinstance(extension, Unset):
        json_extension = extension

    params["extension"] = json_extension

    params["filename"] = filename

    json_group_id: list[int] | Unset = UNSET
    if not isinstance(group_id, Unset):
        json_group_id = group_id

    params["group_id"] = json_group_id

    params["ordering"] = ordering

    params["page"] = page

    params["page_size"] = page_size

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item: str = status_item_data
            json_status.append(status_item)

    params["status"] = json_status

    json_status_vision: list[str] | Unset = UNSET
    if not isinstance(status_vision, Unset):
        json_status_vision = []
        for status_vision_item_data in status_vision:
            status_vision_item: str = status_vision_item_data
            json_status_vision.append(status_vision_item)

    params["status_vision"] = json_status_vision

    json_tag_id: list[int] | Unset = UNSET
    if not isinstance(tag_id, Unset):
        json_tag_id = tag_id

    params["tag_id"] = json_tag_id

    params["title"] = title

    json_total_pages_max: int | None | Unset
    if isinstance(total_pages_max, Unset):
        json_total_pages_max = UNSET
    else:
        json_total_pages_max = total_pages_max
    params["total_pages_max"] = json_total_pages_max

    json_total_pages_min: int | None | Unset
    if isinstance(total_pages_min, Unset):
        json_total_pages_min = UNSET
    else:
        json_total_pages_min = total_pages_min
    params["total_pages_min"] = json_total_pages_min

    json_updated_at_after: str | Unset = UNSET
    if not isinstance(updated_at_after, Unset):
        json_updated_at_after = updated_at_after.isoformat()
    params["updated_at_after"] = json_updated_at_after

    json_updated_at_before: str | Unset = UNSET
    if not isinstance(updated_at_before, Unset):
        json_updated_at_before = updated_at_before.isoformat()
    params["updated_at_before"] = json_updated_at_before

    params["upload_session_uuid"] = upload_session_uuid

    json_uploaded_at_after: str | Unset = UNSET
    if not isinstance(uploaded_at_after, Unset):
        json_uploaded_at_after = uploaded_at_after.isoformat()
    params["uploaded_at_after"] = json_uploaded_at_after

    json_uploaded_at_before: str | Unset = UNSET
    if not isinstance(uploaded_at_before, Unset):
        json_uploaded_at_before = uploaded_at_before.isoformat()
    params["uploaded_at_before"] = json_uploaded_at_before

    json_workspace_id: list[int] | Unset = UNSET
    if not isinstance(workspace_id, Unset):
        json_workspace_id = workspace_id

    params["workspace_id"] = json_workspace_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/agents/{id}/files".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedFileListResponseSerializerV3List | None:
    if response.status_code == 200:
        response_200 = PaginatedFileListResponseSerializerV3List.from_dict(response.json())

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
        parsed=_parse_response(client=client, response=response),
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
