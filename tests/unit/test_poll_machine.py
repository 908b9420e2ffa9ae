"""What one poll says, and what the poll machine decides after it: without a server."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_api.v2.models import UploadSessionResponse
from paradigm_ext import (
    InvalidResponse,
    MaintenanceError,
    NotFoundError,
    PollPlan,
    RetryPolicy,
    ServerError,
    SessionProgress,
    SessionStalled,
    SessionTimeout,
)
from paradigm_ext._polling._session import session_machine

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
