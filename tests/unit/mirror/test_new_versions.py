"""What a new version takes over from the one that it replaces."""

from __future__ import annotations

import pytest

from paradigm_ext._mirror.planning._new_version import carried_over
from tests.unit.mirror.planning import document


def tagged(row, *tags):
    row.tags = tags
    return row


def test_the_title_and_the_tags_of_the_newest_version_are_carried_over():
    rows = [
        tagged(document(9, "a.md", "x", n=1, title="Old title"), 1),
        tagged(document(8, "a.md", "y", n=2, title="The contract", status="parsing"), 7, 8),
        tagged(document(7, "a.md", "z", n=3, title="Failed", status="fail"), 2),
    ]
    assert carried_over(rows) == ("The contract", (7, 8))
    assert carried_over(rows[::-1]) == ("The contract", (7, 8))


@pytest.mark.parametrize("title", ["d/a.b.md", "a.b.md", "a.b"])
def test_a_title_that_nobody_gave_is_left_to_the_new_version(title):
    assert carried_over([tagged(document(1, "d/a.b.md", "x", title=title), 7)]) == ("", (7,))


@pytest.mark.parametrize("title", ["a", "b", "md", "d"])
def test_part_of_a_name_is_a_title_that_somebody_gave(title):
    assert carried_over([document(1, "d/a.b.md", "x", title=title)]) == (title, ())


@pytest.mark.parametrize("rows", [[], [document(1, "a.md", "x", title="Failed", status="fail")]])
def test_where_no_version_is_live_nothing_is_carried_over(rows):
    assert carried_over(rows) == ("", ())
