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


@pytest.mark.parametrize(
    ("landed", "healed", "expected"),
    [(2, 2, (2, 0)), (2, 5, (2, 3)), (2, 1, (1, 0)), (0, 2, (0, 2))],
)
def test_an_old_version_was_replaced_whichever_pass_deletes_it(
    landed: int, healed: int, expected: tuple[int, int]
) -> None:
    first = report(scanned=5, unchanged=2, in_flight=3, in_flight_new=1)
    second = report(scanned=5, unchanged=3 + landed, in_flight=2 - landed, healed=healed)
    whole = first.followed_by(second)
    assert (whole.replaced, whole.healed) == expected
    assert whole.changed == landed


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


SUMMED = (
    *("deleted", "marked", "replaced", "healed", "uploaded", "retried"),
    *("bytes_read", "bytes_sent", "requests"),
)


def test_what_was_done_adds_up_and_what_was_found_is_what_the_second_pass_found() -> None:
    first = report(
        **{name: number for number, name in enumerate(SUMMED, 1)},
        parked=5,
        kept_stale=5,
        unsettled=5,
        guarded=5,
        foreign=5,
        scanned=5,
        source_complete=False,
        timed_out=True,
    )
    second = report(**{name: 100 * number for number, name in enumerate(SUMMED, 1)}, parked=1, kept_stale=2)
    whole = first.followed_by(second)
    assert {name: getattr(whole, name) for name in SUMMED} == {
        name: 101 * number for number, name in enumerate(SUMMED, 1)
    }
    assert (whole.parked, whole.kept_stale, whole.unsettled, whole.guarded) == (1, 2, 0, 0)
    assert (whole.foreign, whole.scanned, whole.source_complete, whole.timed_out) == (0, 0, True, False)


def test_files_that_the_first_pass_deleted_are_no_longer_there_to_be_counted_by_the_second() -> None:
    first = report(removed=5, deleted=2, paths={"removed": ("a", "b")})
    whole = first.followed_by(report(removed=3, deleted=3, paths={"removed": ("c", "d", "e")}))
    assert (whole.removed, whole.deleted) == (5, 5)
    assert whole.paths == {"removed": ("a", "b", "c", "d", "e")}


def test_a_file_whose_removal_was_left_to_the_second_pass_is_named_once() -> None:
    first = report(removed=2, deleted=1, skipped_changed=1, paths={"removed": ("a", "b")})
    whole = first.followed_by(report(removed=1, deleted=1, paths={"removed": ("b",)}))
    assert (whole.removed, whole.deleted) == (2, 2)
    assert whole.paths == {"removed": ("a", "b")}


def test_the_seconds_of_each_phase_add_up() -> None:
    first = report(seconds={"list": 1.5, "upload": 2.0})
    whole = first.followed_by(report(seconds={"list": 0.25, "delete": 3.0}))
    assert whole.seconds == {"list": 1.75, "upload": 2.0, "delete": 3.0}


def test_a_report_of_both_keeps_no_more_than_a_hundred_paths_of_a_kind() -> None:
    first = report(scanned=90, new=90, paths={"new": tuple(f"a{number}" for number in range(90))})
    second = report(
        scanned=110, unchanged=90, new=20, paths={"new": tuple(f"b{number}" for number in range(20))}
    )
    whole = first.followed_by(second)
    assert whole.new == 110
    assert whole.paths == {"new": (*first.paths["new"], *second.paths["new"][:10])}


def test_what_both_passes_did_to_other_files_stays_as_it_was() -> None:
    first = report(scanned=9, new=2, changed=2, renamed=2, unchanged=3)
    second = report(scanned=9, new=1, changed=1, renamed=1, unchanged=6)
    whole = first.followed_by(second)
    assert (whole.new, whole.changed, whole.renamed, whole.unchanged) == (3, 3, 3, 0)


@pytest.mark.parametrize("kind", ["new", "changed", "renamed"])
def test_a_file_that_the_second_pass_touched_counts_as_what_it_became(kind: str) -> None:
    first = report(scanned=5, **{kind: 5}, paths={kind: ("a", "b", "c", "d", "e")})
    second = report(
        scanned=5,
        parked=1,
        failed_count=1,
        in_flight=1,
        unchanged=2,
        paths={"parked": ("a",), "failed": ("b",), "in_flight": ("c",)},
    )
    whole = first.followed_by(second)
    assert (getattr(whole, kind), whole.parked, whole.failed_count, whole.in_flight) == (2, 1, 1, 1)
    assert whole.unchanged == 0
    assert whole.paths == {kind: ("d", "e"), "parked": ("a",), "failed": ("b",), "in_flight": ("c",)}


