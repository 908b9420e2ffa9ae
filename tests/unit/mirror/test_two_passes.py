"""The report of a run that was made of two passes."""

from __future__ import annotations

import pytest

from paradigm_ext import MirrorReport


def report(**counters: int) -> MirrorReport:
    return MirrorReport(name="docs", workspace_id=1, source="file:///docs", **counters)


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
