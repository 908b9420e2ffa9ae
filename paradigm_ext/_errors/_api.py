"""Paradigm answered with an error status: a class per kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors._base import ParadigmError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._types import JSON


class APIError(ParadigmError):
    """Paradigm answered with an error status.

    Attributes:
        status: HTTP status code, as sent (520 and other unregistered codes included).
        method: HTTP method of the request.
        url: Address of the request, with secrets in its query replaced.
        request_id: Identifier that the server or a proxy gave the request, from whichever header had it.
        retry_after: Seconds that the server asked to wait, or None.
        body: The answer's body: parsed where it is JSON, else its first characters as text, else None.
        attempts: How many times the request was sent.
    """

    status: int
    method: str
    url: str
    request_id: str | None
    retry_after: float | None
    body: JSON
    attempts: int

    def __init__(
        self,
        message: str,
        *,
        status: int,
        method: str,
        url: str,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: JSON = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.method = method
        self.url = url
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body
        self.attempts = attempts


class RedirectError(APIError):
    """The answer is a redirect that is not followed: to another origin, or one too many."""


class AuthenticationError(APIError):
    """401: the API key is missing, wrong or expired."""


class PermissionDeniedError(APIError):
    """403: refused for the role, the plan, or by a firewall in front of the instance."""


class NotFoundError(APIError):
    """404: no such object, or none that this API key may see."""


class ConflictError(APIError):
    """409: the object's state does not allow this."""


class PayloadTooLargeError(APIError):
    """413: the file or request is larger than the instance accepts."""


class ValidationError(APIError):
    """400, 415 or 422: the server refused the values sent.

    `fields` maps each refused field to the reasons the server gave; it is empty where none were given.
    """

    @property
    def fields(self) -> Mapping[str, list[str]]:
        """The refused fields with the server's reasons, from a v3 `fields` object or a plain DRF body."""
        from paradigm_ext._errors._parsing import refused_fields

        return refused_fields(self.body)


class RateLimitError(APIError):
    """429: more requests than the instance allows."""

    transient = True


class ServerError(APIError):
    """5xx, or a status that HTTP does not know: the server, or a proxy in front of it, failed."""

    transient = True


class MaintenanceError(ServerError):
    """503 of an announced maintenance.

    The fields are those of the v3 reference's `ServiceMaintenance503`.
    """

    def _field(self, name: str) -> JSON:
        return self.body.get(name) if isinstance(self.body, dict) else None

    @property
    def mode(self) -> str | None:
        """Kind of maintenance: `full_shutdown` or `warning_banner` are documented; others may come."""
        value = self._field("mode")
        return value if isinstance(value, str) else None

    @property
    def reason(self) -> str | None:
        """Why, in the words of whoever announced it."""
        value = self._field("reason")
        return value if isinstance(value, str) else None

    @property
    def started_at(self) -> str | None:
        """When it began, ISO 8601, as sent."""
        value = self._field("started_at")
        return value if isinstance(value, str) else None

    @property
    def endpoint_category_names(self) -> tuple[str, ...]:
        """The groups of endpoints concerned; empty when not said."""
        value = self._field("endpoint_category_names")
        return tuple(str(item) for item in value) if isinstance(value, list) else ()
