"""Answers as faults leave them: held back, edited, scripted, sent in pieces."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from paradigm_emulator.http.fault_editing import edit_json

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from paradigm_emulator.http.fault import Fault


class HeldAnswer:
    """An answer kept back so that a fault can change it."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    async def send(self, message: Message) -> None:
        """Take one ASGI message."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")

    async def begin(self, send: Send) -> None:
        """Send the head as it was, its length included."""
        await send(self.start)

    async def resend(self, send: Send) -> None:
        """Send the whole answer as it was."""
        await send(self.start)
        await send({"type": "http.response.body", "body": self.body})

    def response(self, body: bytes, status: int | None) -> Response:
        """Return the answer with another body and perhaps another status."""
        response = Response(body, status_code=status or self.start["status"])
        kept = [(name, value) for name, value in self.start["headers"] if name != b"content-length"]
        response.raw_headers = [*kept, (b"content-length", str(len(body)).encode())]
        return response


def edited_answer(fault: Fault, scope: Scope, answer: HeldAnswer) -> Response:
    """Return the real answer, changed as an `edit` fault says."""
    request = Request(scope)
    substitutions = {"base": str(request.base_url).rstrip("/"), "url": str(request.url)}
    try:
        body = json.dumps(edit_json(json.loads(answer.body), fault, substitutions)).encode()
    except ValueError:
        body = answer.body  # an answer without JSON has nothing to edit
    return answer.response(body, fault.status)


def scripted_answer(fault: Fault) -> Response:
    """Return the answer that a `respond` fault scripts."""
    status = fault.status or 500
    if isinstance(fault.body, str):
        return Response(fault.body, status_code=status, headers=dict(fault.headers))
    if fault.body is None:
        return Response(status_code=status, headers=dict(fault.headers))
    return JSONResponse(fault.body, status_code=status, headers=dict(fault.headers))


async def send_response(response: Response, send: Send) -> None:
    """Send a response that is complete."""
    await send(
        {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
    )
    await send({"type": "http.response.body", "body": response.body})


async def send_slowly(fault: Fault, answer: HeldAnswer, send: Send) -> None:
    """Send an answer in pieces, with pauses between them."""
    await answer.begin(send)
    for start in range(0, len(answer.body), fault.piece):
        await send(
            {
                "type": "http.response.body",
                "body": answer.body[start : start + fault.piece],
                "more_body": True,
            }
        )
        await asyncio.sleep(fault.seconds)
    await send({"type": "http.response.body", "body": b""})


async def drain(receive: Receive) -> None:
    """Read the whole request, so that a client always gets to the point of reading the answer."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return


async def until_gone(receive: Receive, seconds: float) -> bool:
    """Wait until the client has gone, at most so many seconds; return whether it has."""

    async def gone() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(gone(), seconds)
    except TimeoutError:
        return False
    return True
