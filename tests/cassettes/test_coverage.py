"""Is there a cassette of every operation that the emulator answers, every helper and every shape of list?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cassettes.coverage import Operation, Recording, helpers, operations, recordings, shape, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

SITUATIONS = {
    "success": 200,
    "created": 201,
    "accepted": 202,
    "gone without a word": 204,
    "stored in part": 207,
    "invalid filter": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "not found": 404,
    "too large": 413,
    "invalid": 422,
    "throttled": 429,
    "bad gateway": 502,
    "maintenance": 503,
}


def unrecorded(found: Iterable[Recording]) -> set[str]:
    """Return the operations, helpers and shapes of lists without a recording among these."""
    found = list(found)
    operated = {key for recording in found for key in recording.operations}
    helped = {name for recording in found for name in recording.helpers}
    walked = {shape(function) for recording in found for _, function in recording.pages}
    return (
        {str(operation) for operation in operations() if operation.key not in operated}
        | (helpers() - helped)
        | {f"paginate: {name}" for name in shapes() - walked}
    )


def test_everything_is_recorded():
    assert unrecorded(recordings()) == set()


def test_every_situation_is_recorded():
    missing = {
        name: status
        for name, status in SITUATIONS.items()
        if not any(status in recording.statuses for recording in recordings())
    }
    assert not missing


@pytest.mark.parametrize("recording", recordings(), ids=lambda recording: recording.name)
def test_a_recording_that_is_the_only_one_of_something_is_missed(recording):
    """The computation sees a gap: without a recording, exactly what only it has is named."""
    others = [other for other in recordings() if other is not recording]
    operated = recording.operations.difference(*(other.operations for other in others))
    helped = recording.helpers.difference(*(other.helpers for other in others))
    named = unrecorded(others)
    assert {operation.key for operation in operations() if str(operation) in named} == operated
    assert named & helpers() == helped


def test_a_request_belongs_to_the_template_that_it_fits():
    turn = Operation("v3", "turn", "GET", "/api/v3/threads/{id}/turns/{turn_id}")
    assert turn.serves("GET", "/api/v3/threads/a/turns/b")
    assert turn.serves("GET", "/api/v3/threads/a/turns/b/")
    assert not turn.serves("GET", "/api/v3/threads/a/turns")
    assert not turn.serves("GET", "/api/v3/threads/a/b/turns/c")
    assert not turn.serves("PATCH", "/api/v3/threads/a/turns/b")
