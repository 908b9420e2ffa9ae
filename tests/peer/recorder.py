"""A plugin of pytest that writes down what tests ask of httpx's mock transport and what it answers.

It is loaded into the vendor's own tests: `pytest -p tests.peer.recorder`, with the file to write in the
environment. It knows nothing else of them.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    import pytest

TARGET = "RECORDED_PAIRS"


class _Recorded(httpx.MockTransport):
    """Answers as the test says, and writes the pair down."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        body = answer.read() if isinstance(answer.stream, httpx.ByteStream) else b""
        pair = {
            "test": os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0],
            "method": request.method,
            "path": request.url.raw_path.decode(),
            "content_type": request.headers.get("content-type"),
            "content": base64.b64encode(request.read()).decode(),
            "status": answer.status_code,
            "answer": base64.b64encode(body).decode(),
        }
        with Path(os.environ[TARGET]).open("a", encoding="utf-8") as target:
            target.write(json.dumps(pair) + "\n")
        return answer


def pytest_configure(config: pytest.Config) -> None:
    """Take the transport's place before any test module imports it."""
    httpx.MockTransport = _Recorded  # type: ignore[misc]  # a class in the place of another
