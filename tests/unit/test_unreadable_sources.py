"""A source that gives nothing here and now is told apart from one that is invalid: a retry may find it."""

from __future__ import annotations

import errno
import io
import os

import pytest

from paradigm_ext import InvalidInput, Paradigm, Source, UnreadableSource
from paradigm_ext._ingestion._verdicts import unreadable
from paradigm_ext._ingestion.ledger._opening import ledger_of
from tests.unit.upload_sessions import Sessions


def ingest(*sources):
    with Paradigm("key", "http://127.0.0.1:9") as client:
        client.ingest(list(sources))


@pytest.mark.parametrize("name", ["a.pdf", "", "*.pdf", "**/*.pdf"])
def test_a_mount_that_is_not_there(tmp_path, name):
    with pytest.raises(UnreadableSource, match="nothing was sent"):
        ingest(str(tmp_path / "mount" / name))


def test_a_mount_point_without_its_mount(tmp_path):
    with pytest.raises(UnreadableSource, match="a folder without files"):
        ingest(str(tmp_path))


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ETIMEDOUT])
def test_a_disk_that_does_not_answer(number):
    source = Source(name="a.pdf", open=io.BytesIO)
    assert isinstance(unreadable(source, OSError(number, os.strerror(number))), UnreadableSource)


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        (lambda: io.StringIO("text"), "str was read, not bytes"),
        (lambda: None, "open returned NoneType"),
        (lambda: 5, "open returned int"),
    ],
)
@pytest.mark.parametrize("ledger", [False, True])
def test_a_stream_that_is_none_of_bytes_fails_alone(server, client, tmp_path, stream, words, ledger):
    sessions = Sessions(server)
    sources = [Source(name="a.txt", size=4, open=stream), ("b.txt", b"b")]
    report = client.ingest(sources, on_error="collect", ledger=tmp_path / "l.jsonl" if ledger else None)
    assert sessions.names == ["b.txt"]
    (failure,) = report.failures
    assert isinstance(failure.error, InvalidInput)
    assert words in str(failure)


@pytest.mark.parametrize("ledger", [b"ledger.jsonl", 5, object()])
def test_what_keeps_nothing_is_not_a_ledger(ledger):
    with pytest.raises(InvalidInput, match="ledger must be a path"):
        ledger_of(ledger)


def test_what_is_invalid_is_not_unreadable(tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(InvalidInput) as refused:
        ingest(str(empty))
    assert not isinstance(refused.value, UnreadableSource)
