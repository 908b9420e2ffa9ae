"""What the effects of a mirror become: requests, uploads, reads and pauses, many of them at the same time."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import contextmanager
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any

from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._core._lanes import in_tasks, in_threads
from paradigm_ext._core._pause import pause
from paradigm_ext._core._retry import NO_RETRIES
from paradigm_ext._errors import InvalidResponse, RequestTimeout
from paradigm_ext._mirror.applying._run import DeadlinePassed
from paradigm_ext._mirror.requests._effects import Disk, MirrorRequest, Together, Upload
from paradigm_ext._mirror.requests._json import read_page
from paradigm_ext._mirror.requests._listing import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from paradigm_ext._client._connection import Connection
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._deadline import Deadline
    from paradigm_ext._mirror._source import Scanned
    from paradigm_ext._mirror.reporting._tally import Tally
    from paradigm_ext._mirror.requests._effects import Effect
    from paradigm_ext._types import JSON


class _Performing:
    """What the sync and the async performer share.

    Attributes:
        scan: The source that files are opened in, once it is known.
    """

    scan: Scanned | None = None

    def __init__(self, paradigm: Connection, tally: Tally, deadline: Deadline) -> None:
        self._tally = tally
        self._clock: Clock = paradigm.clock
        self._deadline = deadline

    @contextmanager
    def _request(self) -> Generator[None]:
        """Count a request, if there is time for one, and note when it was the deadline that ended it.

        Raises:
            DeadlinePassed: No time is left.
        """
        if self._deadline.passed(self._clock.monotonic()):
            raise DeadlinePassed("the time of this run is over")
        self._tally.add("requests")
        try:
            yield
        except RequestTimeout as error:
            self._tally.late = self._tally.late or error.by_deadline
            raise

    def _cut(self, pause: Sleep) -> float:
        """Return the seconds of a pause that ends at the deadline at the latest."""
        return self._deadline.clamp(pause.seconds, self._clock.monotonic())

    def _open(self, effect: Upload) -> Any:
        assert self.scan is not None
        return self.scan.open_checked(effect.entry, effect.sha256)


def _form(effect: MirrorRequest) -> dict[str, Any]:
    """Return the keyword arguments of a request; a change is a form with parts (documented)."""
    arguments: dict[str, Any] = {"params": dict(effect.params) if effect.params else None}
    if effect.form is not None:
        arguments["files"] = [(name, (None, value)) for name, value in effect.form.items()]
    return arguments


def _answered(effect: MirrorRequest, content: bytes) -> JSON:
    return _body(content, f"{effect.method} {effect.path}", read_page if effect.rows else json.loads)


def _parts(effect: Upload, stream: Any) -> list[tuple[str, Any]]:
    fields: list[tuple[str, Any]] = [(name, (None, value)) for name, value in effect.form.items()]
    mime = guess_type(effect.filename)[0] or "application/octet-stream"
    return [*fields, ("file", (effect.filename, stream, mime))]


def _body(content: bytes, what: str, read: Callable[[bytes], JSON] = json.loads) -> JSON:
    if not content:
        return None
    try:
        return read(content)
    except (ValueError, RecursionError) as error:
        raise InvalidResponse(f"{what} was not answered with JSON", operation=what) from error


class MirrorPerformer(_Performing):
    """What an effect becomes in sync code."""

    def __init__(self, paradigm: Connection, tally: Tally, deadline: Deadline) -> None:
        from paradigm_ext._transport._views import http_of

        super().__init__(paradigm, tally, deadline)
        self._stopped = threading.Event()
        view = paradigm.with_options(deadline=deadline, stop=self._stopped)
        self._http = http_of(view.v3)
        self._once = http_of(view.with_options(retry=NO_RETRIES).v3)

    def __call__(self, effect: Effect) -> Any:
        match effect:
            case MirrorRequest():
                http = self._http if effect.form is None else self._once
                with self._request():
                    answer = http.request(effect.method, effect.path, **_form(effect))
                return _answered(effect, answer.content)
            case Upload():
                return self._upload(effect)
            case Disk():
                return effect.work()
            case Together():
                return in_threads(self._finish, effect.flows, effect.width, self._stopped)
            case Sleep():
                return pause(self._clock, self._cut(effect), self._stopped)

    def _finish(self, flow: Any) -> None:
        drive(flow, self)

    def _upload(self, effect: Upload) -> JSON:
        with self._request(), self._open(effect) as stream:
            answer = self._once.post(FILES, files=_parts(effect, stream))
        return _body(answer.content, "add a file")


class AsyncMirrorPerformer(_Performing):
    """What an effect becomes in async code: the disk is read in threads."""

    def __init__(self, paradigm: Connection, tally: Tally, deadline: Deadline) -> None:
        from paradigm_ext._transport._views import ahttp_of

        super().__init__(paradigm, tally, deadline)
        view = paradigm.with_options(deadline=deadline)
        self._http = ahttp_of(view.v3)
        self._once = ahttp_of(view.with_options(retry=NO_RETRIES).v3)

    async def __call__(self, effect: Effect) -> Any:
        match effect:
            case MirrorRequest():
                http = self._http if effect.form is None else self._once
                with self._request():
                    answer = await http.request(effect.method, effect.path, **_form(effect))
                return _answered(effect, answer.content)
            case Upload():
                return await self._upload(effect)
            case Disk():
                return await _in_thread(effect.work)
            case Together():
                return await in_tasks(self._finish, effect.flows, effect.width)
            case Sleep():
                return await self._clock.asleep(self._cut(effect))

    async def _finish(self, flow: Any) -> None:
        await adrive(flow, self)

    async def _upload(self, effect: Upload) -> JSON:
        with self._request():
            stream = await _in_thread(lambda: self._open(effect))
            try:
                answer = await self._once.post(FILES, files=_parts(effect, stream))
            finally:
                await _in_thread(stream.close)
        return _body(answer.content, "add a file")


async def _in_thread(work: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(work)
