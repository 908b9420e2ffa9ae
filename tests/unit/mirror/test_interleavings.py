"""Two runs at once: every interleaving of a model of the rule, and two of them on the real code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource
from tests.unit.mirror.model import HISTORIES, search

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(("name", "start", "edits"), HISTORIES, ids=[name for name, _, _ in HISTORIES])
def test_the_rule_leaves_no_gap_and_ends_level(name, start, edits):
    for fails, short in ((False, False), (True, False), (False, True)):
        result = search(start, edits, "mirror", fails=fails, short=short)
        assert not result.gap, "\n".join(result.gap)
        assert not result.not_level, "\n".join(result.not_level)


@pytest.mark.parametrize(("variant", "history"), [("plain", 1), ("lookless", 4)])
def test_the_model_finds_the_gaps_of_weaker_rules(variant, history):
    """A model that could not fail would prove nothing."""
    _, start, edits = HISTORIES[history]
    assert search(start, edits, variant).gap


# ------------------------------------------------------------------------------------- on the real code


class Stage:
    """A workspace and a source whose paths are watched after every effect of two runs."""

    def __init__(self, **files: bytes) -> None:
        self.server, self.source = MemoryServer(), MemorySource()
        for name, content in files.items():
            self.source.write(f"{name}.md", content)
        run_mirror(self.server, self.source)
        self.watched = set(self.source.files)

    def run(self) -> MemoryRun:
        return MemoryRun(self.server, self.source, delete=True, timeout=None)

    def until(self, run: MemoryRun, happened: Callable[[], bool]) -> None:
        """Let a run go on until something happened, and look at the workspace after each of its effects."""
        for _ in range(500):
            if happened():
                return
            assert run.step() or happened(), "the run came to its end before"
            assert self.watched <= set(self.server.searchable())
        raise AssertionError("it never happened")

    def finish(self, run: MemoryRun) -> None:
        self.until(run, lambda: run.done or not run.step())

    def written(self, method: str, times: int = 1) -> Callable[[], bool]:
        """Return what tells whether there were so many more writes of a kind."""
        before = sum(one == method for one, _ in self.server.journal)
        return lambda: sum(one == method for one, _ in self.server.journal) >= before + times


def test_an_edit_and_its_revert_met_by_two_runs():
    """A sends the edit, B sends the old content again: whichever ends last, one version stays."""
    stage = Stage(p=b"one")
    first, second = stage.run(), stage.run()
    stage.source.write("p.md", b"two")
    stage.until(first, stage.written("POST"))
    stage.server.embed()
    stage.source.write("p.md", b"one")
    stage.until(second, stage.written("POST"))  # the old content, as a version of its own
    stage.until(first, stage.written("DELETE"))  # A has seen its version embedded
    stage.server.embed()
    stage.finish(second)
    stage.finish(first)
    assert stage.server.searchable() == {"p.md": [b"one"]}
    assert run_mirror(stage.server, stage.source).unchanged == 1


def test_a_rename_met_by_a_run_that_knows_the_document_under_its_old_name():
    """A would delete what it takes for the old version of `p`; by then it is the only document of `q`."""
    stage = Stage(p=b"one")
    first, second = stage.run(), stage.run()
    stage.until(first, lambda: first.tally.phase == "scan")  # A has listed the document as p's
    stage.source.move("p.md", "q.md")
    stage.watched = set()
    stage.until(second, stage.written("PATCH"))  # B gives it the name q
    stage.source.write("p.md", b"two")
    stage.watched = {"q.md"}
    stage.until(first, stage.written("POST"))
    stage.server.embed()
    stage.finish(first)
    stage.finish(second)
    assert stage.server.searchable() == {"p.md": [b"two"], "q.md": [b"one"]}
    assert not [key for method, key in stage.server.journal if method == "DELETE"]


def test_a_run_that_dies_after_any_effect_is_finished_by_the_next_one():
    for effects in range(200):
        stage = Stage(a=b"one", b=b"two", c=b"three")
        stage.source.write("a.md", b"changed")
        stage.source.files.pop("b.md")
        stage.source.move("c.md", "d.md")
        stage.watched = {"a.md"}
        killed = stage.run()
        killed.on_sleep = lambda _, server=stage.server: server.embed()
        for _ in range(effects):
            if not killed.step():
                break
            assert stage.watched <= set(stage.server.searchable())
        over = killed.done
        run_mirror(stage.server, stage.source, delete=True)
        assert stage.server.searchable() == {"a.md": [b"changed"], "d.md": [b"three"]}
        assert len(stage.server.own) == 2
        if over:
            return
    raise AssertionError("the run never came to its end")


def test_a_document_stays_while_another_path_waits_for_its_content():
    """The content moved to a new path and the old path got another: both documents are awaited first."""
    stage = Stage(p=b"one")
    stage.source.move("p.md", "q.md")
    stage.source.write("p.md", b"two")
    run = stage.run()
    stage.until(run, stage.written("POST", 2))
    (of_p,) = [one for one in stage.server.own if one.content == b"two"]
    (of_q,) = [one for one in stage.server.own if one.own["path"] == "q.md"]
    of_p.status = "embedded"
    for _ in range(40):
        run.step()
        assert ("p.md", b"one") in {(one.own["path"], one.content) for one in stage.server.own}
    of_q.status = "embedded"
    stage.finish(run)
    assert stage.server.searchable() == {"p.md": [b"two"], "q.md": [b"one"]}
    assert len(stage.server.own) == 2


def test_a_version_above_all_that_the_plan_knew_means_another_run_is_at_work():
    stage = Stage(p=b"one")
    stage.source.write("p.md", b"old news")
    late = stage.run()
    stage.until(late, lambda: late.plan is not None)
    stage.source.write("p.md", b"the newest")
    run_mirror(stage.server, stage.source)
    revision = stage.source.revision
    stage.source.files["p.md"] = (b"old news", revision - 1)  # as a slower copy of the source still has it
    stage.finish(late)
    assert late.report.skipped_changed == 1
    assert stage.server.searchable() == {"p.md": [b"the newest"]}


@pytest.mark.parametrize("wait", [True, False])
def test_a_double_goes_in_the_very_run_that_gives_its_content_to_another_path(wait):
    """One quiet run brings the workspace level, whatever else it has to do."""
    stage = Stage()
    stage.server.idempotent = False
    stage.source.write("p.md", b"one")
    first, second = stage.run(), stage.run()
    for run in (first, second):
        stage.until(run, lambda run=run: run.tally.phase == "upload")
    for run in (first, second):
        stage.until(run, stage.written("POST"))
        stage.server.embed()
    assert stage.server.searchable() == {"p.md": [b"one", b"one"]}
    stage.source.write("q.md", b"one")
    for waits in (True,) if wait else (False, True):
        run_mirror(stage.server, stage.source, wait=waits)
        stage.server.embed()
    assert stage.server.searchable() == {"p.md": [b"one"], "q.md": [b"one"]}
    assert len(stage.server.own) == 2
