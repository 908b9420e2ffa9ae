"""The emulator still answers what its cassettes say it answered: a recording that grew old is named.

Each recorded request is sent again, in order, to an emulator as new as the recorded one was. Left out is what
a cassette does not tell: a fault that the test had staged, a key that was not the owner's.
"""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.cassettes import labels
from tests.cassettes.conftest import HERE, TICK, own_workspace
from tests.cassettes.coverage import Recording, interactions, recordings
from tests.cassettes.scrubbing import FICTITIOUS, Scrubber

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: Final = "recording-drift"
LABELS: Final = labels.read(HERE / "RECORDED.yaml")


def repeatable(recording: Recording) -> bool:
    """Tell whether a cassette holds all that its answers depend on, and is the emulator's."""
    staged = "stage" in inspect.signature(recording.test).parameters
    emulated = LABELS[recording.name]["target"] == "paradigm_emulator"
    return emulated and not staged and not recording.statuses & {401, 403}


REPEATABLE: Final = [recording for recording in recordings() if repeatable(recording)]


@pytest.fixture(scope="module")
def emulators() -> Iterator[dict[str, ParadigmEmulator]]:
    """Yield an emulator for each release that was recorded."""
    releases = {LABELS[recording.name]["release"] for recording in REPEATABLE}
    running = {
        release: ParadigmEmulator(api_key=KEY, tick=TICK, release=release).start()  # type: ignore[arg-type] # a word of the file's
        for release in releases
    }
    yield running
    for emulator in running.values():
        emulator.stop()


@pytest.mark.parametrize("recording", REPEATABLE, ids=lambda recording: recording.name)
def test_the_emulator_answers_as_it_did(emulators: dict[str, ParadigmEmulator], recording: Recording) -> None:
    emulator = emulators[LABELS[recording.name]["release"]]
    emulator.reset()
    assert str(own_workspace(emulator)) == LABELS[recording.name]["workspace"]
    scrubber = Scrubber(base_url=emulator.base_url, api_key=KEY)
    with httpx.Client(headers={"authorization": f"Bearer {KEY}"}, trust_env=False, timeout=30) as client:
        for interaction in interactions(recording.path):
            request, recorded = interaction["request"], interaction["response"]
            answer = client.request(
                request["method"],
                request["uri"].replace(FICTITIOUS, emulator.base_url),
                headers={name: values[0] for name, values in request["headers"].items()},
                content=request["body"] or b"",
            )
            said = {"body": {"string": answer.content}, "headers": {}, "status": {"code": answer.status_code}}
            assert told(scrubber.response(said)) == told(recorded), "record again: nox -s record"


def told(response: dict[str, Any]) -> tuple[int, Any]:
    """Return status and body of an answer; scores to nine digits, since logarithms differ in the last."""
    body = response["body"]["string"]
    text = body if isinstance(body, str) else body.decode(errors="backslashreplace")
    try:
        body = json.loads(text, parse_float=lambda number: round(float(number), 9))
    except ValueError:
        body = text
    return response["status"]["code"], body


def test_nearly_every_cassette_is_repeated() -> None:
    """A rule that leaves out too much would let all of them grow old."""
    if any(label["target"] != "paradigm_emulator" for label in LABELS.values()):
        pytest.skip("what the live API answered is not the emulator's to repeat")
    assert len(REPEATABLE) > 0.75 * len(recordings())
