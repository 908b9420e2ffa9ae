"""When a request is in the journal."""

from __future__ import annotations

import asyncio

import pytest

from paradigm_emulator.http.exchange import JournaledExchange
from paradigm_emulator.http.journal import Journal

SCOPE = {"method": "DELETE", "path": "/api/v2/files/1", "query_string": b"", "headers": []}


EMPTY = [(b"content-length", b"0")]


@pytest.mark.parametrize(
    ("status", "headers", "noted_with_the_head"),
    [(204, [], True), (304, [], True), (200, [], False), (429, EMPTY, True)],
)
def test_a_client_that_has_its_answer_finds_its_request(status, headers, noted_with_the_head):
    journal, seen = Journal(), []
    exchange = JournaledExchange(journal, SCOPE, 0.0)

    async def send(message):
        seen.append(len(journal))

    async def answer():
        counted = exchange.counted_send(send)
        await counted({"type": "http.response.start", "status": status, "headers": headers})
        await counted({"type": "http.response.body", "body": b""})

    asyncio.run(answer())
    exchange.note()
    assert seen == [int(noted_with_the_head), 1]
    assert [entry.status for entry in journal] == [status]
