import asyncio
import inspect
import json

import pytest

from paradigm_ext import (
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    Paradigm,
    SessionFailed,
    SessionInvalid,
    SessionTimeout,
    await_until_session_embedded,
    wait_until_session_embedded,
)
from tests.unit.scripted_server import Reply
from tests.unit.session_bodies import MISSING, UUID, body


def look(*statuses, **extra):
    return Reply(body=json.dumps(body(*statuses, **extra)).encode())


# ------------------------------------------------------------------------------- the drivers


def wait_for(client, clock, *, asynchronous, **options):
    if asynchronous:
        return asyncio.run(await_until_session_embedded(UUID, client=client.v2, clock=clock, **options))
    return wait_until_session_embedded(UUID, client=client.v2, clock=clock, **options)


BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


@BOTH
def test_one_request_a_look_until_everything_is_embedded(server, client, clock, asynchronous):
    server.replies(look(), look("pending", "pending"), look("parsing", "new"), look("embedded", "embedded"))
    seen = []
    done = wait_for(client, clock, asynchronous=asynchronous, on_progress=seen.append)
    assert done.counts == {"embedded": 2}
    assert [p.verdict for p in seen] == ["empty", "in_flight", "in_flight", "embedded"]
    assert len(server.requests) == 4


@BOTH
def test_documents_that_never_come_time_out(server, client, clock, asynchronous):
    server.replies(look())
    with pytest.raises(SessionTimeout) as caught:
        wait_for(client, clock, asynchronous=asynchronous, timeout=60.0)
    assert caught.value.progress.verdict == "empty"
    assert clock.now == 1_060.0


@BOTH
def test_failures_are_raised_or_collected(server, client, clock, asynchronous):
    server.replies(look("embedded", "parsing_failed"))
    with pytest.raises(SessionFailed, match="doc 2"):
        wait_for(client, clock, asynchronous=asynchronous)
    collected = wait_for(client, clock, asynchronous=asynchronous, on_failure="collect")
    assert collected.verdict == "failed"


@BOTH
def test_a_session_that_can_never_be_done_is_invalid(server, client, clock, asynchronous):
    server.replies(look("embedded", is_valid=False))
    with pytest.raises(SessionInvalid, match="lacks"):
        wait_for(client, clock, asynchronous=asynchronous, expected=2)


@BOTH
def test_html_and_truncated_answers_in_between_do_not_end_a_wait(server, client, clock, asynchronous):
    page = Reply(200, b"<html>proxy</html>", {"content-type": "text/html"})
    server.replies(
        look("parsing"), page, Reply(body=b'{"uuid": "3c9'), Reply(502, b"<html>", {}), look("embedded")
    )
    assert wait_for(client, clock, asynchronous=asynchronous).verdict == "embedded"


@BOTH
def test_an_unknown_session_ends_a_wait(server, client, clock, asynchronous):
    server.replies(Reply(404, b"", {}))
    with pytest.raises(NotFoundError):
        wait_for(client, clock, asynchronous=asynchronous)
    assert len(server.requests) == 1


@BOTH
@pytest.mark.parametrize("page", [b"", b"<html>default backend - 404</html>"])
def test_one_404_of_a_proxy_ends_no_wait(server, client, clock, asynchronous, page):
    server.replies(look("parsing"), Reply(404, page, {"content-type": "text/html"}), look("embedded"))
    assert wait_for(client, clock, asynchronous=asynchronous).verdict == "embedded"


def test_an_interrupt_says_what_was_last_seen(server, client, clock):
    server.replies(look("parsing", "embedded"))

    def interrupt(seconds):
        raise KeyboardInterrupt

    clock.sleep = interrupt
    with pytest.raises(KeyboardInterrupt) as caught:
        wait_for(client, clock, asynchronous=False)
    assert "2 documents: 1 embedded, 1 parsing" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"timeout": 0}, "timeout"),
        ({"timeout": -5}, "timeout"),
        ({"stall_timeout": 0}, "stall_timeout"),
        ({"expected": -1}, "expected"),
        ({"on_failure": "ignore"}, "on_failure"),
        ({"success": ()}, "success"),
        ({"success": "embedded"}, r"\['embedded'\]"),
    ],
)
def test_a_bad_parameter_is_named_before_anything_is_sent(server, client, options, names):
    with pytest.raises(InvalidInput, match=names):
        wait_until_session_embedded(UUID, client=client.v2, **options)
    with pytest.raises(InvalidInput, match="uuid"):
        wait_until_session_embedded(" ", client=client.v2)
    assert server.requests == []


def test_the_path_is_the_generated_operations(server, client):
    from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve

    server.replies(look("embedded"))
    wait_until_session_embedded(UUID, client=client.v2)
    api_v2_upload_session_retrieve.sync(UUID, client=client.v2)
    assert server.requests[0].path == server.requests[1].path


def test_ten_thousand_documents_are_one_request(server, client):
    server.replies(look(*["embedded"] * 10_000))
    assert wait_until_session_embedded(UUID, client=client.v2, expected=10_000).total == 10_000
    assert len(server.requests) == 1


# ---------------------------------------------------------------------------------- a single look


def poll_once(client, *, asynchronous, **options):
    if asynchronous:
        return asyncio.run(client.asession(UUID, **options))
    return client.session(UUID, **options)


@BOTH
@pytest.mark.parametrize(
    ("statuses", "options", "verdict"),
    [
        (("embedded", "embedded"), {}, "embedded"),
        (("embedded", "fail"), {}, "failed"),
        (("embedded", "a new word"), {}, "in_flight"),
        (("embedded", MISSING), {}, "in_flight"),
        (("embedded",), {"expected": 2}, "in_flight"),
        (("embedded",), {"expected": [1]}, "embedded"),
        (("parsed",), {"success": ("embedded", "parsed")}, "embedded"),
        ((), {}, "empty"),
    ],
)
def test_a_single_poll_is_one_request_and_judges_as_a_wait_does(
    server, client, clock, asynchronous, statuses, options, verdict
):
    server.replies(look(*statuses))
    seen = poll_once(client, asynchronous=asynchronous, **options)
    assert (seen.uuid, seen.verdict) == (UUID, verdict)
    assert [request.path for request in server.requests] == [f"/api/v2/upload-session/{UUID}"]
    assert clock.slept == []


@BOTH
def test_a_single_poll_that_cannot_be_read_is_an_error_of_ours(server, client, asynchronous):
    server.replies(Reply(404, b"", {}))
    with pytest.raises(NotFoundError):
        poll_once(client, asynchronous=asynchronous)
    for broken in (b"<html>", b"null", b'{"documents": 3}'):
        server.replies(Reply(body=broken))
        with pytest.raises(InvalidResponse):
            poll_once(client, asynchronous=asynchronous)


@BOTH
@pytest.mark.parametrize(("options", "names"), [({"expected": -1}, "expected"), ({"success": ()}, "success")])
def test_a_single_poll_names_a_bad_parameter_before_it_asks(server, client, asynchronous, options, names):
    with pytest.raises(InvalidInput, match=names):
        poll_once(client, asynchronous=asynchronous, **options)
    with pytest.raises(InvalidInput, match="uuid"):
        client.session(" ")
    assert server.requests == []


@pytest.mark.parametrize("look", [Paradigm.session, Paradigm.asession])
def test_a_single_poll_counts_the_same_statuses_as_done_as_a_wait_does(look):
    ours, waits = (
        set(inspect.signature(one).parameters["success"].default)
        for one in (look, wait_until_session_embedded)
    )
    assert ours == waits
