"""A scripted agent for the scripted server: threads, turns, streams, cancellation."""

import json
from urllib.parse import parse_qs, urlsplit

from tests.unit.scripted_server import Reply

THREAD = "783b089b-0ecc-496b-b0c3-70d0f327d9b8"
TURN = "9339cf12-8530-421d-8dda-79cd3016a182"


def turn(status="completed", text="Paris.", question="Where?", **more):
    parts = [
        {"type": "reasoning", "reasoning": "I look it up."},
        {
            "type": "tool_call",
            "tool_call": {
                "id": "c1",
                "result": {
                    "text": "found",
                    "chunk_sources": [{"title": "Atlas", "text": "Paris is ...", "page": 3}],
                    "web_sources": [{"url": "https://example.org/paris", "title": "Paris"}],
                },
            },
        },
        {"type": "hologram", "hologram": {"text": "not the answer"}},
    ]
    if text is not None:
        parts.append({"type": "text", "text": text})
    return {
        "id": TURN,
        "object": "turn",
        "thread": THREAD,
        "status": status,
        "created_at": "2026-01-05T08:00:00Z",
        "messages": [
            {"id": "m1", "role": "user", "parts": [{"type": "text", "text": question}]},
            {"id": "m2", "role": "assistant", "parts": parts},
        ],
        **more,
    }


def answered(body, status=200):
    return Reply(status, json.dumps(body).encode())


def stream(*events, broken=False):
    lines = [
        f"event: {name}\ndata: {data if isinstance(data, str) else json.dumps(data)}\n\n"
        for name, data in events
    ]
    body = "".join(lines).encode()
    return Reply(200, body, {"content-type": "text/event-stream"}, length=len(body) + 100 if broken else None)


class Agent:
    """Answers as the reference says; what a test wants otherwise it sets.

    Attributes:
        first: The answer to a question.
        polls: The turns that polling sees, one by one, the last one for ever.
        own_address: Whether a turn can be read at an address of its own.
    """

    def __init__(self, server, *, first=None, polls=(), own_address=True):
        self.first = first or answered(turn())
        self.polls = list(polls) or [turn()]
        self.own_address = own_address
        self.sources = Reply(500, b"{}")
        self.asked, self.calls = [], []
        server.answer = self

    def __call__(self, received):
        parts = urlsplit(received.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.calls.append((received.method, parts.path, query))
        if received.method == "POST":
            self.asked.append(json.loads(received.body))
        match received.method, parts.path.removeprefix("/api/v3/").split("/"):
            case "POST", ["threads"]:
                reply = answered({"id": THREAD}, 201)
            case "POST", _:
                reply = self.first
            case "GET", ["sources"]:
                reply = self.sources
            case "PATCH", _:
                reply = answered({"id": THREAD})
            case "GET", [_, _, "turns"]:
                another = {"id": "another", "thread": THREAD, "messages": []}
                reply = answered({"results": [another, self.polled()]})
            case _:
                reply = answered(self.polled()) if self.own_address else Reply(404, b"", {})
        return reply

    def polled(self):
        return self.polls.pop(0) if len(self.polls) > 1 else self.polls[0]

    @property
    def cancelled(self):
        return [call for call in self.calls if call[0] == "PATCH"]
