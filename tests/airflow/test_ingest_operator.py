"""The ingest operator over its attempts: what it sends, what it leaves, what it makes of the end."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import timedelta
from fnmatch import fnmatch

import pytest
from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowFailException,
    Asset,
    TaskDeferred,
)
from connections import API_KEY, connection_json
from fake_context import Run

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import IngestError, Paradigm, UnreadableSource
from paradigm_provider._ingest.ledger import store_of
from paradigm_provider.exceptions import DocumentsFailed, WaitTimedOut
from paradigm_provider.operators.ingest import ParadigmIngestOperator

ADDING = "/api/v2/upload-session/*"
BROKEN_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"


def ingest(**arguments):
    given = {"task_id": "task", "poll_interval": 0.01, "deferrable": False, "concurrency": 2} | arguments
    return ParadigmIngestOperator(**given)


def files(count, prefix="note"):
    return {f"{prefix}-{number}.txt": f"{prefix} number {number} says something" for number in range(count)}


def uploads(emulator):
    """Return the requests that added a file."""
    posts = emulator.requests.matching(method="POST")
    return [entry for entry in posts if fnmatch(entry.path, ADDING) and (entry.status or 500) < 300]


def resume(operator, context, deferred):
    """Run the trigger as a triggerer would, and then the task as a worker would: both from JSON alone."""
    _, arguments = deferred.trigger.serialize()
    trigger = type(deferred.trigger)(**json.loads(json.dumps(arguments)))
    event = asyncio.run(anext(trigger.run()))
    return getattr(operator, deferred.method_name)(context, json.loads(json.dumps(event.payload)))


def test_a_finished_task_that_is_cleared_sends_nothing_twice(emulator):
    run, sources = Run(), files(5)
    first = ingest(sources=sources).execute(run.attempt())
    context = run.attempt()
    second = ingest(sources=sources).execute(context)

    assert len(uploads(emulator)) == 5
    assert second["session_uuid"] == first["session_uuid"]
    assert second["resumed"] == 5
    assert context["ti"].xcoms["session_uuid"] == first["session_uuid"]


def test_a_document_that_came_after_all_makes_the_task_red(emulator):
    """A killed attempt's request outlived its time-out: the file was sent again, and both came through."""
    run, sources = Run(), files(2)
    ingest(sources=sources).execute(run.attempt())
    store = store_of(run.attempt())
    kept = store.get("paradigm.0")
    page = kept["entries"]
    again = next(dict(entry) for entry in page if entry["event"] == "sending")
    # As if the first request for this file had seemed lost, and the second one had brought the document.
    store.set("paradigm.0", {**kept, "entries": [page[0], page[1], again, *page[2:]]})
    uuid = again["session"]
    with Paradigm(API_KEY, emulator.base_url) as client:
        client.ingest([(again["name"], sources[again["name"]].encode())], session_uuid=uuid)
    with pytest.raises(IngestError, match="more than once"):
        ingest(sources=sources).execute(run.attempt())
    assert len(uploads(emulator)) == 3


def test_a_task_that_fails_after_its_work_sends_nothing_twice(emulator):
    """A `post_execute`, an XCom backend, a worker that dies there: Airflow never heard of the success."""
    run, sources = Run(), files(3)
    ingest(sources=sources).execute(run.attempt())
    ingest(sources=sources).execute(run.attempt())
    assert len(uploads(emulator)) == 3


@pytest.mark.parametrize("ids", [100, 0])
def test_what_others_added_to_a_session_does_not_count(emulator, monkeypatch, ids):
    """Whether the wait was told which documents are its own, or how many."""
    monkeypatch.setattr("paradigm_provider._ingest.own_documents.EXPECTED_IDS", ids)
    with Paradigm(API_KEY, emulator.base_url) as client:
        others = client.ingest([("theirs.txt", b"t"), ("broken.pdf", BROKEN_PDF)], wait=False)
    context = Run().attempt()
    asset = Asset("paradigm://workspace/3")
    operator = ingest(sources=files(2), session_uuid=others.session_uuid, outlets=[asset])
    manifest = operator.execute(context)
    assert manifest["counts"] == {"embedded": 2}
    assert (manifest["embedded"], manifest["failed_count"]) == (2, 0)
    (session,) = context["ti"].xcoms["sessions"]
    assert sorted(session["document_ids"]) == sorted(manifest["document_ids"])  # in the order of their ends
    assert context["outlet_events"][asset].extra["counts"] == {"embedded": 2}


