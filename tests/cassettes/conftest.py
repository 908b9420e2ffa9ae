"""What the cassette tests talk to: a recording, or (with `--record-mode=rewrite`) the thing itself.

By default every test replays its cassette with the network blocked. `nox -s record` rewrites them: against
the live API when PARADIGM_API_KEY is set, else against a fresh emulator a test. Each recording notes in
RECORDED.yaml what answered. A live recording works in a workspace of its own, and takes away what it made
(`instance.py`). It holds what the account can see: use one made for it.
"""

from __future__ import annotations

import os
import secrets
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm
from paradigm_ext._clock import SYSTEM_CLOCK, Clock
from tests.cassettes.instance import Instance
from tests.cassettes.labels import Label, emulated, live, note, read
from tests.cassettes.scrubbing import FICTITIOUS, Scrubber
from tests.unit.fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
#: Where the recordings are; another folder is for rehearsals.
FOLDER = Path(os.environ.get("PARADIGM_CASSETTES") or HERE)
LABELS = FOLDER / "RECORDED.yaml"
LIVE_KEY = "PARADIGM_API_KEY"
LIVE_URL = "PARADIGM_BASE_URL"
#: Set to `yes`: record what the account keeps for good, too.
ACCOUNT = "PARADIGM_RECORD_ACCOUNT"
RELEASE = "xenial-xerus"
#: Seconds by which each request moves the documents on: polling sees every status, and nobody sleeps.
TICK = 0.3
#: Trusts nobody, which will do for a replay: reading the authorities takes longer than most tests.
NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@frozen
class Target:
    """What a test talks to.

    Attributes:
        base_url: Its address; while replaying one that does not exist.
        api_key: Its key; while replaying any will do.
        workspace: The id of the workspace that the test works in; while replaying the recorded one.
        emulator: The emulator, while one is recorded.
        label: What it is, for the folder of recordings; empty while replaying.
        verify: The certificate authorities that a client of it trusts.
    """

    base_url: str
    api_key: str = field(repr=False)
    workspace: int
    emulator: ParadigmEmulator | None = None
    label: Label = field(factory=dict)
    verify: ssl.SSLContext | bool = True


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "staged: needs a fault or an outcome that only the emulator plays on demand"
    )
    config.addinivalue_line(
        "markers", "release(name): staged, with the emulator in an older shape of the API"
    )
    config.addinivalue_line(
        "markers", "account: changes or leaves something outside the workspace of the recording"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the cassettes alone that the live API is not asked for."""
    recording = (config.getoption("--record-mode") or "none") != "none"
    if recording and os.environ.get(LIVE_KEY):
        for item in items:
            reason = _not_live(item)
            if reason:
                item.add_marker(pytest.mark.skip(reason=f"{reason}: this cassette stays the emulator's"))


def _not_live(item: pytest.Item) -> str:
    """Return why a test is not recorded live; empty when it is."""
    if item.get_closest_marker("staged") or item.get_closest_marker("release"):
        return "the live API does not fail on demand"
    if item.get_closest_marker("account") and os.environ.get(ACCOUNT) != "yes":
        return f"the account would keep what it leaves ({ACCOUNT}=yes records it)"
    return "" if item.get_closest_marker("vcr") else "only recordings are made live"


@pytest.fixture(scope="session")
def instance() -> Iterator[Instance]:
    """Yield the live instance, with a workspace that is removed when the last test has ended."""
    base_url = os.environ.get(LIVE_URL) or "https://paradigm.lighton.ai"
    opened = Instance.open(base_url.rstrip("/"), os.environ[LIVE_KEY])
    yield opened
    opened.close()


@pytest.fixture
def target(request: pytest.FixtureRequest, record_mode: str) -> Iterator[Target]:
    if record_mode == "none":
        yield Target(FICTITIOUS, "any-key-will-do-for-a-replay", _recorded(request), verify=NO_AUTHORITIES)
    elif os.environ.get(LIVE_KEY):
        instance = request.getfixturevalue("instance")
        yield Target(instance.base_url, instance.api_key, instance.workspace, label=live(instance.workspace))
        if request.node.funcargs.get("vcr") is not None:
            instance.tidy(request.node.funcargs["vcr"])
    else:
        key = f"recording-{secrets.token_hex(16)}"
        marker = request.node.get_closest_marker("release")
        release = marker.args[0] if marker else RELEASE
        with ParadigmEmulator(api_key=key, tick=TICK, release=release) as emulator:
            made = own_workspace(emulator)
            yield Target(emulator.base_url, key, made, emulator, emulated(release, made))


def own_workspace(emulator: ParadigmEmulator) -> int:
    """Return the id of the workspace that a recording of the emulator works in."""
    return emulator.seed(workspaces=["Cassettes"])["workspaces"][0]


def _recorded(request: pytest.FixtureRequest) -> int:
    """Return the workspace that the cassette of a test was recorded in."""
    folder = Path(request.getfixturevalue("vcr_cassette_dir")).name
    label = read(LABELS).get(f"{folder}/{request.getfixturevalue('default_cassette_name')}", {})
    return int(label.get("workspace", "0"))


@pytest.fixture
def workspace(target: Target) -> int:
    """Return the id of the workspace that a test works in: the recording's own."""
    return target.workspace


@pytest.fixture
def vcr_config(target: Target) -> dict[str, Any]:
    scrubber = Scrubber(base_url=target.base_url, api_key=target.api_key)
    return {
        "match_on": ["method", "scheme", "host", "port", "path", "query", "body"],
        "decode_compressed_response": True,
        "before_record_request": scrubber.request,
        "before_record_response": scrubber.response,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(FOLDER / "recorded" / request.path.stem.removeprefix("test_"))


@pytest.fixture(autouse=True)
def labelled(
    request: pytest.FixtureRequest, record_mode: str, vcr_cassette_dir: str, default_cassette_name: str
) -> Iterator[None]:
    """Note beside the cassettes what a recording was made against, once it is written."""
    recording = record_mode != "none" and request.node.get_closest_marker("vcr")
    label = request.getfixturevalue("target").label if recording else {}
    yield
    if label:
        note(LABELS, f"{Path(vcr_cassette_dir).name}/{default_cassette_name}", label)


@pytest.fixture
def clock(target: Target) -> Clock:
    """Return time as it is for the live API, else time that nobody waits for."""
    return SYSTEM_CLOCK if target.label and target.emulator is None else FakeClock()


@pytest.fixture
def client(target: Target, clock: Clock) -> Iterator[Paradigm]:
    with Paradigm(
        target.api_key,
        target.base_url,
        clock=clock,
        verify=target.verify,
        max_requests_per_minute=None,
        strict=True,
    ) as client:
        yield client


@pytest.fixture
def stage(target: Target) -> Callable[[Callable[[ParadigmEmulator], object]], None]:
    """Return how a test prepares the emulator while it is recorded; a replay needs no preparation."""

    def prepare(change: Callable[[ParadigmEmulator], object]) -> None:
        if target.emulator is not None:
            change(target.emulator)

    return prepare
