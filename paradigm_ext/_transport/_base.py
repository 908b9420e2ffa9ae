"""What the sync and the async client have in common: how requests are built and answers judged."""

from __future__ import annotations

import logging
import platform
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, cast

import httpx

from paradigm_ext._core._exchange import Rules, exchange
from paradigm_ext._core._messages import CircuitRefused, NoResponse, Outcome, OutOfTime
from paradigm_ext._errors import CircuitOpen, InvalidResponse, RequestTimeout, TransportError
from paradigm_ext._errors._parsing import error_from_response
from paradigm_ext._log import logger
from paradigm_ext._redaction import safe_url
from paradigm_ext._transport._body import REGISTERED
from paradigm_ext._transport._messages import HttpxRequest, HttpxResponse
from paradigm_ext._transport._pool import origin_of
from paradigm_ext._transport._proxies import proxy_of
from paradigm_ext._transport._request import REPLAYABLE
from paradigm_ext._transport._response import TypedResponse
from paradigm_ext._transport._span import bound_request
from paradigm_ext._transport._unpack import ACCEPTED
from paradigm_ext._version import __version__

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._core._messages import Effect
    from paradigm_ext._core._retry import Failure
    from paradigm_ext._errors import APIError
    from paradigm_ext._transport._options import Options
    from paradigm_ext._transport._pool import ConnectionPool
    from paradigm_ext._transport._span import Span

#: Redirects after which clients of HTTP send a GET, whatever the method was.
METHOD_CHANGING = (301, 302, 303)


