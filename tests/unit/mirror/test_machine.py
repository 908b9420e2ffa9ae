"""Thousands of histories: a source that changes, a server that fails, runs that are killed or overlap.

After every single effect no path may have lost its last searchable version, and no document of other people
may have changed. In the end one quiet run must bring the workspace level, and the next must write nothing.
"""

from __future__ import annotations

import os
import random
import unicodedata
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from paradigm_ext import ParadigmError
from tests.unit.fake_clock import FakeClock
from tests.unit.mirror.driver import MemoryRun
from tests.unit.mirror.memory_server import FAILED, Document, MemoryServer
from tests.unit.mirror.memory_source import MemorySource

COMPOSED, DECOMPOSED = unicodedata.normalize("NFC", "d/é.md"), unicodedata.normalize("NFD", "d/é.md")
PATHS = ("a.md", "d/b.md", "d/c.md", COMPOSED, DECOMPOSED)
CONTENTS = (b"one", b"two", b"three")
paths, contents = st.sampled_from(PATHS), st.sampled_from(CONTENTS)
#: Everything is allowed, so that the histories reach the deletions; the guards have tests of their own.
OPTIONS: dict[str, Any] = {
    "delete": True,
    "max_delete": 1.0,
    "allow_empty": True,
    "max_attempts": 1000,
    "timeout": 300.0,
    "concurrency": 2,
}


def key_of(path: str) -> str:
    return unicodedata.normalize("NFC", path)


