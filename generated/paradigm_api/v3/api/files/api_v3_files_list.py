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
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


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

    params["created_at_after"] = _plain(created_at_after)
    params["created_at_before"] = _plain(created_at_before)
    params["extension"] = _plain(extension)
    params["external_metadata__doc_type"] = _plain(external_metadata_doc_type)
    params["external_metadata__external_id"] = _plain(external_metadata_external_id)
    params["filename"] = _plain(filename)
    params["group_id"] = _plain(group_id)
    params["include_details"] = _plain(include_details)
    params["max_documents"] = _plain(max_documents)
    params["ordering"] = _plain(ordering)
    params["page"] = _plain(page)
    params["page_size"] = _plain(page_size)
    params["search"] = _plain(search)
    params["search_details"] = _plain(search_details)
    params["search_details_chunks_limit"] = _plain(search_details_chunks_limit)
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
        "url": "/api/v3/files",
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
            _parse_response, client=client, response=response, operation="api_v3_files_list"
        ),
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
