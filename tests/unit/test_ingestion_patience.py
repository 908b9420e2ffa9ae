"""How long an ingestion goes on with an instance that does not answer: no longer than that can help."""

from __future__ import annotations

import asyncio
import json

import pytest

from paradigm_ext import (
    NO_RETRIES,
    CircuitOpen,
    IngestError,
    MaintenanceError,
    Paradigm,
    RateLimitError,
    RetryPolicy,
    ServerError,
    TransportError,
)
from tests.unit.scripted_server import KEY, Reply
from tests.unit.upload_sessions import Sessions

ATTEMPTS = RetryPolicy().attempts
FILE = ("a.txt", b"content")
UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
MAINTENANCE = json.dumps({"error": "service_maintenance", "mode": "full_shutdown"}).encode()
BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def run(client, *, asynchronous, **options):
    if asynchronous:
        return asyncio.run(client.aingest([FILE], **options))
    return client.ingest([FILE], **options)


@BOTH
@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(500, b"", {}), ServerError),
        (Reply(503, b"<html>", {}), ServerError),
        (Reply(reset=True), TransportError),
    ],
)
def test_a_session_that_cannot_be_opened_is_told_of_within_fifteen_seconds(
    server, client, clock, asynchronous, reply, error
):
    server.replies(reply)
    with pytest.raises(error):
        run(client, asynchronous=asynchronous)
    assert len(server.requests) == ATTEMPTS
    assert clock.slept == [0.25, 0.5, 1.0]


@BOTH
def test_a_given_session_that_cannot_be_read_is_told_of_within_fifteen_seconds(
    server, client, clock, asynchronous
):
    server.replies(Reply(502, b"", {}))
    with pytest.raises(ServerError):
        run(client, asynchronous=asynchronous, session_uuid=UUID)
    assert sum(clock.slept) <= 15
    assert {request.method for request in server.requests} == {"GET"}


def test_the_last_attempt_to_open_counts(server, client, clock):
    sessions = Sessions(server)
    failures = [500, 502, 503]

    def answer(request):
        return Reply(failures.pop(), b"", {}) if failures else sessions.answer(request)

    server.answer = answer
    assert len(run(client, asynchronous=False).documents) == 1
    assert clock.slept == [0.25, 0.5, 1.0]


@BOTH
def test_announced_maintenance_is_waited_out_with_its_own_pause(server, client, clock, asynchronous):
    sessions = Sessions(server)
    left = [None] * (ATTEMPTS - 1)

    def answer(request):
        if left:
            left.pop()
            return Reply(503, MAINTENANCE, {"content-type": "application/json", "retry-after": "90"})
        return sessions.answer(request)

    server.answer = answer
    assert len(run(client, asynchronous=asynchronous).documents) == 1
    assert clock.slept == [90.25] * (ATTEMPTS - 1)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(429, b"", {"retry-after": "3600"}), RateLimitError),
        (Reply(503, b"", {"retry-after": "3600"}), ServerError),
        (
            Reply(503, MAINTENANCE, {"content-type": "application/json", "retry-after": "86400"}),
            MaintenanceError,
        ),
    ],
)
def test_a_server_that_asks_for_an_hour_is_not_waited_for(server, client, clock, reply, error):
    server.replies(reply)
    with pytest.raises(error) as caught:
        run(client, asynchronous=False)
    assert (len(server.requests), clock.slept) == (1, [])
    assert caught.value.retry_after >= 3600


@BOTH
def test_a_file_put_off_for_an_hour_fails_and_the_next_run_sends_it(
    server, client, clock, tmp_path, asynchronous
):
    sessions, ledger = Sessions(server), tmp_path / "ledger.jsonl"
    busy = [True]

    def answer(request):
        if busy and request.method == "POST" and not request.path.endswith("session"):
            return Reply(429, b"", {"retry-after": "3600"})
        return sessions.answer(request)

    server.answer = answer
    with pytest.raises(IngestError):
        run(client, asynchronous=asynchronous, ledger=ledger)
    assert clock.slept == []
    busy.clear()
    assert len(run(client, asynchronous=asynchronous, ledger=ledger).documents) == 1
    assert (sessions.names, len(sessions.files)) == (["a.txt"], 1)


@BOTH
@pytest.mark.parametrize(
    ("policy", "sendings"), [(RetryPolicy(), 4), (NO_RETRIES, 1), (RetryPolicy(attempts=7), 7)]
)
@pytest.mark.parametrize("refusal", [429, 408, 500, "reset"])
def test_one_file_is_sent_as_often_as_the_retry_policy_says(
    server, clock, asynchronous, policy, sendings, refusal
):
    sessions = Sessions(server)
    sessions.plan["a.txt"] = [refusal] * 40
    with Paradigm(KEY, server.url, clock=clock, retry=policy) as client, pytest.raises(IngestError):
        run(client, asynchronous=asynchronous)
    assert len(sessions.sendings) == sendings


@BOTH
def test_a_session_answer_with_nothing_but_its_id_opens_one_session(server, client, asynchronous):
    sessions = Sessions(server)
    opened = []

    def answer(request):
        reply = sessions.answer(request)
        if request.method == "POST" and request.path.endswith("session"):
            opened.append(request)
            return Reply(201, json.dumps({"uuid": json.loads(reply.body)["uuid"]}).encode())
        return reply

    server.answer = answer
    assert len(run(client, asynchronous=asynchronous).documents) == 1
    assert len(opened) == 1


@BOTH
def test_an_instance_that_fails_for_all_stops_the_upload(server, client, clock, tmp_path, asynchronous):
    sessions, ledger = Sessions(server), tmp_path / "ledger"
    files = [(f"{number}.txt", b"text") for number in range(40)]

    def ingest(**options):
        if asynchronous:
            return asyncio.run(client.aingest(files, ledger=ledger, **options))
        return client.ingest(files, ledger=ledger, **options)

    def answer(request):
        opens = request.method == "POST" and request.path.endswith("session")
        return sessions.answer(request) if opens else Reply(500, b"", {})

    server.answer = answer
    with pytest.raises(CircuitOpen) as caught:
        ingest()
    assert len(server.requests) < 120
    assert caught.value.report.documents == ()
    assert "same ledger" in "".join(caught.value.__notes__)
    server.answer = sessions.answer
    clock.now += 600
    report = ingest(concurrency=1)
    assert len(report.documents) == len(sessions.names) == 40
