"""What the events of a streamed answer mean.

The reference says that a turn asked with `stream` is answered as server-sent events; it does not show one.
Everything here about their names and payloads is therefore inferred from how such streams look elsewhere, and
reads more than one shape. Nothing depends on it but how early text is seen: the answer itself is taken from
the turn, which is documented.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from paradigm_ext._agents._answer import Answer
from paradigm_ext._agents._reading import mapping, mappings, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext._types import JSON

DONE = "[DONE]"
#: Keys under which a piece of text, or an object with it, may lie; the most telling first.
_PIECE_KEYS = ("delta", "token", "text", "content", "reasoning", "part", "message", "data")
#: Words in an event's name or type that mark a text as whole instead of one more piece.
_WHOLE = ("done", "complete", "final")
#: Words of events that bring no text of the answer, whatever their data holds.
_SILENT = ("tool", "error", "ping", "heartbeat", "keep")
#: Objects within objects that are searched for a text.
MAX_DEPTH = 4


@frozen(kw_only=True)
class AnswerDelta:
    """One event of a streamed answer.

    Attributes:
        text: What it adds to the answer; the texts of all deltas joined are the answer.
        reasoning: What it adds to the agent's reasoning.
        event: The event's name, as sent.
        raw: The event's data: parsed where it is JSON, else as text.
    """

    text: str = ""
    reasoning: str = ""
    event: str = ""
    raw: JSON = field(default=None, repr=False)


@define
class EventReader:
    """Reads the events of one answer, in order.

    Attributes:
        text: The answer so far.
        turn: The last turn that an event brought whole.
        turn_id: The turn's id, as soon as an event tells it.
        ended: Whether no more events matter.
    """

    text: str = ""
    turn: Answer | None = None
    turn_id: str = ""
    ended: bool = False
    _half: str = ""

    def read(self, name: str, data: str) -> AnswerDelta:
        """Take one event and return what it adds; one that says nothing known adds nothing."""
        if data.strip() == DONE:
            self.ended = True
            return AnswerDelta(event=name, raw=DONE)
        body = _parse(data)
        turn = _turn_in(body)
        if turn is not None:
            self.turn, self.turn_id, self.ended = turn, turn.turn_id, not turn.running
            return AnswerDelta(text=self._up_to(turn.text), event=name, raw=body)
        self.turn_id = self.turn_id or _turn_id_in(body)
        label = " ".join([name, text(mapping(body).get("type")), text(mapping(body).get("event"))]).lower()
        if any(word in label for word in _SILENT) or mapping(body).get("role") == "user":
            return AnswerDelta(event=name, raw=body)
        piece = _piece(body)
        if "reason" in label or "think" in label:
            return AnswerDelta(reasoning=piece, event=name, raw=body)
        if any(word in label for word in _WHOLE):
            return AnswerDelta(text=self._up_to(piece), event=name, raw=body)
        piece = self._whole_characters(piece)
        self.text += piece
        return AnswerDelta(text=piece, event=name, raw=body)

    def _whole_characters(self, piece: str) -> str:
        """Return the text so far held back and a piece, without a pair of surrogates that it begins.

        JSON escapes a character beyond the basic plane as two halves, which may come in two events.
        """
        piece, self._half = self._half + piece, ""
        if piece and "\ud800" <= piece[-1] <= "\udbff":
            piece, self._half = piece[:-1], piece[-1]
        return piece.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def rest(self, answer: Answer) -> AnswerDelta | None:
        """Return what the finished answer has beyond the events, if anything."""
        missing = self._up_to(answer.text)
        return AnswerDelta(text=missing, raw=None) if missing else None

    def _up_to(self, whole: str) -> str:
        """Take a whole text and return what it adds; nothing where it is another text than the one so far."""
        if not whole.startswith(self.text):
            return ""
        added = whole[len(self.text) :]
        self.text = whole
        return added


def _parse(data: str) -> JSON:
    try:
        body: JSON = json.loads(data)
    except (ValueError, RecursionError):
        return data
    return body


def _candidates(body: JSON) -> Iterator[dict[str, Any]]:
    """Yield the objects of an event that may be a turn."""
    outer = mapping(body)
    yield outer
    for key in ("turn", "data", "answer"):
        yield mapping(outer.get(key))


def _turn_in(body: JSON) -> Answer | None:
    for found in _candidates(body):
        if text(found.get("id")) and text(found.get("thread")) and isinstance(found.get("messages"), list):
            return Answer.from_json(found)
    return None


def _turn_id_in(body: JSON) -> str:
    outer = mapping(body)
    for found in _candidates(body):
        if text(found.get("turn_id")):
            return text(found.get("turn_id"))
        if found.get("object") == "turn" and text(found.get("id")):
            return text(found.get("id"))
    return text(outer.get("turn")) or text(mapping(outer.get("turn")).get("id"))


def _piece(body: object, depth: int = 0) -> str:
    """Return the text that an event's data holds, wherever it lies; empty where it holds no text."""
    if isinstance(body, str):
        return body
    values = mapping(body)
    if not values or depth == MAX_DEPTH:
        return ""
    for found in (*mappings(values.get("choices"))[:1], *(values.get(key) for key in _PIECE_KEYS)):
        if piece := _piece(found, depth + 1):
            return piece
    return ""
