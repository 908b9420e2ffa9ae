import time
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import InvalidInput, RetryPolicy
from paradigm_ext._core._rate_limit import RateLimiter
from paradigm_ext._core._retry import IDEMPOTENT_METHODS, RetryBudget, parse_http_date, parse_retry_after

NOW = 1_800_000_000.0
POLICY = RetryPolicy()


def decide(
    policy=POLICY, *, method="GET", attempt=1, failure=503, retry_after=None, replayable=True, jitter=1.0
):
    return policy.delay(
        method=method,
        attempt=attempt,
        failure=failure,
        retry_after=retry_after,
        replayable=replayable,
        jitter=jitter,
    )


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("1.5", 1.5),
        ("3600", 3600.0),
        (format_datetime(datetime.fromtimestamp(NOW + 90, UTC), usegmt=True), 90.0),
        (format_datetime(datetime.fromtimestamp(NOW - 90, UTC), usegmt=True), 0.0),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)
def test_retry_after_is_read_or_counts_as_absent(header, seconds):
    assert parse_retry_after(header, now=NOW) == (None if seconds is None else pytest.approx(seconds, abs=1))


@given(st.text())
def test_retry_after_never_raises_and_never_asks_for_an_impossible_sleep(text):
    seconds = parse_retry_after(text, now=NOW)
    assert seconds is None or 0 <= seconds < float("inf")


@pytest.mark.parametrize("failure", ["connect", "transport", 408, 425, 429, 500, 502, 503, 504])
def test_idempotent_requests_are_repeated(failure):
    assert all(decide(method=method, failure=failure) is not None for method in IDEMPOTENT_METHODS)


@pytest.mark.parametrize("failure", ["local", 400, 401, 403, 404, 409, 413, 422, 501, 520])
def test_what_will_not_change_is_not_repeated(failure):
    assert decide(failure=failure) is None


@pytest.mark.parametrize(
    ("failure", "repeated"), [("connect", True), (429, True), ("transport", False), (503, False)]
)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_post_is_repeated_only_where_the_server_cannot_have_acted(method, failure, repeated):
    assert (decide(method=method, failure=failure) is not None) is repeated
    assert decide(RetryPolicy(idempotent=True), method=method, failure=failure) is not None


def test_nothing_is_repeated_beyond_the_attempts_or_with_a_body_that_is_gone():
    assert decide(attempt=4) is None
    assert decide(RetryPolicy(attempts=1)) is None
    assert decide(replayable=False) is None


def test_a_server_that_asks_for_too_long_is_not_waited_for():
    assert decide(retry_after=120.0, jitter=0.0) == 120.0
    assert decide(retry_after=3600.0) is None


@given(st.integers(1, 3), st.floats(0, 1, exclude_max=True))
def test_back_off_is_full_jitter_within_its_cap(attempt, jitter):
    delay = decide(attempt=attempt, jitter=jitter)
    assert delay is not None
    assert 0 <= delay <= min(20.0, 0.5 * 2 ** (attempt - 1))


def test_the_budget_stops_retries_in_an_outage_and_survives_a_fifth_of_failures():
    budget = RetryBudget(capacity=10, refill=0.5)
    assert [budget.spend() for _ in range(12)].count(True) == 10
    for _ in range(1_000):
        for _ in range(4):
            budget.earn()
        assert budget.spend()


@given(st.integers(1, 5_000), st.lists(st.floats(0, 5), min_size=1, max_size=300))
def test_no_minute_ever_sees_more_than_the_allowance(allowance, pauses):
    rate_limiter, now, sent = RateLimiter(allowance), 0.0, []
    for pause in pauses:
        now += pause
        sent.append(now + rate_limiter.reserve(now).delay)
    for index, start in enumerate(sent):
        within = [moment for moment in sent[index:] if moment - start < 60 - 1e-6]
        assert len(within) <= allowance


def test_a_burst_goes_out_at_once():
    rate_limiter = RateLimiter(1_000)
    assert [rate_limiter.reserve(0.0).delay for _ in range(20)] == [0.0] * 20
    assert rate_limiter.reserve(0.0).delay > 0


def test_an_allowance_below_one_is_refused():
    with pytest.raises(InvalidInput, match="max_requests_per_minute"):
        RateLimiter(0)


@pytest.mark.parametrize(
    "date",
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_a_date_is_read_as_utc_in_each_format_and_wherever_we_are(monkeypatch, date, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert parse_http_date(date) == 784_111_777
        assert parse_retry_after(date, now=784_111_700.0) == 77
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_date_is_counted_from_the_servers_own_clock():
    until, sent = "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT"
    assert parse_retry_after(until, now=0.0, date=sent) == 30
    assert parse_retry_after(until, now=784_111_700.0, date="yesterday") == 77
    assert parse_retry_after("5", now=0.0, date=sent) == 5
