import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.reporting_users_response import ReportingUsersResponse
from ...types import UNSET, Response, Unset
from ...types import body_of as _body_of
from ...types import plain as _plain
from ...types import read_response as _read_response


def _get_kwargs(
    *,
    company_id: int | Unset = UNSET,
    end_date: datetime.date | Unset = UNSET,
    start_date: datetime.date,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["company_id"] = _plain(company_id)
    params["end_date"] = _plain(end_date)
    params["start_date"] = _plain(start_date)

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/reporting/users/",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ReportingUsersResponse | None:
    if response.status_code == 200:
        response_200 = ReportingUsersResponse.from_dict(_body_of(response))
        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ReportingUsersResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_read_response(
            _parse_response, client=client, response=response, operation="api_v2_reporting_users_retrieve"
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    end_date: datetime.date | Unset = UNSET,
    start_date: datetime.date,
) -> Response[ReportingUsersResponse]:
    """Company members report

    Args:
        company_id (int | Unset): Company id (admin users)
        end_date (datetime.date | Unset): Last day, today by default
        start_date (datetime.date): First day

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ReportingUsersResponse]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        end_date=end_date,
        start_date=start_date,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    end_date: datetime.date | Unset = UNSET,
    start_date: datetime.date,
) -> ReportingUsersResponse | None:
    """Company members report

    Args:
        company_id (int | Unset): Company id (admin users)
        end_date (datetime.date | Unset): Last day, today by default
        start_date (datetime.date): First day

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ReportingUsersResponse
    """

    return sync_detailed(
        client=client,
        company_id=company_id,
        end_date=end_date,
        start_date=start_date,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    end_date: datetime.date | Unset = UNSET,
    start_date: datetime.date,
) -> Response[ReportingUsersResponse]:
    """Company members report

    Args:
        company_id (int | Unset): Company id (admin users)
        end_date (datetime.date | Unset): Last day, today by default
        start_date (datetime.date): First day

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ReportingUsersResponse]
    """

    kwargs = _get_kwargs(
        company_id=company_id,
        end_date=end_date,
        start_date=start_date,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: int | Unset = UNSET,
    end_date: datetime.date | Unset = UNSET,
    start_date: datetime.date,
) -> ReportingUsersResponse | None:
    """Company members report

    Args:
        company_id (int | Unset): Company id (admin users)
        end_date (datetime.date | Unset): Last day, today by default
        start_date (datetime.date): First day

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ReportingUsersResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            company_id=company_id,
            end_date=end_date,
            start_date=start_date,
        )
    ).parsed
