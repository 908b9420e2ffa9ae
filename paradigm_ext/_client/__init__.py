"""`Paradigm`: one object that holds the connection and hands out the generated clients and the helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._client._ask import Questions
from paradigm_ext._client._ingest import Uploads
from paradigm_ext._client._mirror import Mirrors

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from paradigm_ext._polling import SessionProgress

__all__ = ["Paradigm"]

#: What a wait counts as done, named anew: its module costs an import of the class 15 ms.
_EMBEDDED = ("embedded",)


class Paradigm(Mirrors, Uploads, Questions):
    """A connection to one Paradigm instance, for sync and async code, threads and event loops.

    `paradigm.v2` and `paradigm.v3` are the generated clients; whatever generated function is called with them
    gets pacing, retries, time-outs and typed errors. The API key goes to `base_url`'s origin only.

    Args:
        api_key: Bearer token of the instance.
        base_url: The instance's root address, with an optional path prefix.
        timeout: Seconds that reading and writing may pause, or `Timeouts(...)`.
        retry: Which failed requests are sent again.
        max_requests_per_minute: Allowance shared by all threads and tasks of this object; None for no limit.
        rate_limit_storage: Address of a Redis, `redis://...`, where all processes that name it share that
            allowance (extra `redis`). Without an answer of it each process keeps to the allowance alone.
        verify: True, False, a file or folder of certificate authorities, or an `ssl.SSLContext`.
        cert: A client certificate: a file, or `(certificate, key[, password])`.
        proxy: Address of a proxy; None takes the environment's.
        http2: Speak HTTP/2 where the server does (extra `http2`).
        max_connections: Size of the connection pool.
        user_agent: Words put before the package's own in the User-Agent header.
        headers: Further headers of each request to the instance, such as a gateway's own key; they go to
            `base_url`'s origin only, like the API key.
        limits: How much of an answer is read, as `Limits(response_bytes=, error_bytes=, event_bytes=)`.
        strict: Raise `InvalidResponse` where an answer is not as described, every place named: for
            maintainers. By default such answers are read as far as they go.
        clock: Where time, sleep and chance come from; tests pass their own.

    Raises:
        ConfigurationError: A value cannot be used; the message names it.
    """

    def session(
        self,
        uuid: str | UUID,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = _EMBEDDED,
    ) -> SessionProgress:
        """Poll an upload session once, in one request, and return how it stands.

        Nothing is raised for documents that failed or are still under way: `verdict` says so. To wait for
        them there is `wait_until_session_embedded`.

        Args:
            uuid: The session.
            expected: How many documents there must be at least, or the ids of those that must be there. With
            ids the session's other documents are left out.
            success: Statuses that count as done; add `parsed` for a pipeline that stops there.

        Raises:
            InvalidInput: A value is invalid; nothing was sent.
            InvalidResponse: The answer is not a session.
            APIError: The session cannot be read.
            TransportError: No answer came.
        """
        from paradigm_ext._polling._session import poll_session

        return poll_session(uuid, client=self.v2, expected=expected, success=success)

    async def asession(
        self,
        uuid: str | UUID,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = _EMBEDDED,
    ) -> SessionProgress:
        """Poll an upload session once, in one request; the async twin of `session`."""
        from paradigm_ext._polling._session import apoll_session

        return await apoll_session(uuid, client=self.v2, expected=expected, success=success)
