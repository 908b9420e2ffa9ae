"""What hostile input is given to. Each takes an input's name and bytes, and may raise typed errors only."""

from __future__ import annotations

import io
import tempfile
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_ext import (
    FileLedger,
    MirrorPlan,
    Paradigm,
    ParadigmError,
    RetryPolicy,
    paginate,
)
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._ingestion.ledger._state import LedgerState, supersede
from paradigm_ext._mirror.scan._cache import HashCache
from paradigm_ext._mirror.state._state import MirrorState
from tests.fuzz.run import TooLate
from tests.fuzz.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_emulator.ingest.extract.extractor import Extractor

SESSION = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
#: Seconds that one exchange with a server may take.
DEADLINE = 0.5
#: Seconds after its deadline at which a call is over at the latest: what the documentation promises.
LATEST = 1.0


@frozen
class Target:
    """Something that hostile input is given to.

    Attributes:
        act: Raises nothing but typed errors.
        typed: What it may raise.
        seconds: The most that one input may take.
        batch: Inputs between two looks at the clock.
    """

    act: Callable[[str, bytes], None]
    typed: tuple[type[Exception], ...]
    seconds: float
    batch: int = 100


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def _file(data: bytes) -> Path:
    path = _folder() / "input"
    path.write_bytes(data)
    return path


def ledger(name: str, data: bytes) -> None:
    """Read a file as a ledger, and go on with it; a file that is refused must be left as it is."""
    path = _file(data)
    kept = FileLedger(path)
    try:
        state = LedgerState.replay(kept.entries())
        state.unsettled(SESSION)
        supersede(kept, state.document_ids(SESSION))
        kept.append({"event": "session", "session": SESSION})
    except ParadigmError:
        assert path.read_bytes() == data
        raise
    finally:
        kept.close()
    assert LedgerState.replay(FileLedger(path).entries()).sessions[-1] == SESSION


def state(name: str, data: bytes) -> None:
    """Read a file as the state of a mirror, and again; a file that is refused must be left as it is."""
    path = _file(data)
    try:
        opened = MirrorState.open(path, root="r" * 16)
    except ParadigmError:
        assert path.read_bytes() == data
        raise
    opened.gone(5)
    assert 5 not in MirrorState.open(path, root="r" * 16).documents


def plan(name: str, data: bytes) -> None:
    """Read a plan as the command and the operator do, and show it."""
    with io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") as lines:
        read = MirrorPlan.read(lines, name=name)
    read.summary()
    read.write(io.StringIO())
    if read.guard is not None:
        read.approve("somebody")


def cache_file(name: str, data: bytes) -> None:
    """Use a file as a cache of hashes: what it says is checked, whatever is in it."""
    with HashCache(_file(data)) as hashes:
        hashes.put("file:///in", "a", "token", "0" * 64)
        assert hashes.get("file:///in", "a", "token") in (None, "0" * 64)
        hashes.keep("file:///in", ["a"], among=lambda path: True)


@cache
def _client() -> tuple[Paradigm, list[bytes]]:
    from tests.fuzz.answering import answering

    url, answers = answering()
    retry = RetryPolicy(attempts=2, backoff=0.01, max_backoff=0.02, breaker_failures=None)
    return Paradigm("key", url, retry=retry, timeout=1.0), answers


def _doors(paradigm: Paradigm) -> list[Callable[[], object]]:
    from paradigm_api.v3.api.agents import api_v3_agents_files_list

    client = paradigm.with_options(deadline=Deadline.after(DEADLINE, paradigm.clock.monotonic()))
    return [
        lambda: client.session(SESSION).summary(),
        lambda: list(islice(paginate(api_v3_agents_files_list.sync, client=client.v3, id=7), 50)),
        lambda: "".join(map(str, islice(client.ask(7, "?", stream=True, timeout=DEADLINE), 50))),
        lambda: client.ingest([("a.txt", b"a")], timeout=DEADLINE, on_error="collect").summary(),
    ]


def wire(name: str, data: bytes) -> None:
    """Answer every request with these bytes."""
    paradigm, answers = _client()
    answers[:] = [data]
    for number in range(len(_doors(paradigm))):
        door, watch = _doors(paradigm)[number], Stopwatch()  # each has a deadline of its own
        with suppress(ParadigmError):
            door()
        if (took := watch.seconds()) > DEADLINE + LATEST:
            raise TooLate(f"door {number} took {took:.1f} s, its deadline was {DEADLINE:g} s")


def description(name: str, data: bytes) -> None:
    """Read an input as a description of the API, as a page of its reference, and as a rendered page."""
    from scripts.fetching.candidate import from_pages, whole
    from scripts.fetching.rendered import is_rendered, read_rendered
    from scripts.spec.canonical import canonical
    from scripts.spec.errors import SpecError

    with suppress(SpecError):
        from_pages([(name, data)], source=name, partial=True)
    text = data.decode("utf-8", "replace")
    if is_rendered(text):
        with suppress(SpecError):
            read_rendered(text, file=name)
    canonical(whole(data, source=name).document)


@cache
def _extractor() -> Extractor:
    from paradigm_emulator.ingest.extract.extractor import Extractor
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits

    return Extractor(ExtractionLimits(cpu_seconds=2, seconds=4, memory_bytes=512 << 20))


def document(name: str, data: bytes) -> None:
    """Extract the text of a document, as the emulator does."""
    _extractor().extract(data, name.rpartition(".")[2])


def targets() -> dict[str, Target]:
    """Return all targets by name; each has a folder of the corpus."""
    from paradigm_emulator.ingest.extract.result import ExtractionError
    from scripts.spec.errors import SpecError

    ours = (ParadigmError,)
    return {
        "ledger": Target(ledger, ours, 1.0),
        "state": Target(state, ours, 1.0),
        "plan": Target(plan, ours, 1.0),
        "cache": Target(cache_file, ours, 1.0),
        "wire": Target(wire, ours, 4 * (DEADLINE + LATEST), batch=10),
        "description": Target(description, (SpecError,), 5.0),
        "document": Target(document, (ExtractionError,), 6.0),
    }
