from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.scim_group_list_response import SCIMGroupListResponse
from ...models.scim_v2_groups_retrieve_sort_order import ScimV2GroupsRetrieveSortOrder
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    filter_: str | Unset = UNSET,
    start_index: int | Unset = UNSET,
    count: int | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    sort_order: ScimV2GroupsRetrieveSortOrder | Unset = UNSET,
    attributes: str | Unset = UNSET,
    excluded_attributes: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["filter"] = _plain(filter_)
    params["startIndex"] = _plain(start_index)
    params["count"] = _plain(count)
    params["sortBy"] = _plain(sort_by)
    params["sortOrder"] = _plain(sort_order)
    params["attributes"] = _plain(attributes)
    params["excludedAttributes"] = _plain(excluded_attributes)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/scim/v2/Groups",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> SCIMGroupListResponse | None:
    if response.status_code == 200:
        response_200 = SCIMGroupListResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[SCIMGroupListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="scim_v_2_groups_retrieve"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    start_index: int | Unset = UNSET,
    count: int | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    sort_order: ScimV2GroupsRetrieveSortOrder | Unset = UNSET,
    attributes: str | Unset = UNSET,
    excluded_attributes: str | Unset = UNSET,
) -> Response[SCIMGroupListResponse]:
    """List groups

    Args:
        filter_ (str | Unset): SCIM filter expression
        start_index (int | Unset): The server's default is `1`.
        count (int | Unset): The server's default is `50`.
        sort_by (str | Unset):
        sort_order (ScimV2GroupsRetrieveSortOrder | Unset): The server's default is `ascending`.
        attributes (str | Unset):
        excluded_attributes (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SCIMGroupListResponse]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        start_index=start_index,
        count=count,
        sort_by=sort_by,
        sort_order=sort_order,
        attributes=attributes,
        excluded_attributes=excluded_attributes,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    start_index: int | Unset = UNSET,
    count: int | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    sort_order: ScimV2GroupsRetrieveSortOrder | Unset = UNSET,
    attributes: str | Unset = UNSET,
    excluded_attributes: str | Unset = UNSET,
) -> SCIMGroupListResponse | None:
    """List groups

    Args:
        filter_ (str | Unset): SCIM filter expression
        start_index (int | Unset): The server's default is `1`.
        count (int | Unset): The server's default is `50`.
        sort_by (str | Unset):
        sort_order (ScimV2GroupsRetrieveSortOrder | Unset): The server's default is `ascending`.
        attributes (str | Unset):
        excluded_attributes (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SCIMGroupListResponse
    """

    return sync_detailed(
        client=client,
        filter_=filter_,
        start_index=start_index,
        count=count,
        sort_by=sort_by,
        sort_order=sort_order,
        attributes=attributes,
        excluded_attributes=excluded_attributes,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    start_index: int | Unset = UNSET,
    count: int | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    sort_order: ScimV2GroupsRetrieveSortOrder | Unset = UNSET,
    attributes: str | Unset = UNSET,
    excluded_attributes: str | Unset = UNSET,
) -> Response[SCIMGroupListResponse]:
    """List groups

    Args:
        filter_ (str | Unset): SCIM filter expression
        start_index (int | Unset): The server's default is `1`.
        count (int | Unset): The server's default is `50`.
        sort_by (str | Unset):
        sort_order (ScimV2GroupsRetrieveSortOrder | Unset): The server's default is `ascending`.
        attributes (str | Unset):
        excluded_attributes (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SCIMGroupListResponse]
    """

    kwargs = _get_kwargs(
        filter_=filter_,
        start_index=start_index,
        count=count,
        sort_by=sort_by,
        sort_order=sort_order,
        attributes=attributes,
        excluded_attributes=excluded_attributes,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    filter_: str | Unset = UNSET,
    start_index: int | Unset = UNSET,
    count: int | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    sort_order: ScimV2GroupsRetrieveSortOrder | Unset = UNSET,
    attributes: str | Unset = UNSET,
    excluded_attributes: str | Unset = UNSET,
) -> SCIMGroupListResponse | None:
    """List groups

    Args:
        filter_ (str | Unset): SCIM filter expression
        start_index (int | Unset): The server's default is `1`.
        count (int | Unset): The server's default is `50`.
        sort_by (str | Unset):
        sort_order (ScimV2GroupsRetrieveSortOrder | Unset): The server's default is `ascending`.
        attributes (str | Unset):
        excluded_attributes (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SCIMGroupListResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            filter_=filter_,
            start_index=start_index,
            count=count,
            sort_by=sort_by,
            sort_order=sort_order,
            attributes=attributes,
            excluded_attributes=excluded_attributes,
        )
    ).parsed
