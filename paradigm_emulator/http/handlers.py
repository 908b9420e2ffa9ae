"""Exceptions of the routes and of the router, answered in the API's words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from paradigm_emulator.http.errors import Refusal, api_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response


def handle_refusal(request: Request, error: Exception) -> Response:
    """Return the API's answer for a `Refusal` that a route raised."""
    if not isinstance(error, Refusal):
        raise error
    return error.response(api_version(request.url.path))


async def handle_disconnect(_connection: HTTPConnection, _error: Exception) -> None:
    """Answer nothing: the client left in the middle of its request, which the emulator cannot help."""


def router_error_handler(paths: Callable[[str], list[str]]) -> Callable[[Request, Exception], Response]:
    """Return the handler of the router's own errors: unknown paths and methods.

    Args:
        paths: Returns the methods that a path takes.
    """

    def handle(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        headers: dict[str, Any] = dict(error.headers or {})
        detail = error.detail
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["allow"] = ", ".join(paths(request.url.path))
            detail = f'Method "{request.method}" not allowed.'
        if error.status_code == HTTPStatus.NOT_FOUND:
            detail = "Not found."
        return Refusal(error.status_code, detail, headers=headers).response(api_version(request.url.path))

    return handle
