"""Whether the server may have acted although no answer says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import APIError, InvalidResponse, TransportError

if TYPE_CHECKING:
    from paradigm_ext._errors import ParadigmError


def may_have_arrived(error: ParadigmError) -> bool:
    """Return whether the server may have acted although no answer says so."""
    if isinstance(error, TransportError):
        return error.sent
    if isinstance(error, APIError):
        return error.status >= 500 or error.status in (408, 425)
    return isinstance(error, InvalidResponse)
