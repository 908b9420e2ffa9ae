"""An agent's answer, read from a turn: tolerantly, since parts and statuses come with releases.

A turn holds the question and the answer as messages of parts. The reference's guide to threads: an agent's
message alternates `reasoning` and `tool_call` parts and ends with one `text` part, which is the answer. The
items of a tool's sources are not described there; their fields below are inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from paradigm_ext._agents._reading import mapping, mappings, text
from paradigm_ext._errors import InvalidResponse
from paradigm_ext._polling._machine import Observation
from paradigm_ext._polling._progress import NO_STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._polling._outcome import State
    from paradigm_ext._types import JSON

COMPLETED = frozenset({"completed"})
#: A turn that is `cancelling` still comes to an end by itself.
ENDED_WITHOUT_ANSWER = frozenset({"failed", "cancelled"})


@frozen(kw_only=True)
class AnswerSource:
    """Something that the agent read for its answer.

    Attributes:
        kind: `document` or `web`, by the list that it was in.
        title: Its title or name, empty where none was sent.
        url: Its address, for a web page.
        text: The passage, where it was sent.
        raw: The whole item.
    """

    kind: Literal["document", "web"]
    title: str = ""
    url: str = ""
    text: str = ""
    raw: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)

    @classmethod
    def from_json(cls, kind: Literal["document", "web"], item: Mapping[str, Any]) -> AnswerSource:
        """Read one item of `chunk_sources` or `web_sources`; nothing about it is required."""
        document = mapping(item.get("document"))
        names = (item.get("title"), item.get("filename"), document.get("title"), document.get("name"))
        return cls(
            kind=kind,
            title=next((text(name) for name in names if text(name)), ""),
            url=text(item.get("url")),
            text=text(item.get("text")) or text(mapping(item.get("chunk")).get("text")),
            raw=item,
        )


@frozen(kw_only=True)
class Answer:
    """One turn of a conversation, as far as it is.

    Attributes:
        text: The agent's answer: the last `text` part of its last message; empty until it is written.
        thread_id: The conversation; pass it to `ask` for a follow-up question.
        turn_id: The turn.
        status: The server's word: `running`, `completed`, `failed`, `cancelled`, `cancelling`, or a newer
            one.
        sources: What the agent's tools read, in the order of their calls; or the turn's own list of them.
        reasoning: The agent's `reasoning` parts, joined by empty lines.
        failure: The server's reason of a failed turn, empty for any other.
        raw: The whole turn.
    """

    text: str
    thread_id: str
    turn_id: str
    status: str = NO_STATUS
    sources: tuple[AnswerSource, ...] = ()
    reasoning: str = field(default="", repr=False)
    failure: str = ""
    raw: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)

    @classmethod
    def from_json(cls, turn: JSON) -> Answer:
        """Read a turn's body.

        Raises:
            InvalidResponse: It is not a turn: not an object, or without its id or its thread's.
        """
        body = mapping(turn)
        for name in ("id", "thread"):
            if not text(body.get(name)):
                raise InvalidResponse(f"the turn came without its {name}", operation="turn", field=name)
        parts = _parts(body)
        texts = [text(part.get("text")) for part in parts if part.get("type") == "text"]
        thoughts = [text(part.get("reasoning")) for part in parts if part.get("type") == "reasoning"]
        return cls(
            text=texts[-1] if texts else "",
            thread_id=text(body.get("thread")),
            turn_id=text(body.get("id")),
            status=text(body.get("status")) or NO_STATUS,
            sources=tuple(_sources(parts)),
            reasoning="\n\n".join(thought for thought in thoughts if thought),
            failure=_failure(body),
            raw=body,
        )

    @property
    def running(self) -> bool:
        """Whether the turn may still bring an answer, as it may in a status that nobody documented."""
        return self.status not in COMPLETED | ENDED_WITHOUT_ANSWER

    @property
    def observation(self) -> Observation[Answer]:
        """The turn as a wait judges it."""
        ended: State = "done" if self.status in COMPLETED else "failed"
        return Observation(
            value=self,
            state="in_flight" if self.running else ended,
            fingerprint=self.status,
            summary=self.status,
            reason=self.failure or "the server gave no reason",
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as JSON values, without the raw turn."""
        return {
            "text": self.text,
            "thread_id": self.thread_id,
            "turn_id": self.turn_id,
            "status": self.status,
            "sources": [
                {"kind": source.kind, "title": source.title, "url": source.url, "text": source.text}
                for source in self.sources
            ],
        }


def _parts(turn: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the parts of the last message that is not the user's.

    The role of the agent's message is not in the reference; public client code knows it as `assistant`.
    """
    messages = [message for message in mappings(turn.get("messages")) if message.get("role") != "user"]
    return mappings(messages[-1].get("parts")) if messages else []


def _sources(parts: list[dict[str, Any]]) -> list[AnswerSource]:
    results = [mapping(mapping(part.get("tool_call")).get("result")) for part in parts]
    found: list[AnswerSource] = []
    for result in results:
        found += [AnswerSource.from_json("document", item) for item in mappings(result.get("chunk_sources"))]
        found += [AnswerSource.from_json("web", item) for item in mappings(result.get("web_sources"))]
    return found


def listed_sources(body: JSON) -> tuple[AnswerSource, ...]:
    """Read the body of `GET /api/v3/sources`: documents and web pages in lists of their own."""
    groups = mapping(body)
    return (
        *(AnswerSource.from_json("document", item) for item in mappings(groups.get("document"))),
        *(AnswerSource.from_json("web", item) for item in mappings(groups.get("web"))),
    )


def _failure(turn: Mapping[str, Any]) -> str:
    error = mapping(turn.get("error"))
    return text(error.get("message")) or text(error.get("code"))