def test_paths_tell_new_files_from_changed_ones_where_both_reports_have_them_all() -> None:
    first = report(
        scanned=5,
        in_flight=5,
        in_flight_new=2,
        paths={"in_flight": ("a", "b", "c", "d", "e"), "in_flight_new": ("a", "b")},
    )
    second = report(scanned=5, unchanged=4, parked=1, paths={"parked": ("b",)})
    whole = first.followed_by(second)
    assert (whole.new, whole.changed, whole.parked, whole.unchanged) == (1, 3, 1, 0)
    assert whole.paths == {"new": ("a",), "changed": ("c", "d", "e"), "parked": ("b",)}


# -------------------------------------------------------------- where the paths are not all known


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # All arrived: those that were new are new.
        ({"unchanged": 10}, (4, 6)),
        # Some are in flight still; nobody knows which.
        ({"unchanged": 7, "in_flight": 3}, (4, 3)),
        # The second pass saw some of them end, and sent none itself.
        ({"unchanged": 7, "new": 1, "changed": 2}, (5, 5)),
        # What it sent itself was in flight at no time before.
        ({"unchanged": 10, "new": 2, "uploaded": 2}, (6, 6)),
        # New ones failed, and changed ones, which keep their older versions.
        ({"unchanged": 7, "failed_count": 3, "kept_stale": 1}, (2, 5)),
        ({"unchanged": 5, "failed_count": 5, "kept_stale": 5}, (4, 1)),
        ({"unchanged": 4, "failed_count": 6}, (0, 4)),
    ],
)
def test_counts_tell_new_files_from_changed_ones(second: dict[str, int], expected: tuple[int, int]) -> None:
    first = report(scanned=10, in_flight=10, in_flight_new=4)
    whole = first.followed_by(report(scanned=10, **second))
    assert (whole.new, whole.changed) == expected


def test_what_failed_in_both_passes_was_not_in_flight_in_between() -> None:
    first = report(scanned=12, failed_count=2, kept_stale=1, in_flight=10, in_flight_new=4)
    whole = first.followed_by(report(scanned=12, failed_count=2, kept_stale=1, unchanged=10))
    assert (whole.new, whole.changed, whole.failed_count, whole.kept_stale) == (4, 6, 2, 1)
    whole = first.followed_by(report(scanned=12, failed_count=0, kept_stale=0, unchanged=12))
    assert (whole.new, whole.changed, whole.unchanged) == (4, 6, 2)


def test_a_file_that_kept_its_older_version_in_both_passes_failed_in_both() -> None:
    first = report(scanned=12, failed_count=1, kept_stale=1, in_flight=11, in_flight_new=4)
    whole = first.followed_by(report(scanned=12, failed_count=3, kept_stale=2, unchanged=9))
    assert (whole.new, whole.changed, whole.unchanged) == (3, 6, 0)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("in_flight", (1, 0, 1)),
        ("failed_count", (0, 1, 1)),
        ("new", (2, 0, 1)),
        ("changed", (1, 1, 1)),
    ],
)
def test_counts_decide_where_the_second_report_lacks_the_path_of_a_file(
    kind: str, expected: tuple[int, int, int]
) -> None:
    """It may be either of the two that were in flight."""
    first = report(
        scanned=3, in_flight=2, in_flight_new=1, paths={"in_flight": ("a", "b"), "in_flight_new": ("a",)}
    )
    whole = first.followed_by(report(scanned=3, unchanged=2, **{kind: 1}))
    assert (whole.new, whole.changed, whole.unchanged) == expected


def test_a_second_pass_of_one_plan_counts_what_the_first_did() -> None:
    first = report(scanned=4, new=1, deleted=2, removed=2, in_flight=1, uploaded=2, replaced=1, requests=5)
    second = report(scanned=4, new=1, changed=1, deleted=2, removed=2, replaced=1, requests=3)
    whole = first.followed_by(second, same_plan=True)
    assert (whole.new, whole.changed, whole.deleted, whole.removed) == (1, 1, 2, 2)
    assert (whole.uploaded, whole.replaced, whole.requests) == (2, 2, 8)
