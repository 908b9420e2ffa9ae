"""v2 embeddings, by feature hashing: no model is involved."""

from __future__ import annotations

import base64
import hashlib
import struct
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.chat.v2 import count_words
from paradigm_emulator.api.models.rows import EMBEDDING_MODEL, wanted_model
from paradigm_emulator.http.body import Body, json_body
from paradigm_emulator.ingest.fts import terms

if TYPE_CHECKING:
    from starlette.requests import Request

DIMENSIONS: Final = 256


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
    count = sum(count_words(text) for text in texts)
    usage = {"prompt_tokens": count, "total_tokens": count}
    return JSONResponse({"object": "list", "model": model, "data": data, "usage": usage})


def _inputs(body: Body) -> list[str]:
    given = body.values.get("input")
    texts = given if isinstance(given, list) else [given]
    found = [text for text in texts if isinstance(text, str)]
    if not texts or len(found) < len(texts):
        body.complain("input", "invalid", "Not a valid string, nor a list of strings.")
    return found


routes: Final = [
    Route("/api/v2/embeddings", embeddings, methods=["POST"]),
]
