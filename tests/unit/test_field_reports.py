"""What users of other clients reported; `docs/field-reports.md` has the links and what we do."""

from __future__ import annotations

import json

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_files_list as files_list
from paradigm_ext import (
    PaginationError,
    Paradigm,
    RetryPolicy,
    SessionStalled,
    SessionTimeout,
    paginate,
    wait_until_session_embedded,
)
from tests.unit.agents_server import THREAD, Agent, stream, turn
from tests.unit.scripted_server import KEY, Reply
from tests.unit.upload_sessions import Sessions

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
DELTA = {"delta": {"type": "text", "text": "Par"}}


def seen(*statuses):
    documents = [{"id": number, "title": "a", "status": status} for number, status in enumerate(statuses, 1)]
    return Reply(body=json.dumps({"uuid": UUID, "is_valid": True, "documents": documents}).encode())


def rows(*numbers, following):
    stamps = {"created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z"}
    workspace = {"id": 1, "name": "w", "workspace_type": "custom"}
    texts = {"filename": "a.pdf", "title": "a", "status": "embedded", "extension": "pdf"}
    rest = {"summaries": [], "total_pages": 1, "tags": [], "upload_session_uuid": None}
    found = [{"id": number, "workspace": workspace, **texts, **stamps, **rest} for number in numbers]
    body = {"count": None, "previous": None, "results": found, "next": following}
    return Reply(body=json.dumps(body).encode())


def after_storing(sessions, *answers):
    """Let the first files be stored, and each be answered by something else than that."""
    left = list(answers)

    def answer(request):
        stored = sessions.answer(request)
        adding = request.method == "POST" and request.path.count("/") == 4
        return left.pop(0) if adding and left else stored

    return answer


def test_an_upload_that_is_indexed_while_its_answer_times_out_is_there_once(server, clock):
    """The server works on what it received for longer than the read time-out allows."""
    sessions = Sessions(server)
    server.answer = after_storing(sessions, Reply(hang=True))
    with Paradigm(KEY, server.url, clock=clock, timeout=0.2) as client:
        report = client.ingest([("big.txt", b"x" * 1000)])
    assert [document.id for document in report.documents] == [1]
    assert sessions.sendings == ["big.txt"]


@pytest.mark.parametrize("status", [502, 504, 524])
def test_a_gateway_that_gives_up_on_a_slow_upload_does_not_make_it_two(client, server, status):
    sessions = Sessions(server)
    page = Reply(status, b"<html><h1>Gateway time-out</h1></html>", {"content-type": "text/html"})
    server.answer = after_storing(sessions, page)
    report = client.ingest([("slow.txt", b"text")])
    assert [document.id for document in report.documents] == [1]
    assert sessions.sendings == ["slow.txt"]


def test_a_file_name_beyond_latin_1_is_sent_as_browsers_send_it(client, server):
    """Servers that read only the plain parameter find no file in `filename*`."""
    Sessions(server)
    client.ingest([("Test ß æøå «снимок».txt", b"text")])
    (adding,) = [request for request in server.requests if request.path.count("/") == 4 and request.body]
    assert 'filename="Test ß æøå «снимок».txt"'.encode() in adding.body
    assert b"filename*" not in adding.body


def test_a_netrc_file_does_not_replace_the_key(server, clock, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1\nlogin somebody\npassword else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server.replies(seen("embedded"))
    with Paradigm(KEY, server.url, clock=clock) as client:
        wait_until_session_embedded(UUID, client=client.v2, clock=clock)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("following", ["?page=2", "?page=1"])
def test_a_list_whose_next_page_is_always_the_same_one_ends(client, server, following):
    server.replies(rows(1, 2, following=f"https://list.invalid/{following}"))
    found = []
    with pytest.raises(PaginationError):
        found.extend(file.id for file in paginate(files_list.sync, client=client.v3, id=7))
    assert len(server.requests) <= 3


def test_a_list_that_always_names_a_next_page_ends_after_a_few_empty_ones(client, server):
    """A single empty page is no end: servers that filter after paging have such."""
    numbers = {"1": [1, 2], "2": [3]}

    def answer(request):
        page = request.path.partition("page=")[2].partition("&")[0] or "1"
        return rows(*numbers.get(page, []), following=f"https://list.invalid/?page={int(page) + 1}")

    server.answer = answer
    found = []
    with pytest.raises(PaginationError, match="no new item"):
        found.extend(file.id for file in paginate(files_list.sync, client=client.v3, id=7))
    assert len(server.requests) < 20


def test_a_server_that_never_answers_does_not_hold_a_wait_past_its_deadline(server):
    server.replies(Reply(hang=True))
    with Paradigm(KEY, server.url) as client, pytest.raises(SessionTimeout, match="deadline"):
        wait_until_session_embedded(UUID, client=client.v2, timeout=0.3)


def test_a_status_address_that_is_slow_under_load_is_polled_again_more_seldom(server, clock):
    """The server is busy with what it ingests: a poll that times out is no outage, and no reason to hurry."""
    server.replies(Reply(hang=True), Reply(hang=True), seen("embedding"), seen("embedded"))
    with Paradigm(KEY, server.url, clock=clock, timeout=0.2, retry=RetryPolicy(attempts=4)) as client:
        assert wait_until_session_embedded(UUID, client=client.v2, clock=clock).verdict == "embedded"
    assert len(server.requests) == 4
    assert all(pause > 0 for pause in clock.slept)


def test_a_final_status_that_nobody_documented_ends_at_the_deadline_and_is_named(client, server, clock):
    server.replies(seen("embedded", "quarantined"))
    with pytest.raises(SessionTimeout, match="quarantined"):
        wait_until_session_embedded(UUID, client=client.v2, timeout=60, clock=clock)
    with pytest.raises(SessionStalled, match="quarantined"):
        wait_until_session_embedded(UUID, client=client.v2, timeout=None, stall_timeout=60, clock=clock)


@pytest.mark.parametrize("events", [(), (("delta", DELTA),)], ids=["before any event", "in the middle"])
def test_a_stream_that_breaks_is_never_a_complete_answer(client, server, events):
    agent = Agent(server, first=stream(*events, broken=True), polls=[turn("running", None), turn()])
    with client.ask(7, "Where?", stream=True, thread_id=THREAD) as answer:
        list(answer)
    assert answer.answer.text == "Paris."
    assert len(agent.asked) == 1
