"""What goes right here where the vendor's own SDK (lighton-sdk 1.3.0) was seen to fail.

Each test is named for what holds here. Its first line says what that SDK did, run against a small local
server. Speed and memory are compared by `nox -s bench`.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import pickle

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as read_session
from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.api.files import api_v3_files_retrieve as read_file
from paradigm_ext import (
    InvalidResponse,
    NotFoundError,
    PaginationError,
    Paradigm,
    ParadigmError,
    RateLimitError,
    RequestTimeout,
    SessionTimeout,
    Source,
    acall,
    call,
    paginate,
    wait_until_session_embedded,
)
from tests.unit.scripted_server import KEY, Reply, Server
from tests.unit.upload_sessions import Sessions

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
STAMP = "2026-01-05T09:00:00Z"


def file_row(number, status="embedded"):
    workspace = {"id": 1, "name": "Private", "workspace_type": "personal"}
    return {
        "id": number,
        "filename": f"{number}.txt",
        "title": str(number),
        "extension": "txt",
        "parser": "default",
        "workspace": workspace,
        "summaries": [],
        "tags": [],
        "total_pages": 1,
        "signature": None,
        "status": status,
        "status_vision": None,
        "uploaded_at": STAMP,
        "updated_at": STAMP,
        "upload_session_uuid": UUID,
        "search_details": None,
        "external_metadata": None,
    }


def page(*rows, following=None):
    return Reply(
        body=json.dumps({"count": 99, "next": following, "previous": None, "results": rows}).encode()
    )


def session(*statuses):
    documents = [
        {"id": number, "title": str(number), "status": status, "updated_at": STAMP, "workspace": None}
        for number, status in enumerate(statuses)
    ]
    body = {"uuid": UUID, "is_valid": True, "created_at": STAMP, "updated_at": STAMP, "documents": documents}
    return Reply(body=json.dumps(body).encode())


def wait(client, clock, **options):
    return wait_until_session_embedded(UUID, client=client.v2, clock=clock, **options)


@pytest.fixture
def elsewhere():
    running = Server()
    running.replies(page(file_row(1)))
    yield running
    running.close()


# ------------------------------------------------------------------------------------------ requests


def test_sync_and_async_from_one_client(server, client):
    """There: no async client exists."""
    server.replies(page(file_row(1)))

    async def both():
        async with client:
            return await acall(list_files.asyncio, client=client.v3)

    assert asyncio.run(both()).results == call(list_files.sync, client=Paradigm(KEY, server.url).v3).results


def test_a_503_is_retried_as_it_asks(server, client, clock):
    """There: one 503 with `Retry-After: 1` is an error after one request."""
    server.replies(Reply(503, b"", {"retry-after": "1"}), page(file_row(1)))
    assert len(call(list_files.sync, client=client.v3).results) == 1
    assert 1 <= clock.slept[0] < 2


def test_a_reset_read_is_retried(server, client):
    """There: a connection that is reset ends a GET after one attempt."""
    server.replies(Reply(reset=True), Reply(reset=True), page(file_row(1)))
    assert len(call(list_files.sync, client=client.v3).results) == 1


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_a_hung_read_is_retried(server, client, clock, asynchronous):
    """There: a server that takes a GET and stays silent ends it with the first time-out."""
    hurried = client.with_options(timeout=0.05)
    server.replies(Reply(hang=True))

    def read():
        if asynchronous:
            return asyncio.run(acall(list_files.asyncio, client=hurried.v3))
        return call(list_files.sync, client=hurried.v3)

    with pytest.raises(RequestTimeout, match="4 attempts") as caught:
        read()
    error = caught.value
    assert (error.attempts, error.sent, error.transient) == (4, True, True)
    assert (error.method, error.url) == ("GET", f"{server.url}/api/v3/files")
    assert clock.slept == [0.25, 0.5, 1.0]


class _Watched(io.BytesIO):
    """A file that notes how much of it is asked for at a time."""

    asked: list[int]

    def read(self, size=-1, /):
        self.asked.append(size)
        return super().read(size)


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_a_file_is_read_in_pieces(server, client, asynchronous):
    """There: a file is in memory about three times while it is uploaded."""
    sessions, size = Sessions(server), 3 << 20
    file = _Watched(b"x" * size)
    file.asked = []
    source = Source(name="large.txt", open=lambda: file, size=size)
    if asynchronous:
        asyncio.run(client.aingest(source))
    else:
        client.ingest(source)
    assert sessions.names == ["large.txt"]
    assert all(0 < size <= 1 << 20 for size in file.asked), "read in pieces, never to the end at once"


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "soon"])
def test_an_invalid_retry_after_is_ignored(server, client, clock, value):
    """There: `Retry-After: -1` and `nan` are a ValueError out of `time.sleep`."""
    server.replies(Reply(429, b"", {"retry-after": value}), page(file_row(1)))
    assert len(call(list_files.sync, client=client.v3).results) == 1
    assert 0 <= clock.slept[0] < 1


def test_retry_after_may_be_a_date_and_is_capped(server, client, clock):
    """There: the date is ignored, and there is no cap."""
    clock.now = 0  # 2027-01-15 08:00:00 on this clock
    server.replies(Reply(429, b"", {"retry-after": "Fri, 15 Jan 2027 08:00:30 GMT"}), page(file_row(1)))
    call(list_files.sync, client=client.v3)
    assert 30 <= clock.slept[0] < 31
    server.replies(Reply(429, b"", {"retry-after": "3600"}))
    with pytest.raises(RateLimitError) as caught:
        call(list_files.sync, client=client.v3)
    assert (caught.value.retry_after, len(clock.slept)) == (3600, 1)


def test_environment_proxies_are_used(server, clock, monkeypatch):
    """There: HTTP_PROXY is not used, the address is looked up directly."""
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", server.url)
    server.replies(page(file_row(1)))
    with Paradigm(KEY, "http://paradigm.invalid", clock=clock) as client:
        call(list_files.sync, client=client.v3)
    assert server.requests[0].path == "http://paradigm.invalid/api/v3/files"


def test_the_user_agent_names_the_package(server, client):
    """There: `python-httpx/0.28.1`."""
    server.replies(page())
    call(list_files.sync, client=client.v3)
    assert server.requests[0].headers["user-agent"].startswith("paradigm-ext/")


def test_a_request_may_have_its_own_timeout(server, client, clock):
    """There: no parameter for it."""
    server.replies(page())
    patient = client.with_options(timeout=600)
    call(list_files.sync, client=patient.v3)
    assert patient.v3.get_httpx_client().timeout.read == 600
    assert client.v3.get_httpx_client().timeout.read == 120
    server.replies(Reply(hang=True), page())
    answer = client.v3.get_httpx_client().get("/api/v3/files", timeout=0.05)
    assert (answer.status_code, clock.slept) == (200, [0.25])


def test_a_request_may_have_its_own_headers(server, client):
    """There: no parameter for them."""
    server.replies(page())
    headers = {"x-trace": "night-7", "authorization": "Bearer another"}
    client.v3.get_httpx_client().get("/api/v3/files", headers=headers)
    call(list_files.sync, client=client.v3)
    own, ordinary = (request.headers for request in server.requests)
    assert (own["x-trace"], own["authorization"]) == ("night-7", f"Bearer {KEY}")
    assert own["user-agent"] == ordinary["user-agent"]
    assert "x-trace" not in ordinary


def test_requests_and_retries_are_logged(server, client, caplog):
    """There: not one record."""
    server.replies(Reply(503, b"", {}), page())
    with caplog.at_level(logging.DEBUG, "paradigm_ext"):
        call(list_files.sync, client=client.v3)
    assert {record.levelname for record in caplog.records if record.name == "paradigm_ext"} == {
        "DEBUG",
        "WARNING",
    }
    assert KEY not in caplog.text


def test_a_redirect_on_the_same_host_is_followed(server, client):
    """There: a 301 to the same list with a trailing slash is an error."""
    server.replies(Reply(301, b"", {"location": "/api/v3/files/"}), page(file_row(1)))
    assert len(call(list_files.sync, client=client.v3).results) == 1
    assert server.requests[1].headers["authorization"] == f"Bearer {KEY}"


# ------------------------------------------------------------------------------------------ pages


def test_the_token_stays_with_its_host(server, elsewhere, client):
    """There: the host that `next` names receives the bearer token."""
    server.answer = lambda request: (
        page(file_row(2))
        if "page=2" in request.path
        else page(file_row(1), following=f"{elsewhere.url}/api?page=2")
    )
    assert [file.id for file in paginate(list_files.sync, client=client.v3)] == [1, 2]
    assert elsewhere.requests == []


def test_a_page_that_names_itself_ends_the_walk(server, client):
    """There: a page that names itself is asked for until the server gives up (51 times)."""
    server.answer = lambda request: page(file_row(1), following=f"{server.url}/api/v3/files?page=1")
    with pytest.raises(PaginationError):
        list(paginate(list_files.sync, client=client.v3))
    assert len(server.requests) == 1


def test_an_unknown_status_is_a_string(server, client):
    """There: one row with a new status makes the whole list a pydantic.ValidationError."""
    server.replies(page(file_row(1), file_row(2, "pending_conversion")))
    assert [file.status for file in paginate(list_files.sync, client=client.v3)] == [
        "embedded",
        "pending_conversion",
    ]


def test_missing_results_are_an_error_of_ours(server, client):
    """There: a bare KeyError."""
    server.replies(Reply(body=b'{"count": 1}'))
    with pytest.raises(InvalidResponse, match="results") as caught:
        list(paginate(list_files.sync, client=client.v3))
    assert caught.value.operation == "api_v3_files_list"


# ------------------------------------------------------------------------------------------ errors


def test_errors_carry_the_request_id(server, client):
    """There: an error has neither request id nor headers nor response."""
    server.replies(
        Reply(404, b'{"detail": "Not found."}', {"x-request-id": "req-7", "content-type": "application/json"})
    )
    with pytest.raises(NotFoundError) as caught:
        read_file.sync(7, client=client.v3)
    error = caught.value
    assert (error.request_id, error.method, error.url) == ("req-7", "GET", f"{server.url}/api/v3/files/7")
    assert error.body == {"detail": "Not found."}


def test_errors_pickle(server, client):
    """There: `TypeError: missing status_code`."""
    server.replies(Reply(404, b"", {}))
    with pytest.raises(NotFoundError) as caught:
        read_session.sync(UUID, client=client.v2)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (type(copy), str(copy), copy.status, copy.url) == (
        NotFoundError, str(caught.value), 404, caught.value.url,
    )  # fmt: skip


def test_a_client_pickles_without_its_key(server, client, monkeypatch):
    """There: `cannot pickle '_thread.RLock'`."""
    monkeypatch.setenv("PARADIGM_API_KEY", KEY)
    pickled = pickle.dumps(client)
    assert KEY.encode() not in pickled
    server.replies(page())
    with pickle.loads(pickled) as copy:
        call(list_files.sync, client=copy.v3)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


# ------------------------------------------------------------------------------------------ waiting


def test_a_poll_is_one_request(server, client, clock):
    """There: 12 files and 5 polls are 60 requests."""
    server.replies(*[session(*["parsing"] * 12)] * 4, session(*["embedded"] * 12))
    assert wait(client, clock).counts == {"embedded": 12}
    assert len(server.requests) == 5


def test_a_timeout_is_for_the_whole_session(server, client, clock):
    """There: 18 stuck files with `timeout=1` return after four seconds."""
    server.replies(session(*["parsing"] * 18))
    began = clock.now
    with pytest.raises(SessionTimeout):
        wait(client, clock, timeout=1)
    assert clock.now - began == 1


def test_a_wait_survives_a_502(server, client, clock):
    """There: it comes out of `wait` as a ServerError while the documents go on."""
    server.replies(session("parsing"), *[Reply(502, b"<h1>Bad gateway</h1>", {})] * 3, session("embedded"))
    assert wait(client, clock).verdict == "embedded"


def test_polls_back_off_with_jitter(server, client, clock):
    """There: two seconds, without back-off, jitter or a callback."""
    server.replies(*[session("parsing")] * 12, session("embedded"))
    seen = []
    wait(client, clock, on_progress=seen.append)
    assert clock.slept[:8] == sorted(clock.slept[:8])
    assert clock.slept[0] <= 1
    assert clock.slept[-1] > 10
    assert [look.verdict for look in seen] == ["in_flight"] * 12 + ["embedded"]


# ------------------------------------------------------------------------------------------ batches


@pytest.mark.parametrize("failures", [1, 15])
def test_a_batch_resumes(server, client, tmp_path, failures):
    """There: three files, one 500; the batch run again leaves five documents."""
    sessions = Sessions(server)
    sessions.plan = {"b.txt": [500] * failures}
    files = [(name, name.encode()) for name in ("a.txt", "b.txt", "c.txt")]
    for _ in range(4):
        report = client.ingest(files, ledger=tmp_path / "ledger.jsonl", on_error="collect")
    assert sessions.names == ["a.txt", "b.txt", "c.txt"]
    assert len(report.documents) == 3
    assert len(sessions.files) == 1


def test_documents_are_polled_while_files_are_still_sent(server, client, clock):
    """There: nothing is looked at before the last upload is answered."""
    sessions = Sessions(server)

    def slowly(request):
        clock.now += 4.0
        return sessions.answer(request)

    server.answer = slowly
    seen = []
    files = [(f"{number}.txt", b"text") for number in range(6)]
    client.ingest(files, wait=True, concurrency=1, on_progress=seen.append)
    early = [look for look in seen if look.session is not None and look.uploaded < look.total]
    assert early, "the first documents were seen embedded while the last were still on their way"
    assert early[0].session.counts["embedded"] >= 1


def test_nothing_but_our_errors_comes_out(server, client, clock):
    """There: KeyError, ValueError, TypeError and pydantic's errors come out of ordinary calls."""
    for reply in (
        Reply(body=b"<html>"),
        Reply(body=b"null"),
        Reply(body=b"[]"),
        Reply(520, b"<html>", {}),
        Reply(204, b"", {}),
    ):
        server.replies(reply)
        for work in (
            lambda: call(list_files.sync, client=client.v3),
            lambda: list(paginate(list_files.sync, client=client.v3)),
            lambda: wait(client, clock, timeout=5),
        ):
            with pytest.raises(ParadigmError):
                work()
