from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_v3_company_workspaces_list_document_upload_method import (
    ApiV3CompanyWorkspacesListDocumentUploadMethod,
)
from ...models.api_v3_company_workspaces_list_workspace_type import ApiV3CompanyWorkspacesListWorkspaceType
from ...models.paginated_standard_workspace_v3_list_response_list import (
    PaginatedStandardWorkspaceV3ListResponseList,
)
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    document_upload_method: ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset = UNSET,
    group_id: int | Unset = UNSET,
    group_name: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    workspace_type: ApiV3CompanyWorkspacesListWorkspaceType | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["document_upload_method"] = _plain(document_upload_method)
    params["group_id"] = _plain(group_id)
    params["group_name"] = _plain(group_name)
    params["name"] = _plain(name)
    params["page"] = _plain(page)
    params["page_size"] = _plain(page_size)
    params["workspace_type"] = _plain(workspace_type)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v3/company/workspaces",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaginatedStandardWorkspaceV3ListResponseList | None:
    if response.status_code == 200:
        response_200 = PaginatedStandardWorkspaceV3ListResponseList.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[PaginatedStandardWorkspaceV3ListResponseList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v3_company_workspaces_list"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    document_upload_method: ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset = UNSET,
    group_id: int | Unset = UNSET,
    group_name: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    workspace_type: ApiV3CompanyWorkspacesListWorkspaceType | Unset = UNSET,
) -> Response[PaginatedStandardWorkspaceV3ListResponseList]:
    """Read company/workspaces

    Args:
        document_upload_method (ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset):
        group_id (int | Unset):
        group_name (str | Unset):
        name (str | Unset):
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        workspace_type (ApiV3CompanyWorkspacesListWorkspaceType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedStandardWorkspaceV3ListResponseList]
    """

    kwargs = _get_kwargs(
        document_upload_method=document_upload_method,
        group_id=group_id,
        group_name=group_name,
        name=name,
        page=page,
        page_size=page_size,
        workspace_type=workspace_type,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    document_upload_method: ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset = UNSET,
    group_id: int | Unset = UNSET,
    group_name: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    workspace_type: ApiV3CompanyWorkspacesListWorkspaceType | Unset = UNSET,
) -> PaginatedStandardWorkspaceV3ListResponseList | None:
    """Read company/workspaces

    Args:
        document_upload_method (ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset):
        group_id (int | Unset):
        group_name (str | Unset):
        name (str | Unset):
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        workspace_type (ApiV3CompanyWorkspacesListWorkspaceType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedStandardWorkspaceV3ListResponseList
    """

    return sync_detailed(
        client=client,
        document_upload_method=document_upload_method,
        group_id=group_id,
        group_name=group_name,
        name=name,
        page=page,
        page_size=page_size,
        workspace_type=workspace_type,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    document_upload_method: ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset = UNSET,
    group_id: int | Unset = UNSET,
    group_name: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    workspace_type: ApiV3CompanyWorkspacesListWorkspaceType | Unset = UNSET,
) -> Response[PaginatedStandardWorkspaceV3ListResponseList]:
    """Read company/workspaces

    Args:
        document_upload_method (ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset):
        group_id (int | Unset):
        group_name (str | Unset):
        name (str | Unset):
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        workspace_type (ApiV3CompanyWorkspacesListWorkspaceType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaginatedStandardWorkspaceV3ListResponseList]
    """

    kwargs = _get_kwargs(
        document_upload_method=document_upload_method,
        group_id=group_id,
        group_name=group_name,
        name=name,
        page=page,
        page_size=page_size,
        workspace_type=workspace_type,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    document_upload_method: ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset = UNSET,
    group_id: int | Unset = UNSET,
    group_name: str | Unset = UNSET,
    name: str | Unset = UNSET,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    workspace_type: ApiV3CompanyWorkspacesListWorkspaceType | Unset = UNSET,
) -> PaginatedStandardWorkspaceV3ListResponseList | None:
    """Read company/workspaces

    Args:
        document_upload_method (ApiV3CompanyWorkspacesListDocumentUploadMethod | Unset):
        group_id (int | Unset):
        group_name (str | Unset):
        name (str | Unset):
        page (int | Unset): Page number
        page_size (int | Unset): Results per page
        workspace_type (ApiV3CompanyWorkspacesListWorkspaceType | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaginatedStandardWorkspaceV3ListResponseList
    """

    return (
        await asyncio_detailed(
            client=client,
            document_upload_method=document_upload_method,
            group_id=group_id,
            group_name=group_name,
            name=name,
            page=page,
            page_size=page_size,
            workspace_type=workspace_type,
        )
    ).parsed
