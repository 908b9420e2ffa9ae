"""The rule for one path, over every small set of versions."""

from __future__ import annotations

import itertools

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from paradigm_ext._mirror.documents._identity import DocumentKey
from paradigm_ext._mirror.documents._rows import Row, row_of
from paradigm_ext._mirror.planning._versions import judge, supersedes

PATH = "p" * 26
CONTENTS = {letter: letter * 26 for letter in "abc"}


def row(n: int, content: str, state: str, identifier: int) -> Row:
    key = DocumentKey("r" * 12, PATH, CONTENTS[content], n)
    status = {"in_flight": "parsing", "failed": "fail"}.get(state, state)
    return row_of({"id": identifier, "status": status}, key, {"path": "a.md"})


def rows_of(*versions: tuple[int, str, str]) -> list[Row]:
    return [row(n, content, state, number) for number, (n, content, state) in enumerate(versions, 1)]


versions = st.lists(
    st.tuples(
        st.integers(1, 4), st.sampled_from("abc"), st.sampled_from(["embedded", "failed", "in_flight"])
    ),
    max_size=5,
)


@settings(deadline=None)
@given(versions, st.sampled_from("abc"), st.booleans())
def test_what_may_go_never_takes_the_last_searchable_version(given_versions, wanted, outdated):
    rows = rows_of(*given_versions)
    verdict = judge(rows, CONTENTS[wanted], max_attempts=3, outdated=outdated)
    embedded = [one for one in rows if one.state == "embedded"]
    kept = [one for one in embedded if one not in verdict.surplus]
    assert bool(kept) == bool(embedded)
    highest = max((one.key.n for one in embedded), default=0)
    for gone in verdict.surplus:
        assert gone.state == "failed" or gone.key.n <= highest
        assert gone.state == "failed" or any(one.order > gone.order for one in kept)


@settings(deadline=None)
@given(versions, st.sampled_from("abc"))
def test_every_document_is_current_surplus_or_lower(given_versions, wanted):
    rows = rows_of(*given_versions)
    verdict = judge(rows, CONTENTS[wanted], max_attempts=3)
    parts = [*verdict.surplus, *verdict.lower, *([verdict.current] if verdict.current else [])]
    assert sorted(one.id for one in parts) == [one.id for one in rows]
    assert verdict.n > max((one.key.n for one in rows), default=0)


def test_two_runs_that_see_the_same_documents_never_delete_each_others_choice():
    """Both judge the same doubles; what one keeps the other does not delete."""
    for states in itertools.product(["embedded", "in_flight"], repeat=3):
        rows = rows_of(*[(1, "a", state) for state in states])
        verdict = judge(rows, CONTENTS["a"], max_attempts=3)
        survivors = [one for one in rows if one not in verdict.surplus]
        assert any(one.state == "embedded" for one in survivors) or "embedded" not in states


def needs(*given_versions: tuple[int, str, str], wanted: str = "a", attempts: int = 3) -> str:
    return judge(rows_of(*given_versions), CONTENTS[wanted], max_attempts=attempts).need


def test_what_a_path_needs():
    assert needs() == "upload"
    assert needs((1, "a", "embedded")) == "nothing"
    assert needs((1, "a", "in_flight")) == "wait"
    assert needs((1, "b", "embedded")) == "replace"
    assert needs((1, "a", "failed")) == "retry"
    assert needs((1, "a", "failed"), (2, "a", "failed"), (3, "a", "failed")) == "park"


def test_going_back_after_a_version_that_failed_sends_nothing():
    assert needs((1, "a", "embedded"), (2, "b", "failed")) == "nothing"


def test_going_back_after_a_version_that_worked_is_a_new_version():
    assert needs((1, "a", "embedded"), (2, "b", "embedded")) == "replace"


def test_different_contents_of_one_generation_are_both_replaced():
    assert needs((2, "a", "embedded"), (2, "b", "embedded")) == "replace"
    verdict = judge(rows_of((2, "a", "embedded"), (2, "b", "embedded")), CONTENTS["a"], max_attempts=3)
    assert (verdict.n, verdict.surplus) == (3, ())


def test_failures_of_another_content_do_not_count():
    assert needs((1, "b", "failed"), (2, "b", "failed"), (3, "b", "failed")) == "upload"


def test_the_generation_that_follows_is_one_above_the_highest():
    assert judge([], CONTENTS["a"], max_attempts=3).n == 1
    for content in ("a", "b"):
        assert judge(rows_of((4, "a", "embedded")), CONTENTS[content], max_attempts=3).n == 5
    rows = rows_of((7, "b", "failed"), (2, "a", "embedded"))
    assert judge(rows, CONTENTS["a"], max_attempts=3).n == 8


def test_a_current_version_that_is_made_anew_goes_after_the_new_one():
    rows = rows_of((1, "b", "embedded"), (2, "a", "embedded"))
    verdict = judge(rows, CONTENTS["a"], max_attempts=3, outdated=True)
    assert (verdict.need, verdict.n) == ("replace", 3)
    assert (verdict.surplus, verdict.lower) == ((rows[0],), (rows[1],))


def test_failures_go_once_their_content_is_searchable_and_count_until_then():
    rows = rows_of((1, "a", "failed"), (2, "a", "in_flight"))
    verdict = judge(rows, CONTENTS["a"], max_attempts=3)
    assert (verdict.need, verdict.surplus, verdict.lower) == ("wait", (), (rows[0],))
    rows = rows_of((1, "a", "failed"), (2, "a", "embedded"))
    verdict = judge(rows, CONTENTS["a"], max_attempts=3)
    assert (verdict.need, verdict.surplus, verdict.lower) == ("nothing", (rows[0],), ())


def test_a_failure_of_the_wanted_content_counts_below_another_version_that_is_searchable():
    rows = rows_of((1, "a", "failed"), (2, "b", "embedded"))
    verdict = judge(rows, CONTENTS["a"], max_attempts=3)
    assert (verdict.need, verdict.surplus, verdict.lower) == ("retry", (), tuple(rows))


def test_a_document_of_another_path_allows_no_deletion():
    newer, older = row(2, "a", "embedded", 2), row(1, "a", "embedded", 1)
    assert supersedes(newer, older)
    assert not supersedes(newer, evolve(older, path_hash="q" * 26))
