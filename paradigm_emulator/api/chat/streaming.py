"""Completions as server-sent events, word by word, ended by `[DONE]`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Piece = Callable[[str | None], dict[str, Any]]


def chat_piece(text: str | None) -> dict[str, Any]:
    """Return what a choice of a chat says in one event; None ends it."""
    return {"delta": {} if text is None else {"content": text}}


def text_piece(text: str | None) -> dict[str, Any]:
    """Return what a choice of a text completion says in one event; None ends it."""
    return {"text": text or "", "logprobs": None}


def events(
    frame: dict[str, Any],
    piece: Piece,
    words: list[str],
    *,
    reason: str,
    choices: int,
    usage: dict[str, int] | None,
) -> Iterator[str]:
    """Yield the events of a streamed completion.

    Args:
        frame: What every event carries.
        piece: Forms one choice.
        words: The answer.
        reason: Why it ended.
        choices: How many times it is answered.
        usage: Sent in an event of its own before the end, when it was asked for.
    """

    def event(**fields: Any) -> str:
        return f"data: {json.dumps({**frame, **fields})}\n\n"

    for index in range(choices):
        if piece is not text_piece:
            opening = {"role": "assistant", "content": ""}
            yield event(choices=[{"index": index, "delta": opening, "finish_reason": None}])
        for number, word in enumerate(words):
            text = word if number == 0 else f" {word}"
            yield event(choices=[{"index": index, **piece(text), "finish_reason": None}])
        yield event(choices=[{"index": index, **piece(None), "finish_reason": reason}])
    if usage is not None:
        yield event(choices=[], usage=usage)
    yield "data: [DONE]\n\n"
