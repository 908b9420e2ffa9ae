"""What follows a failure: another attempt or the error, and what the failure says of a file."""

from __future__ import annotations

import re

import pytest

from paradigm_ext import (
    APIError,
    AuthenticationError,
    CircuitOpen,
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    ParadigmError,
    PermissionDeniedError,
    RateLimitError,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    TransportError,
    UnreadableSource,
)
from paradigm_ext._core._attempts import Attempts, Retrying
from paradigm_ext._core._breaker import PROBE_SECONDS, says_alive, says_broken
from paradigm_ext._core._doubt import bounded_end, may_have_arrived, settling_pauses
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retrying import pause_before_retry
from paradigm_ext._errors import LedgerError
from paradigm_ext._ingestion._report import UploadFailure
from paradigm_ext._ingestion._verdicts import (
    all_refused,
    doubled,
    held_back,
    is_page,
    refused,
    stops_all,
    unsure,
)
from paradigm_ext._ingestion.sources._select import Selection
from tests.unit.fake_clock import FakeClock

POLICY = RetryPolicy(attempts=3, backoff=8.0, max_retry_after=60.0)


def answered(status, kind=APIError, **values):
    return kind("x", status=status, method="POST", url="/x", **values)


def transport(*, sent):
    return TransportError("x", method="POST", url="/x", sent=sent)


def circuit_open(retry_after):
    return CircuitOpen("x", method="GET", url="/x", retry_after=retry_after, last_failure="answered 500")


def attempts(**options):
    return Attempts(Retrying(POLICY, lambda: 0.5, **options))


# ------------------------------------------------------------------------------------- attempts


def test_the_pauses_are_the_policys_and_the_last_attempts_error_is_raised():
    made, error = attempts(), answered(503, ServerError)
    assert [made.pause_after(error) for _ in range(2)] == [4.0, 8.0]
    with pytest.raises(ServerError) as caught:
        made.pause_after(error)
    assert caught.value is error
    assert made.made == 3


def test_what_the_server_asks_for_is_waited_up_to_the_policys_limit():
    assert attempts().pause_after(answered(429, RateLimitError, retry_after=60.0)) == 64.0
    error = answered(429, RateLimitError, retry_after=61.0)
    with pytest.raises(RateLimitError):
        attempts().pause_after(error)


@pytest.mark.parametrize(("asked", "pause"), [(0.0, 4.0), (PROBE_SECONDS, PROBE_SECONDS + 4.0)])
def test_the_pause_for_a_probe_is_what_is_left_of_it_and_a_share_of_the_back_off(asked, pause):
    made = attempts()
    assert made.pause_after(circuit_open(asked)) == pause
    assert made.made == 0


def test_whoever_meets_an_open_circuit_does_not_try_again():
    made, error = attempts(), circuit_open(PROBE_SECONDS + 0.1)
    with pytest.raises(CircuitOpen):
        made.pause_after(error)
    assert made.made == 0


def test_an_error_of_the_deadline_is_the_last():
    error = RequestTimeout("x", method="GET", url="/x", sent=True, by_deadline=True)
    made = attempts()
    with pytest.raises(RequestTimeout) as caught:
        made.pause_after(error)
    assert caught.value is error
    assert made.made == 0


def test_a_pause_that_reaches_the_deadline_is_an_error_that_names_it():
    asked = []
    made = attempts(forbids=lambda pause: asked.append(pause) or pause > 4)
    error = TransportError("broken", method="PUT", url="/y", sent=False)
    assert made.pause_after(error) == 4.0
    with pytest.raises(RequestTimeout) as caught:
        made.pause_after(error)
    assert asked == [4.0, 8.0]
    raised = caught.value
    assert raised.__cause__ is error
    assert (raised.method, raised.url, raised.sent, raised.attempts) == ("PUT", "/y", False, 2)
    assert raised.by_deadline
    assert str(raised) == "broken; the next attempt would come in 8.0 s, after the deadline"


def test_an_error_without_a_request_is_taken_for_one_that_was_sent():
    made = attempts(forbids=lambda _: True)
    with pytest.raises(RequestTimeout) as caught:
        made.pause_after(InvalidResponse("cut short", operation="x"))
    assert (caught.value.method, caught.value.url, caught.value.sent) == ("", "", True)


def test_a_flow_reads_until_an_answer_can_be_read():
    def parse(answer):
        if answer == "page":
            raise InvalidResponse("a page", operation="x")
        return answer.upper()

    flow = Retrying(POLICY, lambda: 0.5).read("the request", parse)
    assert flow.send(None) == "the request"
    assert flow.send("page") == Sleep(4.0)
    assert flow.send(None) == "the request"
    assert flow.throw(answered(503, ServerError, retry_after=30.0)) == Sleep(34.0)
    assert flow.send(None) == "the request"
    with pytest.raises(StopIteration) as end:
        flow.send("fine")
    assert end.value.value == "FINE"


def test_a_flow_ends_with_an_error_that_will_not_pass():
    flow = Retrying(POLICY, lambda: 0.5).read("the request", str)
    flow.send(None)
    error = answered(404, NotFoundError)
    with pytest.raises(NotFoundError) as caught:
        flow.throw(error)
    assert caught.value is error


