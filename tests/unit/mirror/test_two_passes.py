"""The report of a run that was made of two passes."""

from __future__ import annotations

from typing import Any

import pytest

from paradigm_ext import MirrorReport


def report(**values: Any) -> MirrorReport:
    return MirrorReport(name="docs", workspace_id=1, source="file:///docs", **values)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # The new file and the changed one are both searchable.
        ({"unchanged": 45}, {"new": 1, "changed": 1, "unchanged": 43}),
        # The new file failed.
        ({"unchanged": 44, "failed_count": 1}, {"new": 0, "changed": 1, "unchanged": 43}),
        # The changed file failed: its old version is kept.
        (
            {"unchanged": 44, "failed_count": 1, "kept_stale": 1},
            {"new": 1, "changed": 0, "unchanged": 43},
        ),
        # Both failed.
        (
            {"unchanged": 43, "failed_count": 2, "kept_stale": 1},
            {"new": 0, "changed": 0, "unchanged": 43},
        ),
    ],
)
def test_a_file_that_was_sent_counts_as_what_it_was(second: dict[str, int], expected: dict[str, int]) -> None:
    first = report(scanned=45, unchanged=43, in_flight=2, in_flight_new=1)
    whole = first.followed_by(report(scanned=45, **second))
    assert {name: getattr(whole, name) for name in expected} == expected
    assert whole.new + whole.changed + whole.unchanged + whole.failed_count == whole.scanned


def check_sum(whole: MirrorReport) -> None:
    ends = (whole.new, whole.changed, whole.renamed, whole.unchanged, whole.failed_count, whole.parked)
    assert sum(ends) + whole.in_flight == whole.scanned, whole.to_json()


def test_paths_of_files_in_flight_become_those_of_new_and_changed_ones() -> None:
    first = report(
        scanned=5,
        unchanged=1,
        in_flight=4,
        in_flight_new=2,
        paths={"in_flight": ("a", "b", "c", "d"), "in_flight_new": ("a", "c")},
    )
    # `c` failed, `d` was still in flight when the second pass came to it, and that pass saw it end.
    second = report(
        scanned=5, unchanged=3, changed=1, failed_count=1, paths={"changed": ("d",), "failed": ("c",)}
    )
    whole = first.followed_by(second)
    assert (whole.new, whole.changed, whole.unchanged, whole.failed_count) == (1, 2, 1, 1)
    assert whole.paths == {"new": ("a",), "changed": ("b", "d"), "failed": ("c",)}
    check_sum(whole)


def test_a_file_that_both_passes_sent_counts_once() -> None:
    first = report(scanned=3, new=2, renamed=1, paths={"new": ("a", "b"), "renamed": ("c",)})
    second = report(scanned=3, changed=1, unchanged=2, paths={"changed": ("a",)})
    whole = first.followed_by(second)
    assert (whole.new, whole.changed, whole.renamed, whole.unchanged) == (1, 1, 1, 0)
    assert whole.paths == {"new": ("b",), "changed": ("a",), "renamed": ("c",)}
    check_sum(whole)


def test_more_files_than_paths_are_kept_of_add_up_all_the_same() -> None:
    first = report(
        scanned=500,
        in_flight=500,
        in_flight_new=300,
        paths={"in_flight": tuple(map(str, range(100))), "in_flight_new": tuple(map(str, range(60)))},
    )
    second = report(
        scanned=500, unchanged=489, failed_count=1, in_flight=10, paths={"in_flight": tuple("abcdefghij")}
    )
    whole = first.followed_by(second)
    assert (whole.new + whole.changed, whole.in_flight, whole.failed_count) == (489, 10, 1)
    assert len(whole.paths["new"]) + len(whole.paths["changed"]) == 100
    check_sum(whole)


def test_files_that_left_the_source_between_the_passes_are_not_counted() -> None:
    first = report(scanned=3, in_flight=3, in_flight_new=3, paths={"in_flight": ("a", "b", "c")})
    whole = first.followed_by(report(scanned=2, unchanged=2, deleted=1, removed=1))
    assert whole.scanned == 2
    check_sum(whole)