class BaseClient:
    """What the sync and the async client have in common: how requests are built and answers judged."""

    _wire: ConnectionPool
    _options: Options

    def _begin(self, wire: ConnectionPool, options: Options) -> dict[str, Any]:
        """Remember what is shared; return the settings of the httpx client, which never sends itself."""
        self._wire = wire
        self._options = options
        timeouts = options.timeouts
        return {
            "base_url": wire.config.base_url,
            "headers": {
                "user-agent": _user_agent(wire.config.user_agent),
                "accept": "application/json",
                "accept-encoding": ACCEPTED,
            },
            "timeout": httpx.Timeout(
                connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
            ),
        }

    def shared(self) -> tuple[ConnectionPool, Options]:
        """Return what this client is made of: the shared pool, and the view's own options."""
        return self._wire, self._options

    def _exchange(self, request: httpx.Request) -> Generator[Effect, Any, Outcome]:
        wire = self._wire
        rules = Rules(
            policy=self._options.retry,
            rate_limiter=wire.rate_limiter,
            budget=wire.budget,
            breaker=wire.breaker_of(request.method),
            clock=wire.clock,
            deadline=self._options.deadline,
        )
        return exchange(HttpxRequest(request, self._safe_url), rules)

    def _bound(self, request: httpx.Request) -> Span:
        """Give one attempt its time-outs, and return how long it may take as a whole."""
        return bound_request(request, self._options.timeouts.total, self._options.deadline, self._wire.clock)

    def _stream_on(self, span: Span) -> None:
        """Let an answer that is read as a stream last until the deadline; it has no length known before."""
        span.renew(self._options.deadline.remaining(self._wire.clock.monotonic()))

    def _authorize(self, request: httpx.Request) -> httpx.Request:
        """Put the token on a request to the configured origin; take any other off a request to elsewhere."""
        if origin_of(request.url) != self._wire.origin:
            self._disarm(request)
            return request
        request.headers.update(self._wire.config.headers)
        request.headers["authorization"] = f"Bearer {self._wire.config.api_key.reveal()}"
        return request

    def _disarm(self, request: httpx.Request) -> None:
        """Take off what is secret, and for one origin only."""
        for name in ("authorization", *self._wire.config.headers):
            request.headers.pop(name, None)

    def _without_echoes(self, response: httpx.Response) -> httpx.Response:
        """Hide what a server echoes of our secrets in an answer's head, before anything quotes it."""
        hide, raw = self._wire.redactor.hide_bytes, response.headers.raw
        said = cast("bytes", response.extensions.get("reason_phrase", b""))
        if self._wire.redactor.finds(b"\n".join((said, *(part for header in raw for part in header)))):
            response.headers = httpx.Headers([(hide(name), hide(value)) for name, value in raw])
            response.extensions["reason_phrase"] = hide(said)
        return response

    def _safe_url(self, request: httpx.Request) -> str:
        """Return a request's address as it may be shown."""
        return self._wire.redactor.hide(safe_url(str(request.url)))

    def _no_response(self, error: httpx.HTTPError, request: httpx.Request) -> NoResponse:
        self._disarm(request)
        self._wire.redactor.hide_error(error)
        broken = NoResponse(_failure(error), _reason(error))
        broken.__cause__ = error
        broken.congested = isinstance(error, httpx.PoolTimeout)
        return broken

    def _response(self, request: httpx.Request, response: httpx.Response) -> HttpxResponse:
        self._disarm(request)
        if logger.isEnabledFor(logging.DEBUG):
            logger.debug("%s %s answered %d", request.method, self._safe_url(request), response.status_code)
        self._wire.announcements.warn_of(request, response)
        following = response.next_request
        if following is None or origin_of(following.url) != self._wire.origin:
            return HttpxResponse(response)
        if response.status_code in METHOD_CHANGING and request.method not in ("GET", "HEAD"):
            return HttpxResponse(response)  # an upload that becomes a GET would count as sent
        redirected = HttpxRequest(following, self._safe_url)
        replayable = HttpxRequest(request, self._safe_url).replayable
        following.extensions[REPLAYABLE] = replayable
        followed = replayable or following.method in ("GET", "HEAD")
        return HttpxResponse(response, redirected if followed else None)

    def raise_for_status(self, request: httpx.Request, outcome: Outcome) -> httpx.Response:
        """Return the answer of a success; raise the typed error for any other."""
        response = cast("HttpxResponse", outcome.answer).response
        if response.status_code < 300:
            if response.status_code not in REGISTERED:  # the generated layer knows no others
                raise self._invalid(request, f"with the unknown status {response.status_code}")
            if request.method not in ("GET", "HEAD") and "html" in response.headers.get("content-type", ""):
                # A login or proxy page: a deletion, of which no answer is read, must not pass for done.
                raise self._invalid(request, f"{response.status_code} with a page, which confirms nothing")
            return TypedResponse.of(response, self._wire.config.limits)
        if response.status_code == 404 and request.method == "DELETE" and outcome.acted:
            # Our own earlier attempt, whose answer was lost, has deleted it.
            gone = httpx.Response(204, request=response.request)
            return TypedResponse.of(gone, self._wire.config.limits)
        raise self._refused(request, outcome)

    def _invalid(self, request: httpx.Request, how: str) -> InvalidResponse:
        operation = f"{request.method} {self._safe_url(request)}"
        return InvalidResponse(f"{operation} answered {how}", operation=operation)

    def _refused(self, request: httpx.Request, outcome: Outcome) -> APIError:
        response, hide = cast("HttpxResponse", outcome.answer).response, self._wire.redactor.hide
        return error_from_response(
            status=response.status_code,
            method=request.method,
            url=self._safe_url(request),
            headers={name: hide(value) for name, value in response.headers.items()},
            content=self._wire.redactor.hide_bytes(response.content),
            retry_after=outcome.retry_after,
            attempts=outcome.attempts,
        )

    @contextmanager
    def _typed_errors(self, request: httpx.Request) -> Generator[None, None, None]:
        """Turn each end of an exchange that brought no answer into the error that callers know."""
        try:
            yield
        except NoResponse as broken:
            raise self._no_answer(request, broken) from broken.__cause__
        except OutOfTime as late:
            raise self._late(request, late) from self._failed(request, late.last)
        except CircuitRefused as refused:
            raise self._circuit_open(request, refused) from None

    def _no_answer(self, request: httpx.Request, broken: NoResponse) -> TransportError:
        url = self._safe_url(request)
        tries = f" after {broken.attempts} attempts" if broken.attempts > 1 else ""
        message = f"{request.method} {url} got no answer{tries}: {broken}{self._through(request, broken)}"
        about: dict[str, Any] = {
            "method": request.method,
            "url": url,
            "sent": broken.sent,
            "attempts": broken.attempts,
        }
        if isinstance(broken.__cause__, httpx.TimeoutException):
            passed = self._options.deadline.passed(self._wire.clock.monotonic())
            return RequestTimeout(message, **about, by_deadline=passed)
        return TransportError(message, **about)

    def _through(self, request: httpx.Request, broken: NoResponse) -> str:
        """Name the proxy where no connection was made: it may be the one that is down."""
        proxy = proxy_of(self._wire.config, request.url) if broken.failure == "connect" else ""
        return f" (through {proxy})" if proxy else ""

    def _late(self, request: httpx.Request, late: OutOfTime) -> RequestTimeout:
        url = self._safe_url(request)
        tries = "1 attempt" if late.attempts == 1 else f"{late.attempts} attempts"
        begun = f"was given up after {tries}" if late.attempts else "was not sent"
        return RequestTimeout(
            f"{request.method} {url} {begun}: {late}",
            method=request.method,
            url=url,
            sent=late.sent,
            attempts=late.attempts,
            by_deadline=True,
        )

    def _circuit_open(self, request: httpx.Request, refused: CircuitRefused) -> CircuitOpen:
        url = self._safe_url(request)
        return CircuitOpen(
            f"{request.method} {url} was not sent: the requests before it failed, the last one with "
            f"{refused.last_failure}; the next one is let through in {refused.retry_after:.0f} s",
            method=request.method,
            url=url,
            retry_after=refused.retry_after,
            last_failure=refused.last_failure,
        )

    def _failed(self, request: httpx.Request, last: NoResponse | Outcome | None) -> Exception | None:
        """Return the error that the last attempt would have raised."""
        if isinstance(last, NoResponse):
            error = self._no_answer(request, last)
            error.__cause__ = last.__cause__
            return error
        return None if last is None else self._refused(request, last)

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "clients are not pickled, they hold connections and the key; pickle the Paradigm they belong to"
        )


def _failure(error: httpx.HTTPError) -> Failure:
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)):
        return "connect"
    if isinstance(error, (httpx.UnsupportedProtocol, httpx.LocalProtocolError)) or not isinstance(
        error, httpx.TransportError
    ):
        return "local"
    return "transport"


def _reason(error: httpx.HTTPError) -> str:
    words = str(error).strip()
    name = type(error).__name__
    return f"{name}: {words}" if words else name


def _user_agent(prefix: str) -> str:
    own = f"paradigm-ext/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
    return f"{prefix} {own}".strip()
