"""A file whose answer was lost, and a look at the session that is lost, too: found in a storm of faults."""

from __future__ import annotations

from email.parser import BytesParser

import pytest

from paradigm_ext import InvalidResponse, ServerError, Source, TransportError
from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._flow import Sleep, drive
from paradigm_ext._core._request import Request
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._ingestion._effects import AddFile, Record
from paradigm_ext._ingestion._reconcile import MAX_TITLE, title_of, titles_of
from paradigm_ext._ingestion._upload import Run
from paradigm_ext._ingestion.ledger._entries import Sending, Sent
from paradigm_ext._ingestion.ledger._state import LedgerState
from tests.unit.scripted_server import Reply

SESSION = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
LOST = TransportError("reset", method="POST", url="https://paradigm.invalid", sent=True)
DOWN = ServerError("502", status=502, method="GET", url="https://paradigm.invalid")


class Script:
    """Performs effects from lists: what each sending and each look in turn comes to."""

    def __init__(self, *, puts=(), polls=(), opens=()):
        self.answers = {"add": list(puts), "GET": list(polls), "POST": list(opens)}
        self.sent = []
        self.pauses = []

    def __call__(self, effect):
        if isinstance(effect, Sleep):
            return self.pauses.append(effect.seconds)
        if isinstance(effect, Record):
            return None
        if isinstance(effect, AddFile):
            self.sent.append(effect.source.name)
        assert not isinstance(effect, Request) or effect.once
        answer = self.answers[effect.method if isinstance(effect, Request) else "add"].pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def source(name):
    return Source(name=name, open=lambda: None, size=1)


def running(*names):
    retrying = Retrying(RetryPolicy(attempts=8, backoff=1), lambda: 0.999999)
    run = Run(sources=tuple(map(source, names)), state=LedgerState(), remembers=False, retrying=retrying)
    run.session_uuid = SESSION
    return run


def session(*titles):
    documents = [
        {"id": number, "title": title, "status": "pending"} for number, title in enumerate(titles, 1)
    ]
    return {"uuid": SESSION, "is_valid": True, "documents": documents}


@pytest.mark.parametrize("failing", [DOWN, LOST, None, {"detail": "no session"}, []])
def test_a_look_that_fails_is_repeated_since_nothing_else_can_settle_the_doubt(failing):
    run = running("a.txt")
    script = Script(puts=[LOST], polls=[failing] * 5 + [session("a")])
    drive(run.upload("key", run.sources[0]), script)
    assert [document.id for document in run.documents] == [1]
    assert script.sent == ["a.txt"]
    assert [round(pause) for pause in script.pauses] == [1, 2, 4, 8, 16]


def test_a_proxys_page_is_not_a_session_without_documents():
    """Read as one, the file would count as not arrived and be sent a second time."""
    run = running("a.txt")
    script = Script(puts=[LOST], polls=[None] * 8)
    drive(run.upload("key", run.sources[0]), script)
    assert script.sent == ["a.txt"]
    assert isinstance(run.failures[0].error, InvalidResponse)


def test_no_file_of_the_same_title_follows_one_that_stays_in_doubt():
    """Either could be the document that a later look shows, and the other would be lost or sent twice."""
    run = running("report.txt", "report.md", "other.txt")
    script = Script(puts=[LOST, {"message": "ok", "id": 9}], polls=[DOWN] * 8)
    for number, file in enumerate(run.sources):
        drive(run.upload(f"key {number}", file), script)
    assert script.sent == ["report.txt", "other.txt"]
    assert [failure.name for failure in run.failures] == ["report.txt", "report.md"]
    assert "was not sent" in str(run.failures[1].error)
    assert [document.name for document in run.documents] == ["other.txt"]


@pytest.mark.parametrize(("there", "named"), [(["a"], False), (["a", "a"], True)])
def test_a_document_without_an_id_that_an_earlier_run_sent_is_no_surplus(there, named):
    """A run that was given no sources knows it from the ledger alone."""
    run = running()
    sending = Sending(key="key", name="a.txt", session=SESSION)
    for entry in (sending, sending, Sent(key="key", name="a.txt", session=SESSION, document=None)):
        run.state.apply(entry)
    drive(run.check_surplus(), Script(polls=[session(*there)]))
    assert bool(run.failures) is named


def test_opening_a_session_survives_a_page_and_a_broken_connection():
    run = Run(sources=(), state=LedgerState(), remembers=False)
    drive(run.open_session(), Script(opens=[None, LOST, {"uuid": SESSION}]))
    assert run.session_uuid == SESSION


def parts(request):
    message = BytesParser().parsebytes(
        b"Content-Type: " + request.headers["content-type"].encode() + b"\n\n" + request.body
    )
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in message.get_payload()
    }


def test_a_file_is_sent_with_its_title(server, client):
    """Of two files of one name the server makes another name, and from it a title nobody can look for."""
    server.replies(
        Reply(body=b'{"uuid": "%s"}' % SESSION.encode()), Reply(body=b'{"message": "ok", "id": 1}')
    )
    client.ingest([("report.txt", b"text")])
    assert parts(server.requests[1])["title"] == b"report"


def test_a_title_is_no_longer_than_the_reference_allows():
    name = "x" * 300 + ".txt"
    assert len(title_of(name)) == MAX_TITLE
    assert title_of(name) in titles_of(name)
