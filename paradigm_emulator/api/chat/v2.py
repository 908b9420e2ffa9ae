"""v2 chat completions and completions; answers are extracts of documents, not generated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from paradigm_emulator.api.chat.streaming import chat_piece, events, text_piece
from paradigm_emulator.api.chat.structured import check_format, shaped
from paradigm_emulator.api.chat.tools import called, check_tools
from paradigm_emulator.api.models.rows import CHAT_MODEL, wanted_model
from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.http.context import get_caller, get_service
from paradigm_emulator.ingest.search import answer, scope, search

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.api.chat.streaming import Piece

MAX_CHOICES: Final = 8
PASSAGES: Final = 5
# Taken as OpenAI's API takes them, and without effect: no model samples here.
SAMPLING: Final = {
    "temperature": "number?",
    "top_p": "number?",
    "presence_penalty": "number?",
    "frequency_penalty": "number?",
    "logit_bias": "object?",
    "user": "text",
    "stop": "texts?",
}


@frozen
class Completion:
    """An answer, cut at the length that was asked for.

    Attributes:
        words: What is said.
        reason: `stop`, `length` when it was cut, `tool_calls` when a tool is called.
        usage: Counted in words.
    """

    words: list[str]
    reason: str
    usage: dict[str, int]

    @property
    def text(self) -> str:
        """The answer as one text."""
        return " ".join(self.words)


async def chat(request: Request) -> Response:
    """Answer the last user message from the caller's documents, whole or streamed."""
    body = await json_body(request)
    model = wanted_model(body, CHAT_MODEL)
    question = _question(body)
    options = _options(body)
    body.typed(**SAMPLING, functions="objects", function_call="text")
    check_tools(body)
    check_format(body)
    body.check()
    text = _answer(request, question)
    frame = _frame(request, "chatcmpl", model)
    call = called(body, f"call_{frame['id']}", text)
    if call is None:
        completion = _completion(options, question, shaped(body, question, text))
        piece, message = chat_piece, {"role": "assistant", "content": completion.text}
    else:
        completion = Completion([call.arguments], "tool_calls", _usage(count_words(question), 1))
        piece, message = call.piece, call.message()
    if options["stream"]:
        return _streamed({**frame, "object": "chat.completion.chunk"}, piece, completion, options)
    listed = [
        {"index": index, "message": message, "finish_reason": completion.reason}
        for index in range(options["choices"])
    ]
    return JSONResponse({**frame, "object": "chat.completion", "choices": listed, "usage": completion.usage})


def _options(body: Body) -> dict[str, Any]:
    """Return what chats and text completions are both asked for."""
    body.typed(stream_options="object?")
    stream_options = body.values.get("stream_options")
    return {
        "choices": body.integer("n", low=1, high=MAX_CHOICES, nullable=True) or 1,
        "longest": body.integer("max_tokens", low=1, nullable=True),
        "stream": body.boolean("stream", nullable=True),
        "usage": isinstance(stream_options, dict) and bool(stream_options.get("include_usage")),
    }


def _completion(options: dict[str, Any], prompt: str, text: str) -> Completion:
    words = text.split(" ")
    kept = words[: options["longest"]] if options["longest"] else words
    reason = "stop" if len(kept) == len(words) else "length"
    return Completion(kept, reason, _usage(count_words(prompt), len(kept) * options["choices"]))


def _streamed(
    frame: dict[str, Any], piece: Piece, completion: Completion, options: dict[str, Any]
) -> StreamingResponse:
    usage = completion.usage if options["usage"] else None
    body = events(
        frame, piece, completion.words, reason=completion.reason, choices=options["choices"], usage=usage
    )
    return StreamingResponse(body, media_type="text/event-stream")


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


def count_words(text: str) -> int:
    """Return how many words a text has: the emulator has no tokenizer."""
    return len(text.split())


def _usage(prompt: int, completion: int) -> dict[str, int]:
    """Return the usage, counted in words: the emulator has no tokenizer."""
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


async def completions(request: Request) -> Response:
    """Answer a prompt from the caller's documents, whole or streamed."""
    body = await json_body(request)
    model = wanted_model(body, CHAT_MODEL)
    prompt = body.text("prompt", blank=True) or ""
    options = _options(body)
    body.typed(**SAMPLING, best_of="integer?", logprobs="integer?", echo="boolean?", suffix="text?")
    check_format(body)
    body.check()
    completion = _completion(options, prompt, shaped(body, prompt, _answer(request, prompt)))
    frame = {**_frame(request, "cmpl", model), "object": "text_completion"}
    if options["stream"]:
        return _streamed(frame, text_piece, completion, options)
    listed = [
        {"index": index, "text": completion.text, "logprobs": None, "finish_reason": completion.reason}
        for index in range(options["choices"])
    ]
    return JSONResponse({**frame, "choices": listed, "usage": completion.usage})


routes: Final = [
    Route("/api/v2/chat/completions", chat, methods=["POST"]),
    Route("/api/v2/completions", completions, methods=["POST"]),
]