def test_a_harmless_attempt_may_follow_whatever_the_policy_says_of_methods():
    policy = RetryPolicy(attempts=2, backoff=2.0, statuses=frozenset())
    assert pause_before_retry(policy=policy, attempt=1, asked=None, jitter=0.5) == 1.0
    assert pause_before_retry(policy=policy, attempt=1, asked=7.0, jitter=0.5) == 8.0
    assert pause_before_retry(policy=policy, attempt=2, asked=None, jitter=0.5) is None


# ------------------------------------------------------------------------------------- what a failure says


@pytest.mark.parametrize(
    ("failure", "alive", "broken"),
    [
        (404, True, False),
        (499, True, False),
        (408, False, False),
        (425, False, False),
        (429, False, False),
        (500, False, True),
        (501, False, False),
        (505, False, False),
        (599, False, True),
        ("connect", False, True),
        ("transport", False, True),
        ("local", False, False),
    ],
)
def test_what_a_failure_says_of_the_instance(failure, alive, broken):
    assert (says_alive(failure), says_broken(failure)) == (alive, broken)


@pytest.mark.parametrize(
    ("error", "possible"),
    [
        (answered(500), True),
        (answered(503, ServerError), True),
        (answered(408), True),
        (answered(425), True),
        (answered(499), False),
        (answered(409), False),
        (answered(426), False),
        (answered(429, RateLimitError), False),
        (transport(sent=True), True),
        (transport(sent=False), False),
        (InvalidResponse("x", operation="y"), True),
        (InvalidInput("x"), False),
    ],
)
def test_whether_the_server_may_have_acted(error, possible):
    assert may_have_arrived(error) is possible


@pytest.mark.parametrize(("end", "bounded"), [(1100.0, 1100.0), (1600.0, 1600.0), (9e9, 1600.0), (0.0, 0.0)])
def test_what_an_earlier_run_noted_is_believed_for_no_longer_than_a_request_takes(end, bounded):
    assert bounded_end(end, seen=1000.0, longest=600.0) == bounded


def test_the_pauses_for_what_an_earlier_run_left_grow_and_end_when_no_request_can_be_under_way():
    clock, pauses = FakeClock(), []
    for pause in settling_pauses(clock.monotonic() + 70, clock.monotonic):
        pauses.append(pause)
        clock.sleep(pause)
    assert pauses == [4.5, 6.75, 10.125, 15.0, 15.0, 15.0, 3.625]
    assert list(settling_pauses(1000.0, lambda: 1000.0)) == []
    assert next(settling_pauses(1000.5, lambda: 1000.0)) == 0.5


@pytest.mark.parametrize(
    ("error", "final"),
    [
        (answered(400), True),
        (answered(499), True),
        (answered(408), False),
        (answered(425), False),
        (answered(429, RateLimitError), False),
        (answered(500), False),
        (InvalidInput("x"), True),
        (transport(sent=False), False),
    ],
)
def test_whether_a_file_was_refused_for_good(error, final):
    assert refused(error) is final


PAGE = {"body": "<html>blocked</html>"}
ANSWER = {"body": {"detail": "no"}}


@pytest.mark.parametrize(
    ("error", "accepted", "stops"),
    [
        (answered(403, PermissionDeniedError, **ANSWER), 0, True),
        (answered(403, PermissionDeniedError, **ANSWER), 1, False),
        (answered(403, PermissionDeniedError, **PAGE), 0, False),
        (answered(404, NotFoundError, **ANSWER), 1, True),
        (answered(404, NotFoundError, **PAGE), 0, False),
        (answered(401, AuthenticationError), 1, True),
        (circuit_open(29.0), 1, True),
        (LedgerError("full"), 1, True),
        (answered(503, ServerError), 0, False),
        (ParadigmError("x"), 0, False),
    ],
)
def test_whether_other_files_can_still_succeed(error, accepted, stops):
    assert stops_all(error, accepted=accepted) is stops


def test_a_page_is_a_body_of_text():
    assert is_page(answered(403, **PAGE))
    assert not is_page(answered(403, **ANSWER))
    assert not is_page(answered(403))


# ---------------------------------------------------------------------------------- files that are not sent


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (unsure, "'a.pdf' was lost"),
        (lambda *file: doubled(*file, [3, None]), r"documents \[3, None\]"),
        (held_back, "'a.pdf' was not sent"),
    ],
)
def test_a_file_that_cannot_be_told_apart_is_named_with_its_session(make, words):
    error = make("a.pdf", "uuid-1")
    assert re.search(words, str(error))
    assert "uuid-1" in str(error)
    assert error.operation == "add a file to an upload session"


def refusals(*errors):
    return Selection((), failures=tuple(UploadFailure("x", error) for error in errors))


def test_one_error_names_the_first_ten_sources_that_cannot_be_uploaded():
    ten = [InvalidInput(f"no {number}") for number in range(10)]
    error = all_refused(refusals(*ten))
    assert type(error) is InvalidInput
    assert str(error).endswith("10 of the sources cannot be uploaded: " + "; ".join(map(str, ten)))
    assert str(all_refused(refusals(*ten, *ten[:3]))).endswith("no 9; and 3 more")


def test_a_source_that_may_be_read_later_makes_the_error_one_that_may_pass():
    assert type(all_refused(refusals(InvalidInput("no"), UnreadableSource("busy")))) is UnreadableSource