class Histories(RuleBasedStateMachine):
    """Two runs at most, over one source and one workspace."""

    def __init__(self) -> None:
        super().__init__()
        self.server, self.source = MemoryServer(), MemorySource()
        self.server.on_delete = self._deleting
        self.clock = FakeClock()
        self.now = 0
        self.present: dict[str, int] = {}
        self.was_searchable: set[str] = set()
        self.runs: dict[str, tuple[MemoryRun, int]] = {}
        self.foreign: dict[int, Document] = {}

    # ----------------------------------------------------------------------------------- the source

    def _changed(self) -> None:
        """Note which paths came and went."""
        self.now += 1
        keys = {key_of(path) for path in self.source.files}
        for key in keys - set(self.present):
            self.present[key] = self.now
        for key in set(self.present) - keys:
            del self.present[key]
            self.was_searchable.discard(key)

    @rule(path=paths, content=contents)
    def write(self, path: str, content: bytes) -> None:
        """Add, edit, revert or touch a file."""
        self.source.write(path, content)
        self._changed()

    @rule(path=paths)
    def remove(self, path: str) -> None:
        self.source.files.pop(path, None)
        self._changed()

    @rule(old=paths, new=paths)
    def move(self, old: str, new: str) -> None:
        if old in self.source.files and new not in self.source.files:
            self.source.move(old, new)
            self._changed()

    @rule(one=paths, other=paths)
    def swap(self, one: str, other: str) -> None:
        if one in self.source.files and other in self.source.files:
            first, second = self.source.files[one][0], self.source.files[other][0]
            self.source.write(one, second)
            self.source.write(other, first)
            self._changed()

    @rule(folder=st.sampled_from(["d", ""]))
    def become_unreadable(self, folder: str) -> None:
        self.source.unreadable = {folder} if folder else set()

    # ----------------------------------------------------------------------------------- the server

    @rule(
        which=st.integers(0, 5), status=st.sampled_from(["embedded", "embedded", "fail", "parsing", "novel"])
    )
    def index(self, which: int, status: str) -> None:
        """Let one document under way come further."""
        under_way = [one for one in self.server.documents.values() if one.status not in (*FAILED, "embedded")]
        if under_way:
            under_way[which % len(under_way)].status = status

    @rule(faults=st.lists(st.sampled_from(["", "", "lost", "lost-before", "429"]), max_size=4))
    def fail(self, faults: list[str]) -> None:
        self.server.faults = faults

    @rule(kind=st.sampled_from(["", "hide", "repeat"]), which=st.integers(0, 3))
    def blur(self, kind: str, which: int) -> None:
        """Let lists leave out or repeat a row."""

        def shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
            if not rows or not kind:
                return rows
            index = which % len(rows)
            return rows[:index] + rows[index + 1 :] if kind == "hide" else [*rows, rows[index]]

        self.server.rows_to_hide = shown if kind else None

    @rule(idempotent=st.booleans())
    def know_ids(self, idempotent: bool) -> None:
        self.server.idempotent = idempotent

    # --------------------------------------------------------------------------------------- people

    @rule()
    def person_adds(self) -> None:
        document = self.server.add(b"hers", status="embedded")
        self.foreign[document.id] = evolve(document)

    @rule(which=st.integers(0, 5), tag=st.integers(1, 3))
    def person_retitles_and_tags(self, which: int, tag: int) -> None:
        if own := self.server.own:
            own[which % len(own)].title = "better"
            own[which % len(own)].tags = [tag]

    @rule(which=st.integers(0, 5))
    def person_deletes(self, which: int) -> None:
        if own := self.server.own:
            document = own[which % len(own)]
            del self.server.documents[document.id]
            self.was_searchable.discard(key_of(document.own["path"]))

    # ----------------------------------------------------------------------------------------- runs

    @rule(name=st.sampled_from("AB"), seed=st.integers(0, 3), jump=st.sampled_from([0, 0, -90_000, 90_000]))
    def start(self, name: str, seed: int, jump: int) -> None:
        if name not in self.runs:
            self.now += 1
            clock = FakeClock()
            clock.now += max(0, jump)
            chance = random.Random(seed)  # noqa: S311 - a history is to be found again
            run = MemoryRun(self.server, self.source, clock=clock, choose=chance.randrange, **OPTIONS)
            self.runs[name] = (run, self.now)

    @precondition(lambda self: self.runs)
    @rule(name=st.sampled_from("AB"), steps=st.integers(1, 12))
    def step(self, name: str, steps: int) -> None:
        for _ in range(steps):
            self._step(name)
            self.nothing_is_lost()

    @precondition(lambda self: self.runs)
    @rule(name=st.sampled_from("AB"))
    def run_on(self, name: str) -> None:
        """Let a run go on to its end, with indexing as it sleeps."""
        for _ in range(150):
            self._step(name)
            self.nothing_is_lost()
            if self.now % 3 == 0:
                self.server.embed()

    def _step(self, name: str) -> None:
        if name not in self.runs:
            return
        run, _ = self.runs[name]
        try:
            going_on = run.step()
        except ParadigmError:
            going_on = False
        if not going_on:
            if run.report is not None:
                check_sum(run.report)
            del self.runs[name]

    @rule(name=st.sampled_from("AB"))
    def kill(self, name: str) -> None:
        self.runs.pop(name, None)

    # -------------------------------------------------------------------------------- what must hold

    def _deleting(self, document: Document) -> None:
        """No document goes without a reason that holds at this moment."""
        assert document.external_id.startswith("pdx1:"), "a foreign document was deleted"
        key = key_of(document.own["path"])
        oldest = min((began for _, began in self.runs.values()), default=self.now)
        if document.status in FAILED or key not in self.present or self.present[key] >= oldest:
            return
        same = [one for one in self.server.own if key_of(one.own["path"]) == key and one is not document]
        assert any(one.status == "embedded" for one in same) or document.status != "embedded"

    @invariant()
    def nothing_is_lost(self) -> None:
        """A path that was searchable stays so, unless it went and came back while a run was under way."""
        found = {key_of(path) for path in self.server.searchable()}
        oldest = min((began for _, began in self.runs.values()), default=self.now + 1)
        for key in self.was_searchable - found:
            assert self.present[key] >= oldest, f"{key} lost its last searchable version"
        self.was_searchable = {key for key in found if key in self.present}

    @invariant()
    def foreign_documents_are_untouched(self) -> None:
        for identifier, document in self.foreign.items():
            assert self.server.documents[identifier] == document

    def teardown(self) -> None:
        """After the last disturbance one run brings the workspace level, and the next one writes nothing."""
        self.runs.clear()
        self.server.faults, self.server.rows_to_hide = [], None
        self.source.unreadable = set()
        self.server.embed()
        self._quiet()
        keys = [key_of(path) for path in self.source.files]
        usable = {key_of(p): c for p, c in self.source.contents().items() if keys.count(key_of(p)) == 1}
        searchable = {key_of(path): found for path, found in self.server.searchable().items()}
        twins = set(keys) - set(usable)
        assert {key: found for key, found in searchable.items() if key not in twins} == {
            key: [content] for key, content in usable.items()
        }
        written = len(self.server.journal)
        report = self._quiet()
        assert self.server.journal[written:] == []
        assert report.unchanged == len(usable)

    def _quiet(self) -> Any:
        run = MemoryRun(self.server, self.source, on_sleep=lambda _: self.server.embed(), **OPTIONS)
        report = run.finish()
        check_sum(report)
        return report


def check_sum(report: Any) -> None:
    ends = ("new", "changed", "renamed", "unchanged", "failed_count", "parked", "in_flight")
    assert sum(getattr(report, end) for end in ends) == report.scanned, report.to_json()


class TestHistories(Histories.TestCase):
    settings = settings(
        max_examples=int(os.environ.get("PARADIGM_MIRROR_EXAMPLES", "2000")),
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