@pytest.mark.parametrize("ids", [100, 0])
def test_a_clear_after_a_change_names_the_old_versions(emulator, monkeypatch, caplog, ids):
    monkeypatch.setattr("paradigm_provider._ingest.own_documents.EXPECTED_IDS", ids)
    monkeypatch.setattr(ParadigmIngestOperator, "log", logging.getLogger("a.task"), raising=False)
    run = Run()
    before = ingest(sources={"a.txt": "a", "b.txt": "b", "gone.txt": "g"}, concurrency=1).execute(
        run.attempt()
    )
    a, _, gone = before["document_ids"]
    after = ingest(sources={"a.txt": "changed", "b.txt": "b"}, concurrency=1).execute(run.attempt())
    assert (after["resumed"], after["counts"]) == (1, {"embedded": 2})
    assert after["outdated"] == [{"id": a, "name": "a.txt"}, {"id": gone, "name": "gone.txt"}]
    assert f"a.txt (id {a}), gone.txt (id {gone})" in caplog.text


def test_an_attempt_that_died_halfway_is_taken_up(emulator, monkeypatch):
    run, sources = Run(), files(6)

    class Killed(BaseException):
        pass

    def die(self, progress):
        if progress.uploaded >= 3:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("paradigm_provider._polling.progress.UploadLog.__call__", die)
        with pytest.raises(Killed):
            ingest(sources=sources, concurrency=1).execute(run.attempt())
    assert len(uploads(emulator)) == 3

    manifest = ingest(sources=sources).execute(run.attempt())

    assert len(uploads(emulator)) == 6
    assert manifest["uploaded"] == manifest["embedded"] == 6
    assert manifest["resumed"] == 3
    assert len(emulator.requests.matching(method="POST")) == 6 + 1, "one session, each file once"


def test_a_lost_answer_does_not_send_the_file_again(emulator):
    emulator.faults.reset(when="after", method="POST", path=ADDING)
    manifest = ingest(sources=files(1)).execute(Run().attempt())
    assert manifest["counts"] == {"embedded": 1}


def test_deferred_and_here_come_to_the_same(emulator):
    sources, context = files(3), Run().attempt()
    here = ingest(sources=sources).execute(Run().attempt())
    operator = ingest(sources=sources, deferrable=True)
    with pytest.raises(TaskDeferred) as deferred:
        operator.execute(context)
    there = resume(ingest(sources=sources, deferrable=True), context, deferred.value)
    volatile = {"session_uuid", "session_uuids", "document_ids"}
    assert {k: v for k, v in here.items() if k not in volatile} == {
        k: v for k, v in there.items() if k not in volatile
    }


def test_what_is_done_at_once_is_not_deferred(emulator):
    run, sources = Run(), files(1)
    with pytest.raises(TaskDeferred):
        ingest(sources=sources, deferrable=True).execute(run.attempt())
    emulator.clock.advance(600)
    again = ingest(sources=sources, deferrable=True).execute(run.attempt())
    assert (again["resumed"], again["counts"]) == (1, {"embedded": 1})


def test_the_trigger_carries_every_setting_that_matters(emulator):
    operator = ingest(
        sources=files(2),
        deferrable=True,
        stall_timeout=50,
        poll_interval=7,
        success=("embedded", "parsed"),
        cancel_on_kill=True,
    )
    with pytest.raises(TaskDeferred) as deferred:
        operator.execute(Run().attempt())
    _, arguments = deferred.value.trigger.serialize()
    (expected,) = arguments["sessions"].values()
    assert len(expected) == 2
    assert {name: arguments[name] for name in arguments if name not in ("sessions", "deadline")} == {
        "paradigm_conn_id": "paradigm_default",
        "stall_timeout": 50,
        "poll_interval": 7,
        "success": ["embedded", "parsed"],
        "superseded": [],
        "cancel_on_kill": True,
    }
    assert API_KEY not in json.dumps(arguments)


