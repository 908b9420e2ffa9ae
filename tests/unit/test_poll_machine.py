"""What one poll says, and what the poll machine decides after it: without a server."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_api.v2.models import UploadSessionResponse
from paradigm_ext import (
    NO_RETRIES,
    CircuitOpen,
    InvalidInput,
    InvalidResponse,
    MaintenanceError,
    NotFoundError,
    Observation,
    ParadigmError,
    PollMachine,
    PollPlan,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    SessionProgress,
    SessionStalled,
    SessionTimeout,
)
from paradigm_ext._polling._session import session_machine
from tests.unit.session_bodies import MISSING, UUID, body


def machine(*, deadline, stall_timeout=None, plan=PollPlan(), retry=RetryPolicy()):  # noqa: B008 - frozen
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


# ------------------------------------------------------------------------------- the machine's edges


STEADY = PollPlan(initial=2.0, maximum=16.0, factor=2.0, jitter=0.5)


def begun(timeout=100.0, *, now=1000.0, **options):
    return PollMachine.begin("the thing", timeout=timeout, now=now, plan=STEADY, **options)


def seen(state="in_flight", fingerprint=0, **values):
    return Observation(value="value", state=state, fingerprint=fingerprint, **values)


@pytest.mark.parametrize("name", ["timeout", "stall_timeout"])
@pytest.mark.parametrize("seconds", [0, -1, float("nan"), "3"])
def test_a_wait_names_the_seconds_that_are_invalid(name, seconds):
    with pytest.raises(InvalidInput, match=rf"^{name} must be .* None for no limit"):
        PollMachine.begin("x", now=0.0, **{"timeout": None, name: seconds})


def test_seconds_may_be_less_than_one():
    machine = PollMachine.begin("x", timeout=0.5, stall_timeout=0.5, now=10.0)
    assert (machine.deadline, machine.stall_timeout) == (10.5, 0.5)
    assert machine.last_request.at == 11.0
    assert PollMachine.begin("x", timeout=None, now=10.0).last_request.at is None


def test_a_thing_that_is_done_ends_the_wait_without_an_error():
    machine = begun()
    decision = machine.observe(seen("done"), now=5000.0)
    assert (decision.kind, decision.error, decision.final) == ("done", None, True)
    assert machine.value == "value"


@pytest.mark.parametrize("state", ["failed", "invalid"])
def test_a_thing_that_can_never_be_done_ends_the_wait_with_its_reason(state):
    decision = begun().observe(seen(state, summary="1 of 2", reason="it burnt"), now=1000.0)
    assert (decision.kind, decision.final) == (state, True)
    assert str(decision.error) == "the thing: it burnt (1 of 2)"
    assert decision.error.outcome == state
    assert decision.error.__cause__ is None


class OwnError(ParadigmError):
    """Keeps what it was made of."""

    def __init__(self, *parts):
        super().__init__("own")
        self.parts = parts


def test_the_error_is_made_of_outcome_sentence_and_value():
    machine = begun(error=OwnError)
    machine.observe(seen(fingerprint=1), now=1000.0)
    ended = machine.observe(seen("failed", reason="it burnt"), now=1001.0)
    assert ended.error.parts == ("failed", "the thing: it burnt", "value")
    late = begun(error=OwnError).on_error(server_error(), now=1100.0)
    assert late.error.parts == (
        "timeout",
        "the thing: the deadline passed, no poll succeeded; the last poll failed: down",
        None,
    )


def test_pauses_grow_while_nothing_changes_and_halve_when_something_does():
    machine = begun(timeout=None)
    prints = [1, 1, 1, 1, 1, 2, 2, 3, 4, 5]
    delays = [machine.observe(seen(fingerprint=one), now=1000.0).delay for one in prints]
    assert delays == [2, 4, 8, 16, 16, 8, 16, 8, 4, 2]


def test_a_pause_is_shortened_by_its_share_of_jitter():
    assert begun().observe(seen(), now=1000.0, jitter=1.0).delay == 1.0
    assert begun().on_error(server_error(), now=1000.0, jitter=0.0).delay == 2.0
    assert begun().observe(seen(), now=1000.0).delay == 2.0
    short = PollMachine(subject="x", plan=PollPlan(initial=0.25, jitter=0))
    assert short.observe(seen(), now=0.0).delay == 0.25


def test_a_failed_poll_is_no_change_and_counts_with_the_pauses():
    machine = begun(timeout=None, retry=RetryPolicy(attempts=4, backoff=0.0))
    assert [machine.on_error(server_error(), now=1000.0).delay for _ in range(3)] == [2, 4, 8]
    assert machine.observe(seen(), now=1000.0).delay == 4  # what is seen first is a change
    assert machine.on_error(server_error(), now=1000.0).delay == 8


def test_no_pause_is_longer_than_what_the_deadline_leaves():
    machine = begun(timeout=1.5)
    assert machine.observe(seen(), now=1000.0).delay == 1.5
    assert machine.observe(seen(), now=1001.25).delay == 0.25
    assert begun(timeout=1.5).on_error(server_error(retry_after=99), now=1000.5).delay == 1.0
    assert begun(timeout=None, stall_timeout=1.5).observe(seen(), now=1000.0).delay == 1.5


def test_what_a_server_asks_for_is_kept_up_to_an_hour():
    asked = [
        begun(timeout=None).on_error(server_error(retry_after=seconds), now=0.0).delay
        for seconds in (0, 1, 9)
    ]
    assert asked == [2, 2, 9]
    assert begun(timeout=None).on_error(server_error(retry_after=1e9), now=0.0).delay == 3600


def test_a_pause_for_maintenance_or_a_probe_is_the_plans_where_no_longer_one_is_asked_for():
    quick = PollPlan(initial=0.25, jitter=0)
    for error in (server_error(MaintenanceError), circuit_open(0.5)):
        machine = PollMachine.begin("x", timeout=None, now=0.0, plan=quick, retry=NO_RETRIES)
        assert machine.on_error(error, now=0.0).delay == (0.5 if isinstance(error, CircuitOpen) else 0.25)


def circuit_open(retry_after):
    return CircuitOpen("x", method="GET", url="u", retry_after=retry_after, last_failure="answered 500")


def test_errors_without_success_between_are_in_a_row_whatever_the_pauses():
    machine = begun(timeout=None, retry=RetryPolicy(attempts=2))
    assert machine.on_error(server_error(), now=0.0).kind == "poll"
    machine.on_error(server_error(MaintenanceError), now=0.0)
    error = server_error()
    decision = machine.on_error(error, now=0.0)
    assert (decision.kind, decision.error) == ("error", error)


@pytest.mark.parametrize(("now", "kind"), [(1099.9, "error"), (1100.0, "timeout"), (1101.0, "timeout")])
def test_a_transient_error_at_the_deadline_is_the_deadlines(now, kind):
    machine = begun(retry=NO_RETRIES)
    assert machine.on_error(server_error(), now=now).kind == kind


def test_an_error_that_will_not_pass_is_the_end_at_the_deadline_too():
    error = NotFoundError("gone", status=404, method="GET", url="u")
    assert begun().on_error(error, now=1100.0).error is error


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (1099.0, "the deadline leaves no time for another poll"),
        (1100.0, "the deadline passed"),
        (1101.0, "the deadline passed"),
    ],
)
def test_a_poll_that_the_deadline_ended_says_so(now, why):
    error = RequestTimeout("late", method="GET", url="u", sent=True, by_deadline=True)
    machine = begun()
    machine.observe(seen(summary="1 of 2"), now=1000.0)
    decision = machine.on_error(error, now=now)
    assert decision.kind == "timeout"
    assert str(decision.error) == f"the thing: {why} (1 of 2); the last poll failed: late"
    assert decision.error.__cause__ is error


def test_a_deadline_above_this_machine_ends_a_wait_without_one():
    error = RequestTimeout("late", method="GET", url="u", sent=True, by_deadline=True)
    decision = begun(timeout=None).on_error(error, now=1000.0)
    assert decision.kind == "timeout"
    assert "leaves no time for another poll" in str(decision.error)


def test_the_deadline_comes_before_the_stall_and_both_say_what_was_seen():
    both = begun(timeout=10.0, stall_timeout=10.0)
    both.observe(seen(summary="1 of 2"), now=1000.0)
    assert (
        str(both.observe(seen(summary="1 of 2"), now=1010.0).error)
        == "the thing: the deadline passed (1 of 2)"
    )
    stalled = begun(timeout=None, stall_timeout=10.0)
    stalled.observe(seen(summary="1 of 2"), now=1000.0)
    decision = stalled.on_error(server_error(), now=1010.0)
    assert decision.kind == "stalled"
    assert str(decision.error) == ("the thing: nothing changed for 10 s (1 of 2); the last poll failed: down")


def test_before_the_first_poll_nothing_can_stall():
    machine = begun(timeout=None, stall_timeout=1.0, retry=RetryPolicy(attempts=9))
    assert machine.on_error(server_error(), now=2000.0).kind == "poll"


def test_a_thing_counts_as_gone_after_so_many_polls_in_a_row_that_miss_it():
    gone = NotFoundError("gone", status=404, method="GET", url="u")
    quick = PollPlan(initial=0.1, maximum=0.1)
    machine = PollMachine(subject="x", plan=quick, missing_polls=5)
    assert [machine.on_error(gone, now=0.0).delay for _ in range(4)] == [1.0, 3.0, 3.0, 3.0]
    assert machine.on_error(gone, now=0.0).error is gone
    once = PollMachine(subject="x", plan=quick)
    assert once.on_error(gone, now=0.0).error is gone


def test_what_was_seen_before_is_not_gone_after_one_404():
    gone = NotFoundError("gone", status=404, method="GET", url="u")
    machine = PollMachine(subject="x", plan=PollPlan(initial=0.1, maximum=0.1))
    machine.observe(seen(), now=0.0)
    assert [machine.on_error(gone, now=0.0).kind for _ in range(2)] == ["poll", "poll"]
    machine.observe(seen(), now=0.0)
    assert machine.on_error(gone, now=0.0).kind == "poll"
    assert machine.on_error(gone, now=0.0).kind == "poll"
    assert machine.on_error(gone, now=0.0).error is gone
