import asyncio
import inspect
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_api.v2.models import UploadSessionResponse
from paradigm_ext import (
    InvalidInput,
    InvalidResponse,
    MaintenanceError,
    NotFoundError,
    Paradigm,
    PollPlan,
    RetryPolicy,
    ServerError,
    SessionFailed,
    SessionInvalid,
    SessionProgress,
    SessionStalled,
    SessionTimeout,
    await_until_session_embedded,
    wait_until_session_embedded,
)
from paradigm_ext._polling._session import session_machine
from tests.unit.scripted_server import Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
MISSING = object()


def body(*statuses, is_valid=True, **extra):
    documents = [
        {
            "id": index,
            "title": f"doc {index}",
            "updated_at": "2026-01-05T09:00:00Z",
            "workspace": None,
            **({} if status is MISSING else {"status": status}),
        }
        for index, status in enumerate(statuses, 1)
    ]
    stamp = "2026-01-05T09:00:00Z"
    return {
        "uuid": UUID,
        "is_valid": is_valid,
        "created_at": stamp,
        "updated_at": stamp,
        "documents": documents,
        **extra,
    }


def machine(*, deadline, stall_timeout=None, plan=PollPlan(), retry=RetryPolicy()):  # noqa: B008
    wait = session_machine(UUID, timeout=None, now=0.0, stall_timeout=stall_timeout, poll=plan, retry=retry)
    wait.deadline = deadline
    return wait


def look(*statuses, **extra):
    return Reply(body=json.dumps(body(*statuses, **extra)).encode())


def progress(*statuses, expected=None, success=("embedded",), **extra):
    return SessionProgress.from_json(body(*statuses, **extra), expected=expected, success=success)


# ------------------------------------------------------------------------------- what a look says


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        (progress(), "empty"),
        (progress("embedded", "embedded"), "embedded"),
        (progress("embedded", "parsing"), "in_flight"),
        (progress("embedded", "updating"), "in_flight"),
        (progress("embedded", "quarantined"), "in_flight"),
        (progress("embedded", None), "in_flight"),
        (progress("embedded", MISSING), "in_flight"),
        (progress("embedded", "parsed"), "in_flight"),
        (progress("embedded", "parsed", success=("embedded", "parsed")), "embedded"),
        (progress("embedded", "fail", "parsing"), "in_flight"),
        (progress("embedded", "fail"), "failed"),
        (progress("parsing_failed", "embedding_failed"), "failed"),
        (progress("embedded", expected=2), "in_flight"),
        (progress("embedded", "embedded", expected=[1, 2]), "embedded"),
        (progress("embedded", "embedded", expected=[1, 9]), "in_flight"),
        (progress("embedded", "embedded", is_valid=False), "embedded"),
        (progress("embedded", "parsing", is_valid=False), "in_flight"),
        (progress(is_valid=False), "invalid"),
        (progress("embedded", is_valid=False, expected=2), "invalid"),
        (progress("embedded", is_valid=None), "embedded"),
    ],
)
def test_the_verdict(seen, verdict):
    assert seen.verdict == verdict


def test_failed_documents_are_named():
    seen = progress("embedded", "parsing_failed", "fail")
    assert [(state.id, state.title, state.status) for state in seen.failed] == [
        (2, "doc 2", "parsing_failed"),
        (3, "doc 3", "fail"),
    ]
    assert seen.failures(1) == "doc 2 (id 2, parsing_failed) and 1 more"
    assert seen.summary() == "3 documents: 1 embedded, 1 fail, 1 parsing_failed"
    assert seen.fraction == 1.0


def test_the_generated_model_says_the_same():
    raw = body("embedded", "quarantined", "fail", MISSING, novelty={"a": 1})
    assert SessionProgress.from_session(UploadSessionResponse.from_dict(raw)) == SessionProgress.from_json(
        raw
    )


def test_progress_survives_json_and_pickle():
    seen = progress("embedded", "fail", "new", expected=[1, 7])
    assert SessionProgress.from_dict(json.loads(json.dumps(seen.to_dict()))) == seen
    assert pickle.loads(pickle.dumps(seen)) == seen


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "status", "title", "x"]), inner)
    ),
    max_leaves=8,
)


@given(st.lists(json_values, max_size=6))
def test_whatever_documents_look_like_they_can_be_counted(documents):
    seen = SessionProgress.from_json({"uuid": UUID, "documents": documents})
    assert seen.total == len(documents)
    assert 0 <= seen.fraction <= 1


@pytest.mark.parametrize("broken", [None, [], {}, {"documents": None}, {"documents": {}}, "x"])
def test_what_is_no_session_is_an_error_of_ours(broken):
    with pytest.raises(InvalidResponse):
        SessionProgress.from_json(broken)


# ------------------------------------------------------------------------------- the decision


def test_a_session_that_is_done_at_the_deadline_is_done():
    wait = machine(deadline=10.0)
    assert wait.observe(progress("parsing").observation, now=9.0).kind == "poll"
    assert wait.observe(progress("embedded").observation, now=10.5).kind == "done"