def test_the_wait_ends_with_the_tasks_own_time_when_that_is_shorter(emulator, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    for limit, deadline in ((None, 1_001_800.0), (60, 1_000_054.0), (600, 1_000_570.0), (7200, 1_001_800.0)):
        operator = ingest(
            sources=files(1, f"for-{limit}"),
            deferrable=True,
            execution_timeout=limit and timedelta(seconds=limit),
        )
        with pytest.raises(TaskDeferred) as deferred:
            operator.execute(Run().attempt())
        assert deferred.value.trigger.wait.deadline == deadline
        assert deferred.value.timeout > timedelta(seconds=deadline - 1_000_000.0)


def test_a_big_upload_outlives_the_default_timeout_of_the_sdk(emulator, monkeypatch):
    passed = []
    upload = Paradigm.ingest

    def ingest_and_note(self, *arguments, **options):
        passed.append(options["timeout"])
        return upload(self, *arguments, **options)

    monkeypatch.setattr(Paradigm, "ingest", ingest_and_note)
    ingest(sources=files(1, "long"), timeout=60.0, wait=False).execute(Run().attempt())
    assert passed == [None]


def test_a_deadline_that_passes_names_what_was_still_under_way(supervisor, virtual_time, monkeypatch):
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as still:
        monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(still.base_url))
        context = Run().attempt()
        with pytest.raises(WaitTimedOut, match=r"2 documents: 2 pending"):
            ingest(sources=files(2), timeout=60).execute(context)
        assert context["ti"].xcoms["sessions"][0]["counts"] == {"pending": 2}


def test_a_failed_document_fails_the_task_for_good_and_only_it_is_sent_again(emulator, tmp_path):
    run, good, report = Run(), tmp_path / "good.txt", tmp_path / "report.txt"
    good.write_text("fine")
    (tmp_path / "report.pdf").write_bytes(BROKEN_PDF)
    context = run.attempt()
    with pytest.raises(DocumentsFailed, match=r"report.*parsing_failed") as caught:
        ingest(sources=[str(tmp_path)]).execute(context)
    assert isinstance(caught.value, AirflowFailException)
    assert context["ti"].xcoms["sessions"][0]["failed_count"] == 1
    sent = len(uploads(emulator))

    # Somebody repairs the file and clears the task.
    (tmp_path / "report.pdf").unlink()
    report.write_text("repaired")
    manifest = ingest(sources=[str(tmp_path)]).execute(run.attempt())

    assert len(uploads(emulator)) == sent + 1
    assert manifest["failed_count"] == 0
    assert manifest["uploaded"] == 2


@pytest.mark.parametrize(
    ("fail_on", "sources", "red"),
    [
        ("any", {"a.txt": "fine", "b.pdf": BROKEN_PDF}, True),
        ("all", {"a.txt": "fine", "b.pdf": BROKEN_PDF}, False),
        ("all", {"b.pdf": BROKEN_PDF}, True),
        ("never", {"b.pdf": BROKEN_PDF}, False),
    ],
)
def test_fail_on_says_what_failed_documents_mean(emulator, fail_on, sources, red):
    operator = ingest(sources=sources, fail_on=fail_on)
    if red:
        with pytest.raises(DocumentsFailed):
            operator.execute(Run().attempt())
    else:
        assert operator.execute(Run().attempt())["failed_count"] == 1


def test_a_refused_key_is_not_retried(emulator, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, "wrong-key"))
    with pytest.raises(AirflowFailException, match="401") as caught:
        ingest(sources=files(1)).execute(Run().attempt())
    assert "wrong-key" not in str(caught.value)


def test_a_file_that_the_server_cannot_take_now_is_left_to_a_retry(emulator):
    emulator.faults.respond(500, times=None, method="POST", path="/api/v2/upload-session")
    with pytest.raises(Exception, match="500") as caught:
        ingest(sources=files(1), retries=1).execute(Run().attempt())
    assert not isinstance(caught.value, AirflowFailException)


