"""Which files a watch takes for new, over polls and restarts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from paradigm_provider._watch.watermark import OVERLAP, Seen, Watermark

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def seen(identifier, minutes):
    return Seen(identifier, f"{identifier}.pdf", NOON + timedelta(minutes=minutes))


def ids(files):
    return [file.id for file in files]


def test_the_first_poll_sees_everything_oldest_first():
    fresh, mark = Watermark().advance([seen(2, 1), seen(1, 0)])
    assert ids(fresh) == [1, 2]
    assert mark.newest == NOON + timedelta(minutes=1)


def test_what_was_seen_is_not_new_again():
    _, mark = Watermark().advance([seen(1, 0), seen(2, 1)])
    fresh, again = mark.advance([seen(1, 0), seen(2, 1)])
    assert fresh == []
    assert again == mark


def test_a_file_that_shows_up_late_with_an_older_time_is_not_lost():
    _, mark = Watermark().advance([seen(1, 4)])
    fresh, _ = mark.advance([seen(1, 4), seen(2, 3)])
    assert ids(fresh) == [2]


def test_a_file_that_is_embedded_again_is_new_again():
    _, mark = Watermark().advance([seen(1, 0)])
    fresh, _ = mark.advance([seen(1, 2)])
    assert ids(fresh) == [1]


def test_two_files_of_the_same_moment_are_both_seen():
    _, mark = Watermark().advance([seen(1, 0)])
    fresh, _ = mark.advance([seen(1, 0), seen(2, 0)])
    assert ids(fresh) == [2]


def test_nothing_new_leaves_the_watermark_where_it_was():
    _, mark = Watermark().advance([seen(1, 0)])
    assert mark.advance([]) == ([], mark)


def test_the_watermark_remembers_only_the_overlap():
    _, mark = Watermark().advance([seen(number, number) for number in range(60)])
    assert mark.since == mark.newest - OVERLAP
    assert sorted(mark.recent) == [54, 55, 56, 57, 58, 59]


def test_a_restart_goes_on_from_json():
    _, mark = Watermark().advance([seen(1, 0), seen(2, 1)])
    assert Watermark.from_json(json.loads(json.dumps(mark.to_json()))) == mark
    assert Watermark.from_json(Watermark().to_json()) == Watermark()
