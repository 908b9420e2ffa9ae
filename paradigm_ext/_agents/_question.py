"""A question as the requests that ask it: checked before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from paradigm_ext._core._request import Request, segment
from paradigm_ext._errors import InvalidInput
from paradigm_ext._text import is_whole_text
from paradigm_ext._validation import check_kind

#: Characters of a question, by the reference of `api_v3_threads_turns_create`.
MAX_QUESTION = 5_000
#: Steps of reasoning, by the same page.
MAX_STEPS = 20

THREADS_PATH = "/api/v3/threads"
FIRST_TURN_PATH = "/api/v3/threads/turns"
TURNS_PATH = "/api/v3/threads/{id}/turns"
TURN_PATH = "/api/v3/threads/{id}/turns/{turn_id}"
THREAD_PATH = "/api/v3/threads/{id}"


def _ids(value: Any) -> Any:
    return tuple(value) if hasattr(value, "__iter__") else value


def _thread(value: object) -> str:
    return "" if value is None else str(value).strip()


@frozen(kw_only=True)
class Question:
    """What is asked of which agent, within what.

    Attributes:
        text: The question.
        agent_id: The agent; None is the company's default one, or, in a thread, the thread's.
        thread_id: The conversation that this continues; empty begins one.
        workspace_ids: Workspaces to read in; None leaves it to the agent.
        file_ids: Files to read; None leaves it to the agent.
        max_steps: Steps of reasoning at most.
        fields: Further fields of the request.
    """

    text: str
    agent_id: int | None = None
    thread_id: str = field(default="", converter=_thread)
    workspace_ids: tuple[int, ...] | None = field(default=None, converter=_ids)
    file_ids: tuple[int, ...] | None = field(default=None, converter=_ids)
    max_steps: int | None = None
    fields: Mapping[str, Any] = field(factory=dict[str, Any])

    def __attrs_post_init__(self) -> None:
        check_kind("question", self.text, str, "a text")
        if not self.text.strip():
            raise InvalidInput("question is empty: pass what the agent is to answer")
        if not is_whole_text(self.text):
            raise InvalidInput("question holds half a character, which no encoding can write; was it UTF-8?")
        if len(self.text) > MAX_QUESTION:
            raise InvalidInput(
                f"question has {len(self.text):,} characters, more than the {MAX_QUESTION:,} that the API"
                " takes; shorten it, or upload the long part as a file and pass file_ids"
            )
        if self.agent_id is not None and not _is_id(self.agent_id):
            raise InvalidInput(f"agent_id must be the number of an agent, from 1, not {self.agent_id!r}")
        if self.max_steps is not None and not (_is_id(self.max_steps) and self.max_steps <= MAX_STEPS):
            raise InvalidInput(
                f"max_steps must be a whole number from 1 to {MAX_STEPS}, not {self.max_steps!r}"
            )
        check_kind("fields", self.fields, Mapping, "a mapping")
        if self.fields.get("stream"):
            raise InvalidInput(
                "fields must not hold 'stream': the answer would be events that nothing reads; pass"
                " stream=True to `ask` itself"
            )
        for name in ("workspace_ids", "file_ids"):
            check_kind(name, getattr(self, name), (tuple, type(None)), "a list of numbers, or None")
            wrong = [identifier for identifier in getattr(self, name) or () if not _is_id(identifier)]
            if wrong:
                raise InvalidInput(f"{name} must be numbers from 1, not {wrong[0]!r}")

    def request(self, *, background: bool = False) -> Request:
        """Return the request that asks, and begins a thread unless one is given."""
        more = {"background": True} if background else {}
        if not self.thread_id:
            return Request("POST", FIRST_TURN_PATH, payload=self._payload(agent_id=self.agent_id, **more))
        return Request("POST", turns_path(self.thread_id), payload=self._payload(**more))

    def opening(self) -> Request:
        """Return the request that only begins a thread: the one that asks at once never streams."""
        payload = {} if self.agent_id is None else {"agent_id": self.agent_id}
        return Request("POST", THREADS_PATH, payload=payload)

    def streaming(self, thread_id: str) -> Request:
        """Return the request that asks in a thread for a stream of events."""
        return Request("POST", turns_path(thread_id), payload=self._payload(stream=True))

    def _payload(self, **more: Any) -> dict[str, Any]:
        named = {
            "query": self.text,
            "workspace_ids": None if self.workspace_ids is None else list(self.workspace_ids),
            "file_ids": None if self.file_ids is None else list(self.file_ids),
            "max_steps": self.max_steps,
            **more,
        }
        return {**self.fields, **{name: value for name, value in named.items() if value is not None}}


def turns_path(thread_id: str) -> str:
    """Return the path of a thread's turns."""
    return TURNS_PATH.format(id=segment(thread_id))


def turn_path(thread_id: str, turn_id: str) -> str:
    """Return the path of one turn; that it can be read there is inferred, no page shows it."""
    return TURN_PATH.format(id=segment(thread_id), turn_id=segment(turn_id))


def cancelling(thread_id: str) -> Request:
    """Return the request that cancels the running turn of a thread."""
    return Request("PATCH", THREAD_PATH.format(id=segment(thread_id)), params={"cancel": "true"})


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