def test_a_file_that_is_refused_fails_the_task_after_the_others_were_sent(emulator):
    emulator.faults.respond(413, method="POST", path=ADDING)
    with pytest.raises(AirflowException) as caught:
        ingest(sources=files(3), concurrency=1).execute(Run().attempt())
    assert isinstance(caught.value.__cause__, IngestError)
    assert len(uploads(emulator)) == 2


def test_no_files_are_nothing_to_wait_for(emulator):
    assert ingest(sources=[]).execute(Run().attempt())["uploaded"] == 0
    assert list(emulator.requests) == []


def test_outlets_are_told_what_arrived(emulator):
    asset = Asset("paradigm://workspace/3")
    context = Run().attempt()
    manifest = ingest(sources=files(2), outlets=[asset]).execute(context)
    extra = context["outlet_events"][asset].extra
    assert extra["session_uuid"] == manifest["session_uuid"]
    assert extra["counts"] == {"embedded": 2}
    assert extra["document_ids"] == manifest["document_ids"]


def test_a_cleared_task_whose_session_is_deleted_under_it_uploads_anew(emulator):
    run, sources = Run(), files(2)
    operator, context = ingest(sources=sources, deferrable=True, cancel_on_kill=True), run.attempt()
    with pytest.raises(TaskDeferred) as first:
        operator.execute(context)
    asyncio.run(first.value.trigger.on_kill())

    with pytest.raises(TaskDeferred) as second:
        resume(operator, context, first.value)
    assert list(second.value.trigger.wait.sessions) != list(first.value.trigger.wait.sessions)
    assert resume(operator, context, second.value)["counts"] == {"embedded": 2}


def test_killing_deletes_only_when_asked(emulator):
    for asked in (False, True):
        operator = ingest(sources=files(1, f"asked-{asked}"), wait=False, cancel_on_kill=asked)
        uuid = operator.execute(Run().attempt())["session_uuid"]
        operator.on_kill()
        deleted = emulator.requests.matching(method="DELETE", path=f"/api/v2/upload-session/{uuid}")
        assert len(deleted) == int(asked)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"timeout": 0}, "timeout"),
        ({"timeout": "soon"}, "timeout"),
        ({"poll_interval": -1}, "poll_interval"),
        ({"stall_timeout": 0}, "stall_timeout"),
        ({"fail_on": "some"}, "fail_on"),
        ({"workspace_id": "mine"}, "workspace_id"),
        ({"workspace_id": 0}, "workspace_id"),
        ({"concurrency": 0}, "concurrency"),
        ({"session_uuid": "not-a-uuid"}, "session_uuid"),
        ({"max_file_bytes": 0}, "max_file_bytes"),
        ({"sources": "['a.txt']"}, "rendered as text"),
        ({"sources": [7]}, "7"),
        ({"cancel_on_kill": True, "durable": False}, "durable"),
        ({"success": "embedded"}, "success"),
        ({"success": []}, "success"),
        ({"duplicates": "maybe"}, "duplicates"),
        ({"in_doubt": "perhaps"}, "in_doubt"),
        ({"max_documents_per_session": 0}, "max_documents_per_session"),
        ({"fields": {"colour": "red"}}, "colour"),
    ],
)
def test_bad_values_are_refused_before_anything_is_sent(emulator, bad, named):
    with pytest.raises(AirflowFailException, match=named):
        ingest(**({"sources": files(1)} | bad)).execute(Run().attempt())
    assert list(emulator.requests) == []


def test_a_file_that_is_not_there_now_follows_the_retries(emulator):
    """The next attempt may run on a worker that has the mount."""
    with pytest.raises(UnreadableSource, match=r"nowhere/at/all\.txt"):
        ingest(sources="/nowhere/at/all.txt").execute(Run().attempt())
    assert list(emulator.requests) == []


@pytest.fixture
def still(supervisor, virtual_time, monkeypatch):
    """A Paradigm in which nothing goes on until a test moves its clock."""
    with ParadigmEmulator(api_key=API_KEY, clock="manual") as running:
        monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(running.base_url))
        yield running


