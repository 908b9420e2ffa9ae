"""The circuit breaker: an outage is recognised, one bad file is not one."""

import pytest

from paradigm_ext import (
    NO_RETRIES,
    CircuitOpen,
    InvalidInput,
    PollMachine,
    RetryPolicy,
)
from paradigm_ext._core._attempts import Attempts, Retrying
from paradigm_ext._core._breaker import CircuitBreaker


def fail(breaker, now=0.0, *, subject="x", every=True, reason="answered 500"):
    breaker.failed(now, subject=subject, every=every, reason=reason)


# ------------------------------------------------------------------------------- the decision


def test_it_opens_after_failures_in_a_row_and_lets_one_probe_through():
    breaker = CircuitBreaker(failures=3, pause=30)
    for _ in range(3):
        assert breaker.admit(0.0) is None
        fail(breaker)
    assert breaker.admit(10.0) == 20.0
    assert breaker.admit(29.5) == 0.5
    assert breaker.admit(30.0) is None  # the probe
    assert breaker.admit(30.0) is not None  # and no other request
    breaker.succeeded()
    assert breaker.admit(30.0) is None
    assert breaker.admit(30.0) is None


def test_it_says_how_the_last_request_failed_until_one_succeeds():
    breaker = CircuitBreaker(failures=3, pause=30)
    assert (breaker.last_failure, breaker.is_open) == ("", False)
    fail(breaker, reason="answered 502")
    assert breaker.last_failure == "answered 502"
    breaker.succeeded()
    assert breaker.last_failure == ""


def test_a_probe_that_fails_opens_it_again():
    breaker = CircuitBreaker(failures=1, pause=30)
    fail(breaker)
    assert breaker.admit(30.0) is None
    fail(breaker, 31.0)
    assert breaker.admit(31.0) == 30.0


def test_a_probe_that_is_cancelled_leaves_its_turn_to_another():
    breaker = CircuitBreaker(failures=1, pause=30)
    fail(breaker)
    assert breaker.admit(30.0) is None
    breaker.ended()
    assert breaker.admit(30.0) is None


def test_a_failure_of_a_request_sent_before_it_opened_does_not_hold_the_probe_back():
    breaker = CircuitBreaker(failures=1, pause=30)
    fail(breaker)
    fail(breaker, 20.0)
    assert breaker.admit(30.0) is None


def test_a_success_in_between_begins_the_row_anew():
    breaker = CircuitBreaker(failures=2, pause=30)
    for _ in range(10):
        fail(breaker)
        breaker.succeeded()
    assert not breaker.is_open


def test_one_subject_that_fails_again_and_again_counts_once():
    breaker = CircuitBreaker(failures=2, pause=30)
    for _ in range(100):
        fail(breaker, subject="one file", every=False)
    assert not breaker.is_open
    fail(breaker, subject="another", every=False)
    assert breaker.is_open


def test_a_restart_shorter_than_the_back_offs_of_one_request_opens_nothing():
    breaker = CircuitBreaker(failures=2, pause=30, seconds=3.5)
    for _ in range(50):
        fail(breaker, 1.0)
    assert not breaker.is_open
    fail(breaker, 4.5)
    assert breaker.is_open


def test_it_can_be_switched_off():
    breaker = CircuitBreaker(failures=None, pause=30)
    for _ in range(1_000):
        fail(breaker)
    assert breaker.admit(0.0) is None


def test_a_child_begins_with_a_closed_circuit():
    breaker = CircuitBreaker(failures=1, pause=30)
    fail(breaker)
    breaker.after_fork()
    assert breaker.admit(0.0) is None


def test_the_row_never_grows_beyond_its_limit():
    breaker = CircuitBreaker(failures=3, pause=30, seconds=1e9)
    for number in range(1_000):
        fail(breaker, subject=number, every=False)
    assert len(breaker._failed) == 3


@pytest.mark.parametrize(
    "setting", [{"breaker_failures": 0}, {"breaker_failures": 1.5}, {"breaker_pause": -1}]
)
def test_an_invalid_setting_is_refused(setting):
    with pytest.raises(InvalidInput):
        RetryPolicy(**setting)


def test_the_longest_back_off_is_the_sum_of_the_ranges():
    assert RetryPolicy().longest_backoff == 0.5 + 1 + 2
    assert RetryPolicy(attempts=4, backoff=10, max_backoff=15).longest_backoff == 10 + 15 + 15
    assert NO_RETRIES.longest_backoff == 0


def circuit_open(retry_after):
    return CircuitOpen("x", method="GET", url="/x", retry_after=retry_after, last_failure="answered 500")


def test_whoever_waits_for_a_probe_does_not_give_up_however_slow_it_is():
    """Four attempts and their pauses last some seconds; a probe may be a large file."""
    attempts = Attempts(Retrying(RetryPolicy(), lambda: 0.5))
    machine = PollMachine.begin("x", timeout=None, now=0.0)
    for second in range(100):
        assert 1 <= attempts.pause_after(circuit_open(1.0)) <= 2
        assert machine.on_error(circuit_open(1.0), now=second).kind == "poll"
    assert attempts.made == 0


def test_whoever_meets_an_open_circuit_gives_up_as_after_any_failure():
    with pytest.raises(CircuitOpen):
        Attempts(Retrying(RetryPolicy(), lambda: 0.5)).pause_after(circuit_open(29.0))
    machine = PollMachine.begin("x", timeout=None, now=0.0)
    kinds = [machine.on_error(circuit_open(29.0), now=second).kind for second in range(4)]
    assert kinds == ["poll", "poll", "poll", "error"]


def test_the_time_in_which_failures_follow_each_other_is_counted_from_the_first():
    breaker = CircuitBreaker(failures=2, pause=30, seconds=5.0)
    for now in (100.0, 101.0, 104.9):
        fail(breaker, now)
    assert not breaker.is_open
    fail(breaker, 105.0)
    assert breaker.is_open


def test_after_a_probe_that_failed_another_one_is_let_through_in_its_turn():
    breaker = CircuitBreaker(failures=1, pause=30)
    fail(breaker)
    assert breaker.admit(30.0) is None
    fail(breaker, 30.0)
    fail(breaker, 45.0)  # of a request that was sent before: it does not begin the pause anew
    assert breaker.closed_for(60.0) is None
    assert breaker.admit(60.0) is None
    assert breaker.admit(60.0) == 1.0
