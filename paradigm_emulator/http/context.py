"""Who asks, and which emulator serves the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_emulator.http.errors import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service


@frozen
class Caller:
    """The user whose API key came with the request."""

    id: int
    username: str
    email: str
    first_name: str
    last_name: str
    role: str

    @property
    def may_write(self) -> bool:
        """Whether the user's role allows uploads and changes."""
        return self.role != "reader"


def get_service(request: Request) -> Service:
    """Return the emulator that serves this request."""
    found: Service = request.app.state.service
    return found


def get_caller(request: Request) -> Caller:
    """Return the user who asks; the middleware has checked the key."""
    found: Caller = request.scope["paradigm.caller"]
    return found


def row_shift(request: Request) -> int:
    """Return how many rows later the pages of this request start; a fault may have moved them."""
    return int(request.scope.get("paradigm.row_shift", 0))


def require_writer(request: Request) -> Caller:
    """Return the user who asks, who must not be a reader.

    Raises:
        Refusal: 403, the role may only read.
    """
    user = get_caller(request)
    if not user.may_write:
        raise Refusal(403, "You do not have permission to perform this action.")
    return user
