import asyncio
import copy
import json
import pickle

import pytest

from paradigm_ext import (
    FileFailed,
    FileProgress,
    FileStalled,
    FileTimeout,
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    Paradigm,
    PollPlan,
    RetryPolicy,
    ServerError,
    await_until_file_embedded,
    wait_until_file_embedded,
)
from tests.unit.scripted_server import KEY, Reply

STEADY = PollPlan(initial=1.0, maximum=1.0, jitter=0.0)


def file(status="pending", **more):
    body = {"id": 7, "filename": "contract.pdf", "status": status, **more}
    return Reply(200, json.dumps({k: v for k, v in body.items() if v != "left out"}).encode())


def sync(client, clock, **options):
    return wait_until_file_embedded(7, client=client.v3, poll=STEADY, clock=clock, **options)


def asynchronous(client, clock, **options):
    return asyncio.run(await_until_file_embedded(7, client=client.v3, poll=STEADY, clock=clock, **options))


both = pytest.mark.parametrize("wait", [sync, asynchronous])


@both
def test_a_file_is_awaited_through_every_status_known_or_not(server, client, clock, wait):
    words = ["pending", "converting", "glowing", "left out", None, "embedding", "embedded"]
    server.replies(*(file(word) for word in words))
    seen = []
    done = wait(client, clock, on_progress=seen.append)
    assert done.status == "embedded"
    assert done.verdict == "embedded"
    assert [progress.status for progress in seen] == [
        *("pending", "converting", "glowing", "unknown", "unknown", "embedding", "embedded")
    ]
    assert {request.path for request in server.requests} == {"/api/v3/files/7"}
    assert clock.slept == [1.0] * 6


@both
def test_a_failed_file_is_told_with_the_reason_of_the_server(server, client, clock, wait):
    server.replies(file("parsing_failed", status_detail="the document is encrypted"))
    with pytest.raises(
        FileFailed, match=r"contract\.pdf \(id 7\): parsing_failed, the document is encrypted"
    ) as caught:
        wait(client, clock)
    assert caught.value.file.status == "parsing_failed"


@pytest.mark.parametrize("earlier", ["embedded", "parsing_failed"])
def test_while_another_run_is_pending_the_status_of_the_one_before_does_not_count(
    server, client, clock, earlier
):
    server.replies(
        file(earlier, pending_reprocess={"mode": "full"}), file("embedded", pending_reprocess=None)
    )
    done = sync(client, clock)
    assert not done.reprocessing
    assert len(server.requests) == 2


@both
def test_the_deadline_leaves_the_last_look_on_the_error(server, client, clock, wait):
    server.replies(file("parsing"))
    with pytest.raises(FileTimeout, match="the deadline passed") as caught:
        wait(client, clock, timeout=5.0)
    assert caught.value.file.status == "parsing"
    assert sum(clock.slept) == 5.0


def test_a_status_that_does_not_change_ends_as_stalled(server, client, clock):
    server.replies(file("pending"), file("parsing"))
    with pytest.raises(FileStalled, match="nothing changed for 10 s"):
        sync(client, clock, stall_timeout=10.0)
    assert sum(clock.slept) == 11.0


@both
@pytest.mark.parametrize("attempts", [1, 4, 6])
def test_each_failed_poll_is_one_request_and_the_retry_policy_says_how_many(server, clock, wait, attempts):
    bad = Reply(502, b"<html>bad gateway</html>", {"content-type": "text/html"})
    with Paradigm(KEY, server.url, clock=clock, retry=RetryPolicy(attempts=attempts)) as client:
        server.replies(*[bad] * (attempts - 1), file("embedded"))
        assert wait(client, clock).status == "embedded"
        server.requests.clear()
        server.replies(bad)
        with pytest.raises(ServerError):
            wait(client, clock)
    assert len(server.requests) == attempts


def test_a_file_that_is_not_there_ends_the_wait_at_once(server, client, clock):
    server.replies(Reply(404, b"", {}))
    with pytest.raises(NotFoundError):
        sync(client, clock)
    assert len(server.requests) == 1


def test_parsed_is_done_only_where_the_caller_says_so(server, client, clock):
    server.replies(file("parsed"))
    assert sync(client, clock, success={"embedded", "parsed"}).status == "parsed"
    with pytest.raises(FileTimeout):
        sync(client, clock, timeout=3)


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": float("nan")},
        {"stall_timeout": -1},
        {"success": set()},
        {"success": "embedded"},
    ],
)
def test_useless_values_are_refused_before_anything_is_sent(server, client, clock, options):
    with pytest.raises(InvalidInput):
        sync(client, clock, **options)
    assert server.requests == []


@pytest.mark.parametrize("identifier", [0, -1, True, "7"])
def test_a_file_id_that_is_none_is_refused(client, identifier):
    with pytest.raises(InvalidInput, match="file_id"):
        wait_until_file_embedded(identifier, client=client.v3)


@pytest.mark.parametrize("body", [[], "x", None, {}, {"id": "seven"}])
def test_a_body_that_is_no_file_is_an_error_of_its_own(body):
    with pytest.raises(InvalidResponse, match="id"):
        FileProgress.from_json(body)


@pytest.mark.parametrize("copied", [lambda e: pickle.loads(pickle.dumps(e)), copy.deepcopy])
def test_the_error_survives_pickle_and_deepcopy(copied):
    error = FileTimeout("late", file=FileProgress(id=7, status="parsing"))
    again = copied(error)
    assert str(again) == "late"
    assert again.file == error.file
