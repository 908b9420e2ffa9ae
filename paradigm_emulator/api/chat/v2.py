"""v2 chat completions and completions; answers are extracts of documents, not generated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from paradigm_emulator.api.models.rows import CHAT_MODEL, wanted_model
from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.ingest.search import answer, scope, search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

MAX_CHOICES: Final = 8
PASSAGES: Final = 5
# Taken as OpenAI's API takes them, and without effect: no model samples here.
SAMPLING: Final = {
    "temperature": "number",
    "top_p": "number",
    "presence_penalty": "number",
    "frequency_penalty": "number",
    "logit_bias": "object",
    "user": "text",
    "stop": "texts",
}


async def chat(request: Request) -> Response:
    """Answer the last user message from the caller's documents, whole or streamed."""
    body = await json_body(request)
    model = wanted_model(body, CHAT_MODEL)
    question = _question(body)
    choices = body.integer("n", low=1, high=MAX_CHOICES) or 1
    longest = body.integer("max_tokens", low=1)
    stream = body.boolean("stream")
    body.typed(**SAMPLING, functions="objects", function_call="text")
    body.check()
    words = _answer(request, question).split(" ")
    kept = words[:longest] if longest else words
    reason = "stop" if len(kept) == len(words) else "length"
    frame = _frame(request, "chatcmpl", model)
    if stream:
        events = _streamed(frame, kept, reason, choices)
        return StreamingResponse(events, media_type="text/event-stream")
    text = " ".join(kept)
    usage = _usage(count_words(question), len(kept) * choices)
    listed = [
        {"index": index, "message": {"role": "assistant", "content": text}, "finish_reason": reason}
        for index in range(choices)
    ]
    return JSONResponse({**frame, "object": "chat.completion", "choices": listed, "usage": usage})


def _question(body: Body) -> str:
    """Return the text of the last user message."""
    messages = body.values.get("messages")
    if not isinstance(messages, list) or not messages:
        body.complain("messages", "required", "This field is required: a list of messages.")
        return ""
    texts = []
    for message in messages:
        content = message.get("content") if isinstance(message, dict) else None
        if not isinstance(message, dict) or not isinstance(message.get("role"), str):
            body.complain("messages", "invalid", "Each message needs a role.")
            return ""
        if message["role"] == "user":
            texts.append(_content(content))
    return texts[-1] if texts else ""


def _content(content: Any) -> str:
    """Return the text of a message whose content is a text or a list of parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return " ".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _answer(request: Request, question: str) -> str:
    service = get_service(request)
    return answer(question, search(service, question, scope(service, get_caller(request).id), limit=PASSAGES))


def _frame(request: Request, prefix: str, model: str) -> dict[str, Any]:
    service = get_service(request)
    identifier = service.store.new_uuid("completion")
    return {"id": f"{prefix}-{identifier}", "created": int(service.clock.now()), "model": model}


def _streamed(frame: dict[str, Any], words: list[str], reason: str, choices: int) -> Iterator[str]:
    """Yield the server-sent events of a streamed completion, ended by `[DONE]`."""

    def event(index: int, delta: dict[str, Any], finish: str | None = None) -> str:
        choice = {"index": index, "delta": delta, "finish_reason": finish}
        return f"data: {json.dumps({**frame, 'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"

    for index in range(choices):
        yield event(index, {"role": "assistant", "content": ""})
        for number, word in enumerate(words):
            yield event(index, {"content": word if number == 0 else f" {word}"})
        yield event(index, {}, reason)
    yield "data: [DONE]\n\n"


def count_words(text: str) -> int:
    """Return how many words a text has: the emulator has no tokenizer."""
    return len(text.split())


def _usage(prompt: int, completion: int) -> dict[str, int]:
    """Return the usage, counted in words: the emulator has no tokenizer."""
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


async def completions(request: Request) -> Response:
    """Answer a prompt from the caller's documents."""
    body = await json_body(request)
    model = wanted_model(body, CHAT_MODEL)
    prompt = body.text("prompt", blank=True) or ""
    longest = body.integer("max_tokens", low=1)
    body.typed(
        **SAMPLING,
        n="integer",
        best_of="integer",
        logprobs="integer?",
        echo="boolean",
        stream="boolean",
        suffix="text",
    )
    body.check()
    words = _answer(request, prompt).split(" ")
    kept = words[:longest] if longest else words
    reason = "stop" if len(kept) == len(words) else "length"
    choice = {"index": 0, "text": " ".join(kept), "logprobs": None, "finish_reason": reason}
    frame = _frame(request, "cmpl", model)
    usage = _usage(count_words(prompt), len(kept))
    return JSONResponse({**frame, "object": "text_completion", "choices": [choice], "usage": usage})


routes: Final = [
    Route("/api/v2/chat/completions", chat, methods=["POST"]),
    Route("/api/v2/completions", completions, methods=["POST"]),
]
