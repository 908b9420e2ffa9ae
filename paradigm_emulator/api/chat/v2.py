"""Models and the OpenAI-shaped operations; answers are extracts of documents, not generated."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.ingest.fts import terms
from paradigm_emulator.ingest.search import answer, scope, search
from paradigm_emulator.state.service import caller, service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

CHAT_MODEL: Final = "emulated-extractive"
EMBEDDING_MODEL: Final = "emulated-hashing"
MODELS: Final = ((CHAT_MODEL, "Large language model"), (EMBEDDING_MODEL, "Embedding model"))
DIMENSIONS: Final = 256
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


async def models(request: Request) -> Response:
    """List the models: Paradigm's fields, and `id` and `object` for OpenAI clients."""
    created = int(service(request).store.scalar("SELECT min(created_at) FROM users"))
    listed = [
        {
            "id": name,
            "object": "model",
            "created": created,
            "owned_by": "paradigm_emulator",
            "name": name,
            "technical_name": name,
            "model_type": kind,
            "deployment_type": "Emulated",
            "enabled": True,
        }
        for name, kind in MODELS
    ]
    return JSONResponse({"object": "list", "data": listed})


def wanted_model(body: Body, kind: str) -> str:
    """Return the model that a body names; any name is taken, so that a client needs no change here."""
    return body.text("model", required=True, limit=255) or kind


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
    usage = _usage(_words(question), len(kept) * choices)
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
    here = service(request)
    return answer(question, search(here, question, scope(here, caller(request).id), limit=PASSAGES))


def _frame(request: Request, prefix: str, model: str) -> dict[str, Any]:
    here = service(request)
    identifier = here.store.new_uuid("completion")
    return {"id": f"{prefix}-{identifier}", "created": int(here.clock.now()), "model": model}


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


def _words(text: str) -> int:
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
    usage = _usage(_words(prompt), len(kept))
    return JSONResponse({**frame, "object": "text_completion", "choices": [choice], "usage": usage})


# ---------------------------------------------------------------------------------------------- embeddings


def embedding(text: str, dimensions: int) -> list[float]:
    """Return a unit vector by feature hashing: texts that share words are near each other."""
    vector = [0.0] * dimensions
    for word in terms(text) or [""]:
        digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
        vector[int.from_bytes(digest[:4], "big") % dimensions] += 1.0 if digest[4] % 2 else -1.0
    length = sum(value * value for value in vector) ** 0.5 or 1.0
    return [value / length for value in vector]


async def embeddings(request: Request) -> Response:
    """Embed one text or several."""
    body = await json_body(request)
    model = wanted_model(body, EMBEDDING_MODEL)
    texts = _inputs(body)
    dimensions = body.integer("dimensions", low=1, high=4096) or DIMENSIONS
    encoding = body.choice("encoding_format", ("float", "base64"), default="float")
    body.typed(user="text")
    body.check()

    def encoded(vector: list[float]) -> list[float] | str:
        return (
            vector
            if encoding == "float"
            else base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
        )

    data = [
        {"object": "embedding", "index": index, "embedding": encoded(embedding(text, dimensions))}
        for index, text in enumerate(texts)
    ]
    count = sum(_words(text) for text in texts)
    usage = {"prompt_tokens": count, "total_tokens": count}
    return JSONResponse({"object": "list", "model": model, "data": data, "usage": usage})


def _inputs(body: Body) -> list[str]:
    given = body.values.get("input")
    texts = given if isinstance(given, list) else [given]
    found = [text for text in texts if isinstance(text, str)]
    if not texts or len(found) < len(texts):
        body.complain("input", "invalid", "Not a valid string, nor a list of strings.")
    return found


# ---------------------------------------------------------------------------------------------- v2 search


async def query(request: Request) -> Response:
    """Return the passages that match a query, in the array that v2 answers."""
    here = service(request)
    body = await json_body(request)
    text = body.text("query", required=True) or ""
    body.text("collection", nullable=True, blank=True)
    count = body.integer("n", low=1, high=100, nullable=True) or PASSAGES
    body.check()
    hits = search(here, text, scope(here, caller(request).id), limit=count)
    listed = [
        {"uuid": hit.uuid, "text": hit.text, "metadata": {"document_id": hit.document_id}, "score": hit.score}
        for hit in hits
    ]
    return JSONResponse([{"query": text, "chunks": listed}])


async def reformulation(request: Request) -> Response:
    """Return the words of a query, each once: no model reformulates here."""
    body = await json_body(request)
    wanted_model(body, CHAT_MODEL)
    text = body.text("query", required=True) or ""
    body.check()
    return JSONResponse([{"query": text, "reformulation": " ".join(terms(text))}])


async def filter_chunks(request: Request) -> Response:
    """Keep the passages, of those named, that match a query best."""
    here = service(request)
    body = await json_body(request)
    wanted_model(body, CHAT_MODEL)
    text = body.text("query", required=True) or ""
    named = body.values.get("chunk_ids")
    if not isinstance(named, list) or not all(isinstance(item, str) for item in named):
        body.complain("chunk_ids", "not_a_list", "Expected a list of strings.")
        named = []
    count = body.integer("n", low=1, high=1000, nullable=True) or len(named)
    body.check()
    found = [
        hit for hit in search(here, text, scope(here, caller(request).id), limit=1000) if hit.uuid in named
    ]
    listed = [
        {
            "uuid": hit.uuid,
            "text": hit.text,
            "metadata": {"document_id": hit.document_id},
            "filter_score": hit.score,
        }
        for hit in found[:count]
    ]
    return JSONResponse({"query": text, "chunks": listed})


routes: Final = [
    Route("/api/v2/models", models, methods=["GET"]),
    Route("/api/v2/chat/completions", chat, methods=["POST"]),
    Route("/api/v3/chat/completions", chat, methods=["POST"]),
    Route("/api/v2/completions", completions, methods=["POST"]),
    Route("/api/v2/embeddings", embeddings, methods=["POST"]),
    Route("/api/v2/query", query, methods=["POST"]),
    Route("/api/v2/query/reformulation", reformulation, methods=["POST"]),
    Route("/api/v2/filter/chunks", filter_chunks, methods=["POST"]),
]
