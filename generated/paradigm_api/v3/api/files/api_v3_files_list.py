import datetime
from http import HTTPStatus
from typing import Any

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
    *,
    created_at_after: datetime.datetime | Unset = UNSET,
    created_at_before: datetime.datetime | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    external_metadata_doc_type: str | Unset = UNSET,
    external_metadata_external_id: str | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    include_details: bool | Unset = UNSET,
    max_documents: int | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    search: str | Unset = UNSET,
    search_details: bool | Unset = UNSET,
    search_details_chunks_limit: int | Unset = UNSET,
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

    json_created_at_after: str | Unset = UNSET
    if not isinstance(created_at_after, Unset):
        json_created_at_after = created_at_after.isoformat()
    params["created_at_after"] = json_created_at_after

    json_created_at_before: str | Unset = UNSET
    if not isinstance(created_at_before, Unset):
        json_created_at_before = created_at_before.isoformat()
    params["created_at_before"] = json_created_at_before

    json_extension: list[str] | Unset = UNSET
    if not isinstance(extension, Unset):
        json_extension = extension

    params["extension"] = json_extension

    params["external_metadata__doc_type"] = external_metadata_doc_type

    params["external_metadata__external_id"] = external_metadata_external_id

    params["filename"] = filename

    json_group_id: list[int] | Unset = UNSET
    if not isinstance(group_id, Unset):
        json_group_id = group_id

    params["group_id"] = json_group_id

    params["include_details"] = include_details

    params["max_documents"] = max_documents

    params["ordering"] = ordering

    params["page"] = page

    params["page_size"] = page_size

    params["search"] = search

    params["search_details"] = search_details

    params["search_details_chunks_limit"] = search_details_chunks_limit

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
        "url": "/api/v3/files",
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
    *,
    client: AuthenticatedClient,
    created_at_after: datetime.datetime | Unset = UNSET,
    created_at_before: datetime.datetime | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    external_metadata_doc_type: str | Unset = UNSET,
    external_metadata_external_id: str | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    include_details: bool | Unset = UNSET,
    max_documents: int | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    search: str | Unset = UNSET,
    search_details: bool | Unset = UNSET,
    search_details_chunks_limit: int | Unset = UNSET,
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
    """Read files

    Args:
        created_at_after (datetime.datetime | Unset):
        created_at_before (datetime.datetime | Unset):
        extension (list[str] | Unset): Comma-separated extensions
        external_metadata_doc_type (str | Unset): Partial match, case-insensitive
        external_metadata_external_id (str | Unset): Exact match
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        include_details (bool | Unset): Adds signature and parser. The server's default is
            `False`.
        max_documents (int | Unset): The server's default is `50`.
        ordering (str | Unset): created_at, title or filename, with - for descending; ignored with
            search. The server's default is `-created_at`.
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        search (str | Unset): Semantic query; results by relevance
        search_details (bool | Unset): With search, adds relevant chunks
        search_details_chunks_limit (int | Unset): Chunks per document. The server's default is
            `3`.
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset): Older releases; created_at_after in the
            newer page
        uploaded_at_before (datetime.datetime | Unset): Older releases; created_at_before in the
            newer page
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        created_at_after=created_at_after,
        created_at_before=created_at_before,
        extension=extension,
        external_metadata_doc_type=external_metadata_doc_type,
        external_metadata_external_id=external_metadata_external_id,
        filename=filename,
        group_id=group_id,
        include_details=include_details,
        max_documents=max_documents,
        ordering=ordering,
        page=page,
        page_size=page_size,
        search=search,
        search_details=search_details,
        search_details_chunks_limit=search_details_chunks_limit,
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
    *,
    client: AuthenticatedClient,
    created_at_after: datetime.datetime | Unset = UNSET,
    created_at_before: datetime.datetime | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    external_metadata_doc_type: str | Unset = UNSET,
    external_metadata_external_id: str | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    include_details: bool | Unset = UNSET,
    max_documents: int | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    search: str | Unset = UNSET,
    search_details: bool | Unset = UNSET,
    search_details_chunks_limit: int | Unset = UNSET,
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
    """Read files

    Args:
        created_at_after (datetime.datetime | Unset):
        created_at_before (datetime.datetime | Unset):
        extension (list[str] | Unset): Comma-separated extensions
        external_metadata_doc_type (str | Unset): Partial match, case-insensitive
        external_metadata_external_id (str | Unset): Exact match
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        include_details (bool | Unset): Adds signature and parser. The server's default is
            `False`.
        max_documents (int | Unset): The server's default is `50`.
        ordering (str | Unset): created_at, title or filename, with - for descending; ignored with
            search. The server's default is `-created_at`.
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        search (str | Unset): Semantic query; results by relevance
        search_details (bool | Unset): With search, adds relevant chunks
        search_details_chunks_limit (int | Unset): Chunks per document. The server's default is
            `3`.
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset): Older releases; created_at_after in the
            newer page
        uploaded_at_before (datetime.datetime | Unset): Older releases; created_at_before in the
            newer page
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponseSerializerV3List
    """

    return sync_detailed(
        client=client,
        created_at_after=created_at_after,
        created_at_before=created_at_before,
        extension=extension,
        external_metadata_doc_type=external_metadata_doc_type,
        external_metadata_external_id=external_metadata_external_id,
        filename=filename,
        group_id=group_id,
        include_details=include_details,
        max_documents=max_documents,
        ordering=ordering,
        page=page,
        page_size=page_size,
        search=search,
        search_details=search_details,
        search_details_chunks_limit=search_details_chunks_limit,
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
    *,
    client: AuthenticatedClient,
    created_at_after: datetime.datetime | Unset = UNSET,
    created_at_before: datetime.datetime | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    external_metadata_doc_type: str | Unset = UNSET,
    external_metadata_external_id: str | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    include_details: bool | Unset = UNSET,
    max_documents: int | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    search: str | Unset = UNSET,
    search_details: bool | Unset = UNSET,
    search_details_chunks_limit: int | Unset = UNSET,
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
    """Read files

    Args:
        created_at_after (datetime.datetime | Unset):
        created_at_before (datetime.datetime | Unset):
        extension (list[str] | Unset): Comma-separated extensions
        external_metadata_doc_type (str | Unset): Partial match, case-insensitive
        external_metadata_external_id (str | Unset): Exact match
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        include_details (bool | Unset): Adds signature and parser. The server's default is
            `False`.
        max_documents (int | Unset): The server's default is `50`.
        ordering (str | Unset): created_at, title or filename, with - for descending; ignored with
            search. The server's default is `-created_at`.
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        search (str | Unset): Semantic query; results by relevance
        search_details (bool | Unset): With search, adds relevant chunks
        search_details_chunks_limit (int | Unset): Chunks per document. The server's default is
            `3`.
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset): Older releases; created_at_after in the
            newer page
        uploaded_at_before (datetime.datetime | Unset): Older releases; created_at_before in the
            newer page
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedFileListResponseSerializerV3List]
    """

    kwargs = _get_kwargs(
        created_at_after=created_at_after,
        created_at_before=created_at_before,
        extension=extension,
        external_metadata_doc_type=external_metadata_doc_type,
        external_metadata_external_id=external_metadata_external_id,
        filename=filename,
        group_id=group_id,
        include_details=include_details,
        max_documents=max_documents,
        ordering=ordering,
        page=page,
        page_size=page_size,
        search=search,
        search_details=search_details,
        search_details_chunks_limit=search_details_chunks_limit,
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
    *,
    client: AuthenticatedClient,
    created_at_after: datetime.datetime | Unset = UNSET,
    created_at_before: datetime.datetime | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    external_metadata_doc_type: str | Unset = UNSET,
    external_metadata_external_id: str | Unset = UNSET,
    filename: str | Unset = UNSET,
    group_id: list[int] | Unset = UNSET,
    include_details: bool | Unset = UNSET,
    max_documents: int | Unset = UNSET,
    ordering: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    search: str | Unset = UNSET,
    search_details: bool | Unset = UNSET,
    search_details_chunks_limit: int | Unset = UNSET,
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
    """Read files

    Args:
        created_at_after (datetime.datetime | Unset):
        created_at_before (datetime.datetime | Unset):
        extension (list[str] | Unset): Comma-separated extensions
        external_metadata_doc_type (str | Unset): Partial match, case-insensitive
        external_metadata_external_id (str | Unset): Exact match
        filename (str | Unset): Partial match, case-insensitive
        group_id (list[int] | Unset): Comma-separated group ids
        include_details (bool | Unset): Adds signature and parser. The server's default is
            `False`.
        max_documents (int | Unset): The server's default is `50`.
        ordering (str | Unset): created_at, title or filename, with - for descending; ignored with
            search. The server's default is `-created_at`.
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        search (str | Unset): Semantic query; results by relevance
        search_details (bool | Unset): With search, adds relevant chunks
        search_details_chunks_limit (int | Unset): Chunks per document. The server's default is
            `3`.
        status (list[StatusEnum] | Unset): Comma-separated statuses
        status_vision (list[StatusVisionEnum] | Unset): Comma-separated vision statuses
        tag_id (list[int] | Unset): Comma-separated tag ids
        title (str | Unset): Partial match, case-insensitive
        total_pages_max (int | None | Unset):
        total_pages_min (int | None | Unset):
        updated_at_after (datetime.datetime | Unset):
        updated_at_before (datetime.datetime | Unset):
        upload_session_uuid (str | Unset):
        uploaded_at_after (datetime.datetime | Unset): Older releases; created_at_after in the
            newer page
        uploaded_at_before (datetime.datetime | Unset): Older releases; created_at_before in the
            newer page
        workspace_id (list[int] | Unset): Comma-separated workspace ids

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedFileListResponseSerializerV3List
    """

    return (
        await asyncio_detailed(
            client=client,
            created_at_after=created_at_after,
            created_at_before=created_at_before,
            extension=extension,
            external_metadata_doc_type=external_metadata_doc_type,
            external_metadata_external_id=external_metadata_external_id,
            filename=filename,
            group_id=group_id,
            include_details=include_details,
            max_documents=max_documents,
            ordering=ordering,
            page=page,
            page_size=page_size,
            search=search,
            search_details=search_details,
            search_details_chunks_limit=search_details_chunks_limit,
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
