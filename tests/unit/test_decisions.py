"""The pure decisions at their edges: what `nox -s mutation` would change without anybody noticing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paradigm_ext import ConfigurationError, InvalidInput, InvalidResponse, RetryPolicy
from paradigm_ext._core._deadline import NO_DEADLINE, Deadline
from paradigm_ext._core._rate_limit import RateLimiter
from paradigm_ext._core._retry import RetryBudget, parse_http_date, parse_retry_after
from paradigm_ext._ingestion._effects import add_file_body
from paradigm_ext._ingestion._reconcile import document_id, reconcile, title_groups, titles_of

# ------------------------------------------------------------------------------------- in doubt


def session(*documents):
    return {"documents": [{"id": number, "title": title} for number, title in documents]}


@pytest.mark.parametrize(
    ("documents", "claimed", "finding", "identifier"),
    [
        ([(1, "Report")], [], "arrived", 1),
        ([(1, "REPORT.PDF")], [], "arrived", 1),
        ([(1, "report")], [1], "absent", None),
        ([(None, "report")], [1], "arrived", None),
        ([(1, "report"), (2, "report")], [1], "arrived", 2),
        ([(2, "notes")], [], "absent", None),
        ([(2, "renamed")], [], "unsure", None),
        ([(2, None)], [], "unsure", None),
        ([], [], "absent", None),
    ],
)
def test_a_file_in_doubt_is_found_by_its_title(documents, claimed, finding, identifier):
    found = reconcile(session(*documents), name="report.pdf", claimed=claimed, titles={"report", "notes"})
    assert (found.finding, found.document_id) == (finding, identifier)


@pytest.mark.parametrize(
    ("answer", "claimed", "expected"),
    [
        ({"message": "ok", "id": 7}, [], 7),
        ({"message": "ok", "id": True}, [], None),
        ({"message": "ok", "id": "7"}, [], None),
        ({"message": "ok"}, [], None),
        ([7], [], None),
        (None, [], None),
        (session((3, "report"), (5, "Report"), (9, "notes")), [], 5),
        (session((3, "report"), (5, "report")), [5], 3),
        (session((3, "report")), [3], None),
        (session((None, "report"), (4, "report.pdf")), [], 4),
        (session((4, None)), [], None),
        ({"id": 7, **session((9, "notes"))}, [], None),
    ],
)
def test_the_answer_to_adding_a_file_names_its_document(answer, claimed, expected):
    assert document_id(answer, name="report.pdf", claimed=claimed) == expected


def test_a_file_in_doubt_is_looked_for_by_the_title_that_it_was_sent_with_first():
    held = session((1, "report"), (2, "b/report"), (3, "report.pdf"))
    known = {"report", "b/report", "report.pdf"}

    def found(*claimed, title=""):
        return reconcile(held, name="report.pdf", claimed=claimed, titles=known, title=title)

    assert found(title="b/report").document_id == 2
    assert found(2, title="b/report").document_id == 1
    assert found(1, 2, title="b/report").document_id == 3
    assert found(1, 2, 3, title="b/report").finding == "absent"
    assert found().document_id == 1
    assert found(1).document_id == 3
    other = reconcile(held, name="x.pdf", claimed=(), titles=known, title="B/Report ")
    assert other.document_id == 2


def test_the_answer_to_adding_a_titled_file_names_its_document():
    held = session((1, "report"), (2, "b/report"), (7, "notes"))
    assert document_id(held, name="x.pdf", claimed=(), title="b/report") == 2
    assert document_id(held, name="x.pdf", claimed=()) is None


def test_a_files_own_title_counts_before_the_others_that_it_may_have_got():
    held = session((3, "report.pdf"), (1, "report"), (9, "xxxx"))
    assert reconcile(held, name="report.pdf", claimed=(), titles=set()).document_id == 1
    assert document_id(held, name="report.pdf", claimed=()) == 3
    assert reconcile(session((9, None)), name="xxxx.pdf", claimed=(), titles=set()).finding == "unsure"
    assert document_id(session((9, None)), name="xxxx.pdf", claimed=()) is None


def test_the_titles_that_a_file_may_have_got():
    assert titles_of("Report.PDF") == {"report", "report.pdf"}
    assert titles_of("Report.PDF", "A/Report") == {"report", "report.pdf", "a/report"}


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["a.pdf", "b.pdf"], [[0], [1]]),
        (["a.pdf", "A.txt", "b.txt"], [[0, 1], [2]]),
        (["a.pdf", "a.pdf.txt"], [[0, 1]]),
        (["a.pdf.txt", "b.txt"], [[0], [1]]),
        (["a", "a.pdf"], [[0, 1]]),
        (["a", "b"], [[0], [1]]),
        (["a.pdf", "a.pdf.txt", "a.pdf.txt.zip"], [[0, 1, 2]]),
        (["a.x.y", "b.x"], [[0], [1]]),
        (["a.x.y", "a.z"], [[0], [1]]),
    ],
)
def test_files_that_may_share_a_title_are_sent_one_after_the_other(names, groups):
    assert title_groups([titles_of(name) for name in names]) == groups


# ------------------------------------------------------------------------------------- retries


@pytest.mark.parametrize(("attempt", "expected"), [(1, 1.0), (2, 2.0), (3, 4.0), (4, 5.0), (5, 5.0)])
def test_the_pause_doubles_up_to_its_limit(attempt, expected):
    policy = RetryPolicy(attempts=9, backoff=2.0, max_backoff=10.0)
    delay = policy.delay(
        method="GET", attempt=attempt, failure=503, retry_after=None, replayable=True, jitter=0.5
    )
    assert delay == expected


def test_what_the_server_asks_for_is_the_least_pause():
    policy = RetryPolicy(backoff=2.0, max_retry_after=30.0)
    given = {"method": "GET", "attempt": 1, "failure": 503, "replayable": True}
    assert policy.delay(**given, retry_after=30.0, jitter=0.25) == 30.5
    assert policy.delay(**given, retry_after=30.1, jitter=0.25) is None


def test_an_error_on_this_machine_is_not_repeated():
    policy = RetryPolicy(idempotent=True)
    given = {"method": "GET", "attempt": 1, "retry_after": None, "replayable": True, "jitter": 0.5}
    assert policy.delay(**given, failure="local") is None
    assert policy.delay(**given, failure="transport") is not None


def test_a_date_gone_by_is_no_wait():
    assert parse_retry_after("Fri, 15 Jan 2027 08:00:00 GMT", now=1_900_000_000) == 0.0


def test_a_date_of_another_zone_is_the_same_moment():
    assert parse_http_date("Fri, 15 Jan 2027 10:00:00 +0200") == 1_800_000_000


def test_a_budget_is_spent_and_earned_back():
    budget = RetryBudget(capacity=1, refill=0.5)
    assert [budget.spend(), budget.spend()] == [True, False]
    budget.earn()
    assert budget.spend() is False
    budget.earn()
    assert budget.spend() is True
    assert RetryBudget(capacity=0, refill=0).spend() is False


def test_a_budget_by_default_affords_a_hundred_retries():
    budget = RetryBudget()
    assert sum(budget.spend() for _ in range(200)) == 100
    for _ in range(4):
        budget.earn()
    assert sum(budget.spend() for _ in range(200)) == 2


@pytest.mark.parametrize("name", ["capacity", "refill"])
def test_a_budget_names_what_is_wrong_with_it(name):
    with pytest.raises(ValueError, match=rf"\b{name}\b.*-1"):
        RetryBudget(**{name: -1})


# ------------------------------------------------------------------------------------- pacing


def delays(limiter, now, count):
    return [limiter.reserve(now).delay for _ in range(count)]


def test_a_fiftieth_goes_out_at_once_and_the_rest_evenly():
    assert delays(RateLimiter(350), 100.0, 9) == pytest.approx([0] * 7 + [60 / 343, 2 * 60 / 343])
    assert delays(RateLimiter(99), 100.0, 3) == pytest.approx([0, 60 / 98, 2 * 60 / 98])


def test_a_new_line_has_nothing_saved_up():
    limiter = RateLimiter(350, opened=100.0)
    assert delays(limiter, 100.0, 3) == pytest.approx([60 / 343, 2 * 60 / 343, 3 * 60 / 343])
    # Time without requests saves up the burst, and no more.
    assert delays(limiter, 200.0, 8) == pytest.approx([0] * 7 + [60 / 343])


def test_time_before_the_first_request_counts():
    assert delays(RateLimiter(10, opened=100.0), 100.0 + 60 / 9, 2) == pytest.approx([0, 60 / 9])


def test_a_forked_child_begins_a_line_of_its_own():
    limiter = RateLimiter(10)
    places = [limiter.reserve(100.0) for _ in range(3)]
    limiter.give_back(places[2])
    limiter.after_fork()
    assert delays(limiter, 100.0, 2) == pytest.approx([60 / 9, 120 / 9])
    limiter.give_back(places[0])


@settings(max_examples=25)
@given(st.integers(1, 2_000), st.lists(st.tuples(st.floats(0.0, 1.0), st.integers(1, 8)), max_size=60))
def test_processes_of_a_few_requests_keep_the_allowance_of_one(allowance, processes):
    """One process after the other: each begins when the one before it has sent its last request."""
    now, sent = 0.0, []
    for idle, requests in processes:
        now += idle
        limiter = RateLimiter(allowance, opened=now)
        for _ in range(requests):
            now += limiter.reserve(now).delay
            sent.append(now)
    for index, start in enumerate(sent):
        assert len([moment for moment in sent[index:] if moment - start < 60 - 1e-6]) <= allowance


@pytest.mark.parametrize("limit", [0, 1.5, "10"])
def test_a_limit_that_cannot_be_kept_is_refused_by_name(limit):
    with pytest.raises(ConfigurationError, match=r"^max_requests_per_minute ") as caught:
        RateLimiter(limit)
    assert "None" in str(caught.value)
    assert " no limit" in str(caught.value)


def test_a_place_behind_the_deadline_is_not_taken():
    limiter = RateLimiter(10)  # one at once, then one every 60 / 9 seconds
    first = limiter.reserve(100.0, Deadline.after(1, 100.0))
    assert first is not None
    assert (first.slot, first.delay) == (100.0, 0.0)
    assert limiter.reserve(100.0, Deadline.after(1, 100.0)) is None
    second = limiter.reserve(100.0)
    assert second is not None
    assert second.slot == pytest.approx(100 + 60 / 9)


def test_a_short_pause_past_the_deadline_is_not_made_either():
    limiter = RateLimiter(100)
    assert delays(limiter, 100.0, 2) == [0] * 2
    assert limiter.reserve(100.0, Deadline.after(0.5, 100.0)) is None


def test_a_place_that_is_free_now_is_given_at_the_deadline_too():
    assert RateLimiter(10).reserve(100.0, Deadline.after(0, 100.0)) is not None


def test_a_place_given_back_goes_to_the_next():
    limiter = RateLimiter(10)
    places = [limiter.reserve(100.0) for _ in range(4)]
    limiter.give_back(places[2])
    limiter.give_back(places[1])
    again = [limiter.reserve(100.0) for _ in range(3)]
    assert [place.slot for place in again[:2]] == [places[1].slot, places[2].slot]
    assert again[2].slot > places[3].slot


def test_a_place_given_back_too_late_is_lost():
    limiter = RateLimiter(10)
    places = [limiter.reserve(100.0) for _ in range(2)]
    limiter.give_back(places[1])
    later = places[1].slot
    assert limiter.reserve(later).slot == pytest.approx(later + 60 / 9)


def test_a_place_given_back_is_the_next_one_taken():
    limiter = RateLimiter(1)
    _, second, third = (limiter.reserve(0.0) for _ in range(3))
    limiter.give_back(second)
    assert limiter.reserve(0.0) == second
    assert limiter.reserve(0.0).delay == third.delay + 60


def test_a_place_given_back_too_late_is_gone():
    limiter = RateLimiter(1)
    place = limiter.reserve(0.0)
    limiter.give_back(place)
    assert limiter.reserve(600.0).delay == 0
    assert limiter.reserve(600.0).delay == 60


@given(st.integers(1, 300), st.lists(st.tuples(st.floats(0, 5), st.booleans()), min_size=1, max_size=300))
def test_places_given_back_never_raise_the_allowance(allowance, steps):
    limiter, now, sent = RateLimiter(allowance), 0.0, []
    for step, used in steps:
        now += step
        place = limiter.reserve(now)
        if used:
            sent.append(now + place.delay)
        else:
            limiter.give_back(place)
    sent.sort()
    for start in sent:
        assert len([moment for moment in sent if start <= moment < start + 59.99]) <= allowance


# ------------------------------------------------------------------------------------- deadlines


def test_a_deadline_lies_as_many_seconds_ahead_as_were_given_and_without_any_there_is_none():
    assert Deadline.after(5.0, 100.0) == Deadline(105.0)
    assert Deadline.after(None, 100.0) == Deadline(None)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 2e6))
def test_a_clamped_pause_never_ends_after_the_deadline(seconds, length, later):
    deadline = Deadline.after(seconds, 0.0)
    assert 0 <= deadline.clamp(length, later) <= length
    assert later + deadline.clamp(length, later) <= max(seconds, later) + 1e-6
    assert deadline.passed(later) == (deadline.remaining(later) == 0)


def test_no_deadline_never_passes():
    assert NO_DEADLINE.remaining(1e9) is None
    assert not NO_DEADLINE.passed(1e9)
    assert NO_DEADLINE.clamp(7.0, 1e9) == 7.0
    assert not NO_DEADLINE.forbids(1e9, 1e9)


def test_a_pause_that_ends_at_the_deadline_leaves_no_time_for_anything():
    assert Deadline(10.0).forbids(5.0, 5.0)
    assert not Deadline(10.0).forbids(4.5, 5.0)


def test_the_sooner_of_two_holds():
    early, late = Deadline(1.0), Deadline(2.0)
    assert early.sooner(late) == late.sooner(early) == early.sooner(NO_DEADLINE) == early
    assert NO_DEADLINE.sooner(early) == early


@pytest.mark.parametrize("seconds", [-1, float("nan"), "3", True])
def test_an_invalid_number_of_seconds_is_refused(seconds):
    with pytest.raises(InvalidInput, match=r"timeout must be a number.*None for no deadline"):
        Deadline.after(seconds, 0.0)


@pytest.mark.parametrize("body", [None, [], "ok", {"message": "ok"}, {"id": None}, {"id": "7"}, {"id": True}])
def test_an_answer_without_an_id_does_not_say_that_the_file_was_stored(body):
    with pytest.raises(InvalidResponse):
        add_file_body(body)


@pytest.mark.parametrize("body", [{"id": 7}, {"documents": []}])
def test_an_answer_of_either_release_says_that_the_file_was_stored(body):
    assert add_file_body(body) is body
