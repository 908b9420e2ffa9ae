"""A session of a public client, told as a table, and sent to the emulator as that client would send it.

Such a client cannot be installed here, or is a script that nobody publishes as a package. Its source was
read; `tests/peer/sessions` has a file of it in our own words: its requests in their order, which statuses
it takes for success, what it reads from each answer, and when it ends to poll.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
from attrs import Factory, field, frozen

from tests.peer.reading import Last, misread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paradigm_emulator import ParadigmEmulator
    from paradigm_emulator.state.service import Release

#: As often a client polls before a replay gives it up; its own patience is longer.
POLLS = 100


@frozen
class Kept:
    """A value that the client took from an earlier answer."""

    name: str


@frozen(kw_only=True)
class Upload:
    """The `file` part of a form: its name, bytes and media type."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@frozen
class Step:
    """One request of a client, and what it reads from the answer.

    Args:
        does: What the client is at, for a complaint.
        request: Method and path; `{name}` is a value kept from an earlier answer.
        query: Parameters of the query.
        json: A JSON body.
        form: Fields of a form, url-encoded without a `file`; an object or a list in it travels as JSON.
        file: The `file` of a multipart form.
        headers: Headers beside the client's own, or in the place of one.
        takes: Statuses that the client takes for success.
        reads: What it reads, see `misread`; bytes are the whole body.
        keeps: Values that it takes along, by name: keys and numbers of rows, with dots between them.
        events: The answer is a stream, and `reads` is for the list of its events.
        pages: It follows `next` to the end, and `reads` is for all rows together.
        polls: It asks again after so many seconds until `reads` fits.
        lacks: Why the emulator answers 501 here.
        departs: Why the emulator rightly answers otherwise than the client reads.
    """

    does: str
    request: str
    query: Mapping[str, Any] = field(kw_only=True, factory=dict)
    json: Any = field(kw_only=True, default=None)
    form: Mapping[str, Any] | None = field(kw_only=True, default=None)
    file: Upload | None = field(kw_only=True, default=None)
    headers: Mapping[str, str] = field(kw_only=True, factory=dict)
    takes: tuple[int, ...] = field(kw_only=True, default=(200,))
    reads: Any = field(kw_only=True, default=object)
    keeps: Mapping[str, str] = field(kw_only=True, factory=dict)
    events: bool = field(kw_only=True, default=False)
    pages: bool = field(kw_only=True, default=False)
    polls: float | None = field(kw_only=True, default=None)
    lacks: str = field(kw_only=True, default="")
    departs: str = field(kw_only=True, default="")


@frozen(kw_only=True)
class Session:
    """What one public client sends, in its order.

    Args:
        client: Its name, as the table of verdicts shows it.
        version: Its version, or the commit that was read.
        address: Where it is public.
        headers: What it sends with every request; `{key}` is the key.
        steps: Its requests.
        content_type: What it says of every request that is no form, also where there is no body.
        world: What is there before it comes, as `emulator.seed` takes it.
        release: The release that it is made for.
    """

    client: str
    version: str
    address: str
    headers: Mapping[str, str]
    steps: tuple[Step, ...]
    content_type: str | None = None
    world: Mapping[str, Any] = Factory(dict)
    release: Release = "xenial-xerus"

    @property
    def departures(self) -> str:
        """Why the emulator answers otherwise than the client reads, or nothing."""
        return "; ".join(step.departs for step in self.steps if step.departs)


class Replay:
    """One session against one emulator on a manual clock."""

    def __init__(self, session: Session, emulator: ParadigmEmulator) -> None:
        self._session, self._emulator = session, emulator
        self._kept: dict[str, Any] = {}

    def complaints(self) -> list[str]:
        """Send the steps; return what the client would not have read from one, where it would have ended."""
        headers = {
            name: value.format(key=self._emulator.api_key) for name, value in self._session.headers.items()
        }
        with httpx.Client(base_url=self._emulator.base_url, headers=headers) as client:
            for step in self._session.steps:
                if found := self._judged(client, step):
                    return [f"{step.does}: {complaint}" for complaint in found]
        return []

    def _judged(self, client: httpx.Client, step: Step) -> list[str]:
        answer = self._sent(client, step)
        if step.lacks:
            named = answer.status_code == 501 and answer.json()["error"] == "not_emulated"
            return [] if named else [f"{answer.status_code}, but the table says 501: {step.lacks}"]
        found = self._heard(client, step, answer)
        for _ in range(POLLS):
            if not found or step.polls is None:
                break
            self._emulator.clock.advance(step.polls)
            found = self._heard(client, step, self._sent(client, step))
        if step.departs:
            return [] if found else [f"fits, but the table says that it departs: {step.departs}"]
        return found

    def _sent(self, client: httpx.Client, step: Step) -> httpx.Response:
        method, path = step.request.format_map(self._kept).split(" ")
        form = None if step.form is None else {name: _field(self._filled(v)) for name, v in step.form.items()}
        file = step.file
        request = client.build_request(
            method,
            path,
            params=self._filled(dict(step.query)) or None,
            json=self._filled(step.json),
            data=form,
            files=None if file is None else {"file": (file.name, file.content, file.media_type)},
        )
        if form is None and self._session.content_type is not None:
            request.headers["Content-Type"] = self._session.content_type
        request.headers.update(step.headers)
        return client.send(request)

    def _heard(self, client: httpx.Client, step: Step, answer: httpx.Response) -> list[str]:
        if answer.status_code not in step.takes:
            return [f"status {answer.status_code} for {step.takes}: {answer.text[:300]}"]
        if isinstance(step.reads, bytes):
            return [] if answer.content == step.reads else ["other bytes"]
        body: Any = _events(answer) if step.events else answer.json() if answer.content else None
        if step.pages:
            body = {**body, "results": list(_rows(client, body))}
        found = list(misread(self._filled(step.reads), body))
        if not found:
            self._kept |= {name: _at(body, place) for name, place in step.keeps.items()}
        return found

    def _filled(self, value: Any) -> Any:
        if isinstance(value, Kept):
            return self._kept[value.name]
        if isinstance(value, Last):
            return Last(self._filled(value.pattern))
        if isinstance(value, dict):
            return {key: self._filled(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._filled(item) for item in value]
        return value


def _field(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


def _rows(client: httpx.Client, page: Any) -> Iterator[Any]:
    yield from page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        yield from page["results"]


def _events(answer: httpx.Response) -> list[Any]:
    """Return the events of a stream up to `[DONE]`, which must come."""
    payloads = [line.removeprefix("data: ") for line in answer.text.splitlines() if line.startswith("data: ")]
    return [json.loads(payload) for payload in payloads[: payloads.index("[DONE]")]]


def _at(body: Any, place: str) -> Any:
    for key in place.split("."):
        body = body[int(key)] if isinstance(body, list) else body[key]
    return body