def test_the_last_look_is_at_the_deadline():
    wait = machine(deadline=10.0, plan=PollPlan(initial=30, jitter=0))
    assert wait.observe(progress("parsing").observation, now=4.0).delay == 6.0
    decision = wait.observe(progress("quarantined").observation, now=10.0)
    assert isinstance(decision.error, SessionTimeout)
    assert decision.error.progress.counts == {"quarantined": 1}


def test_a_wait_stalls_when_nothing_changes():
    wait = machine(deadline=None, stall_timeout=60, plan=PollPlan(initial=1.0))
    assert wait.observe(progress("pending", "pending").observation, now=0.0).kind == "poll"
    assert wait.observe(progress("parsing", "pending").observation, now=50.0).kind == "poll"
    assert wait.observe(progress("parsing", "pending").observation, now=109.0).delay == 1.0
    assert isinstance(
        wait.observe(progress("parsing", "pending").observation, now=110.0).error, SessionStalled
    )


def server_error(kind=ServerError, retry_after=None):
    return kind("down", status=503, method="GET", url="u", retry_after=retry_after)


@pytest.mark.parametrize("attempts", [1, 2, 4, 7])
def test_as_many_polls_in_a_row_may_fail_as_the_policy_has_attempts(attempts):
    wait = machine(deadline=None, retry=RetryPolicy(attempts=attempts))
    for _ in range(3):
        borne = [wait.on_error(server_error(), now=0.0).kind for _ in range(attempts - 1)]
        assert borne == ["poll"] * (attempts - 1)
        wait.observe(progress("parsing").observation, now=0.0)
    assert [wait.on_error(server_error(), now=0.0).kind for _ in range(attempts)][-1] == "error"


def test_the_pause_after_a_failed_poll_is_at_least_the_policys():
    wait = machine(deadline=None, retry=RetryPolicy(attempts=4, backoff=8), plan=PollPlan(jitter=0))
    assert [wait.on_error(server_error(), now=0.0, jitter=0.5).delay for _ in range(3)] == [4.0, 8.0, 10.0]


def test_at_the_deadline_the_error_names_the_poll_that_failed():
    wait = machine(deadline=10.0)
    decision = wait.on_error(server_error(), now=10.0)
    assert decision.kind == "timeout"
    assert "no poll succeeded; the last poll failed: down" in str(decision.error)
    assert isinstance(decision.error.__cause__, ServerError)


def test_maintenance_is_waited_out_until_the_deadline_and_its_pause_is_kept():
    wait = machine(deadline=10_000.0)
    delays = [wait.on_error(server_error(MaintenanceError, 300), now=float(n)).delay for n in range(50)]
    assert min(delays) == 300
    decision = wait.on_error(server_error(MaintenanceError), now=10_000.0)
    assert isinstance(decision.error, SessionTimeout)
    assert isinstance(decision.error.__cause__, MaintenanceError)


def test_an_error_that_will_not_pass_ends_the_wait_at_once():
    error = NotFoundError("gone", status=404, method="GET", url="u")
    assert machine(deadline=None).on_error(error, now=0.0).error is error


@given(st.lists(st.booleans(), max_size=50))
def test_pauses_stay_within_the_plan_and_grow_while_nothing_changes(changes):
    plan, pause = PollPlan(), None
    for changed in changes:
        following = plan.following(pause, changed=changed)
        assert plan.initial <= following <= plan.maximum
        if pause is not None and not changed:
            assert following >= pause
        pause = following


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


def look_once(client, *, asynchronous, **options):
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
def test_a_single_look_is_one_request_and_judges_as_a_wait_does(
    server, client, clock, asynchronous, statuses, options, verdict
):
    server.replies(look(*statuses))
    seen = look_once(client, asynchronous=asynchronous, **options)
    assert (seen.uuid, seen.verdict) == (UUID, verdict)
    assert [request.path for request in server.requests] == [f"/api/v2/upload-session/{UUID}"]
    assert clock.slept == []


@BOTH
def test_a_single_look_that_cannot_be_read_is_an_error_of_ours(server, client, asynchronous):
    server.replies(Reply(404, b"", {}))
    with pytest.raises(NotFoundError):
        look_once(client, asynchronous=asynchronous)
    for broken in (b"<html>", b"null", b'{"documents": 3}'):
        server.replies(Reply(body=broken))
        with pytest.raises(InvalidResponse):
            look_once(client, asynchronous=asynchronous)


@BOTH
@pytest.mark.parametrize(("options", "names"), [({"expected": -1}, "expected"), ({"success": ()}, "success")])
def test_a_single_look_names_a_bad_parameter_before_it_asks(server, client, asynchronous, options, names):
    with pytest.raises(InvalidInput, match=names):
        look_once(client, asynchronous=asynchronous, **options)
    with pytest.raises(InvalidInput, match="uuid"):
        client.session(" ")
    assert server.requests == []


@pytest.mark.parametrize("look", [Paradigm.session, Paradigm.asession])
def test_a_single_look_counts_the_same_statuses_as_done_as_a_wait_does(look):
    ours, waits = (
        set(inspect.signature(one).parameters["success"].default)
        for one in (look, wait_until_session_embedded)
    )
    assert ours == waits