def test_ten_times_more_documents_do_not_make_an_xcom_larger(still):
    """Counts are exact, lists are short, also of many sessions: an XCom, an event, a trigger's arguments."""
    sources = {**files(230), **{f"bad-{number}.pdf": BROKEN_PDF + b"%d" % number for number in range(130)}}
    operator = ingest(sources=sources, max_documents_per_session=20, deferrable=True, fail_on="never")
    context = Run().attempt()
    with pytest.raises(TaskDeferred) as deferred:
        operator.execute(context)
    _, arguments = deferred.value.trigger.serialize()
    assert set(arguments["sessions"].values()) == {20}, "how many, not which"
    still.clock.advance(600)
    manifest = resume(operator, context, deferred.value)

    assert (manifest["embedded"], manifest["failed_count"]) == (230, 130)
    sessions = context["ti"].xcoms["sessions"]
    assert sum(session["failed_count"] for session in sessions) == 130
    for listed in (sessions, [manifest]):
        assert sum(len(one["document_ids"]) for one in listed) <= 100
        assert sum(len(one["failed"]) for one in listed) <= 100


def test_all_failed_documents_are_sent_again_however_few_are_listed(emulator, monkeypatch):
    monkeypatch.setattr("paradigm_provider._polling.manifest.LISTED_FAILURES", 2)
    broken = {f"bad-{number}.pdf": BROKEN_PDF + b"%d" % number for number in range(5)}
    run, sources = Run(), {"good.txt": "fine", **broken}
    for sent in (6, 6 + 5):
        with pytest.raises(DocumentsFailed, match="and 3 more"):
            ingest(sources=sources).execute(run.attempt())
        assert len(uploads(emulator)) == sent


def test_a_failure_says_which_document_why_and_what_to_do(emulator):
    with pytest.raises(DocumentsFailed) as caught:
        ingest(sources={"good.txt": "fine", "report.pdf": BROKEN_PDF}).execute(Run().attempt())
    told = str(caught.value)
    uuid = emulator.requests.matching(method="GET", path="session")[0].path.rpartition("/")[2]
    for part in (uuid, "report (id ", "parsing_failed: The PDF is broken", "clear the task"):
        assert part in told


def test_the_log_says_where_to_look_and_how_the_wait_goes(emulator, caplog, monkeypatch):
    monkeypatch.setattr(ParadigmIngestOperator, "log", logging.getLogger("a.task"), raising=False)
    with caplog.at_level("INFO"):
        ingest(sources=files(4)).execute(Run().attempt())
    told = [record.getMessage() for record in caplog.records if record.name == "a.task"]
    shown = "\n".join(told)
    assert f"See {emulator.base_url}" in shown
    assert "4 of 4 documents embedded" in shown
    assert len([line for line in told if line.startswith("Waiting for")]) <= 11
    assert not [record for record in caplog.records if record.name == "httpx"]


def test_the_link_leads_to_the_session_where_the_connection_knows_its_address(emulator, monkeypatch):
    address = "https://paradigm.example.com/uploads/{id}?tab=files"
    monkeypatch.setenv(
        "AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, ui_session_url=address)
    )
    context = Run().attempt()
    manifest = ingest(sources=files(1)).execute(context)
    assert context["ti"].xcoms["paradigm_link"] == address.replace("{id}", manifest["session_uuid"])


def test_the_link_is_there_when_the_upload_fails(emulator):
    emulator.faults.respond(403, times=None, method="POST", path="/api/v2/upload-session")
    context = Run().attempt()
    with pytest.raises(AirflowFailException):
        ingest(sources=files(1)).execute(context)
    assert context["ti"].xcoms["paradigm_link"] == emulator.base_url


@pytest.mark.parametrize("event", [None, {}, {"status": "success"}, {"status": "done", "sessions": []}])
def test_an_event_that_is_none_of_ours_never_turns_a_task_green(event):
    with pytest.raises(AirflowException, match="does not know"):
        ingest(sources=[]).execute_complete(Run().attempt(), event)
