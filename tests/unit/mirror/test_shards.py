"""Shards of a mirror: each sends its share, renames to its paths from any other, and removes nothing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.documents._identity import shard_of
from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource

SHARDS = 2


def path_in(shard: int, *, beside: str = "") -> str:
    """Return a path of this shard."""
    names = (f"{beside}{number}.md" for number in range(100))
    return next(name for name in names if shard_of(name, SHARDS) == shard)


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer()


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    for number in range(8):
        source.write(f"d/{number}.md", b"content %d" % number)
    return source


def night(server: MemoryServer, source: MemorySource, order: Any = range(SHARDS), **more: Any) -> list[Any]:
    """Run every shard, and last what removes."""
    shards = [run_mirror(server, source, shard=(index, SHARDS), **more) for index in order]
    return [*shards, run_mirror(server, source, delete=True, **more)]


@pytest.mark.parametrize("order", list(permutations(range(SHARDS))))
@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_a_file_that_moves_keeps_its_document_whatever_the_shards(server, source, order, old, new):
    before, after = path_in(old, beside="before"), path_in(new, beside="after")
    source.write(before, b"a text of its own")
    night(server, source)
    (document,) = [one.id for one in server.own if one.own["path"] == before]
    source.move(before, after)
    written = len(server.journal)
    reports = night(server, source, order)
    assert [report.renamed for report in reports] == [int(index == new) for index in order] + [0]
    assert [method for method, _ in server.journal[written:]] == ["PATCH"]
    assert server.documents[document].own["path"] == after
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}
    assert sum(report.deleted for report in reports) == 0


def test_a_new_file_of_that_size_in_another_shard_makes_it_an_upload_and_a_late_removal(server, source):
    """Its content is not read by this shard: it could be the renamed file as well."""
    before, after, other = path_in(0, beside="x"), path_in(0, beside="y"), path_in(1, beside="z")
    source.write(before, b"a text of its own")
    night(server, source)
    source.move(before, after)
    source.write(other, b"another of 17 chs")
    gaps: list[str] = []
    server.on_delete = lambda document: gaps.extend(
        [] if server.searchable().get(after) else [document.external_id]
    )
    reports = night(server, source)
    assert [report.renamed for report in reports] == [0] * 3
    assert [report.deleted for report in reports] == [0, 0, 1]
    assert gaps == []
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


@pytest.mark.parametrize("first", range(SHARDS))
def test_shards_at_the_same_time_rename_one_document_once(server, source, first):
    """Two copies take the place of one file: neither shard can know which it became."""
    before = path_in(0, beside="x")
    source.write(before, b"a text of its own")
    night(server, source)
    source.files.pop(before)
    for shard in range(SHARDS):
        source.write(path_in(shard, beside="copy"), b"a text of its own")
    runs = [MemoryRun(server, source, shard=(index, SHARDS)) for index in range(SHARDS)]
    runs[first].on_sleep = runs[1 - first].on_sleep = lambda _: server.embed()
    while sum(run.step() for run in (runs[first], runs[1 - first])):
        pass
    assert [run.report.renamed for run in runs] == [0, 0]
    run_mirror(server, source, delete=True)
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


def test_a_shard_renames_nothing_after_a_listing_error(server, source):
    before, after = path_in(0, beside="x"), path_in(1, beside="y")
    source.write(before, b"a text of its own")
    night(server, source)
    source.move(before, after)
    source.unreadable = {"d"}
    report = run_mirror(server, source, shard=(1, SHARDS))
    assert (report.renamed, report.new, report.guard.kind) == (0, 1, "listing")


def test_a_shard_counts_only_what_is_its_own(server, source):
    night(server, source)
    source.files.pop("d/0.md")
    reports = [run_mirror(server, source, shard=(index, SHARDS), delete=True) for index in range(SHARDS)]
    assert sum(report.unchanged for report in reports) == 7
    assert [(report.removed, report.deleted) for report in reports] == [(0, 0)] * SHARDS


@pytest.mark.parametrize("shard", [{0, 3}, (1,), (0, 1, 2), 5, "01"])
def test_a_shard_is_a_pair_in_order(shard):
    with pytest.raises(InvalidInput, match="shard"):
        MirrorOptions(workspace_id=3, shard=shard)


def test_a_cache_is_a_path():
    with pytest.raises(InvalidInput, match="cache must be a path"):
        MirrorOptions(workspace_id=3, cache=b"night.sqlite")
