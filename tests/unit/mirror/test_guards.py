"""Guards: what forbids removals, and that everything else is done all the same."""

from __future__ import annotations

import pytest

from paradigm_ext import (
    InvalidInput,
    MirrorFailed,
    MirrorGuardError,
    MirrorOptions,
    MirrorReport,
    MirrorTimeout,
    Paradigm,
    ParadigmError,
    SourceUnavailable,
)
from paradigm_ext._mirror.documents._identity import DocumentKey
from paradigm_ext._mirror.scan import ScanFailure
from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemoryScan, MemorySource


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer()


@pytest.fixture
def source(server: MemoryServer) -> MemorySource:
    source = MemorySource()
    for number in range(30):
        source.write(f"d/{number:02}.md", f"content {number}".encode())
    source.write("e/mine.md", b"mine")
    run_mirror(server, source)
    return source


def deletions(server: MemoryServer) -> int:
    return sum(method == "DELETE" for method, _ in server.journal)


def test_a_folder_that_cannot_be_read_removes_and_renames_nothing_but_sends(server, source):
    source.write("e/new.md", b"new")
    source.move("e/mine.md", "e/moved.md")
    source.files.pop("d/00.md")
    source.unreadable = {"d"}
    report = run_mirror(server, source, delete=True)
    assert report.guard is not None
    assert report.guard.kind == "listing"
    assert not report.guard.approvable
    assert (report.new, report.renamed, report.deleted, report.source_complete) == (2, 0, 0, False)
    assert deletions(server) == 0
    assert "permission denied" in report.guard.message
    assert report.outcome == "guarded"


def test_a_guard_lets_a_changed_file_take_the_place_of_its_old_version(server, source):
    source.write("e/mine.md", b"changed")
    source.unreadable = {"d"}
    report = run_mirror(server, source, delete=True)
    assert (report.changed, report.replaced) == (1, 1)
    assert server.searchable()["e/mine.md"] == [b"changed"]


def test_a_source_without_files_removes_nothing(server, source):
    source.files.clear()
    report = run_mirror(server, source, delete=True)
    assert report.guard is not None
    assert report.guard.kind == "empty"
    assert (report.guarded, deletions(server)) == (31, 0)
    assert "allow_empty=True" in report.guard.message


def test_a_source_that_may_be_empty_is_emptied(server, source):
    source.files.clear()
    report = run_mirror(server, source, delete=True, allow_empty=True, max_delete=1.0)
    assert (report.deleted, report.guard) == (31, None)
    assert server.own == []


@pytest.mark.parametrize(
    ("max_delete", "removed", "allowed"),
    [(0.15, 10, True), (0.15, 11, False), (0.5, 15, True), (11, 11, True), (3, 4, False), (0, 1, False)],
)
def test_no_more_is_removed_than_allowed(server, source, max_delete, removed, allowed):
    for number in range(removed):
        source.files.pop(f"d/{number:02}.md")
    report = run_mirror(server, source, delete=True, max_delete=max_delete)
    assert (report.deleted, report.guard is None) == ((removed, True) if allowed else (0, False))


def test_renames_do_not_count_as_removals(server, source):
    for number in range(20):
        source.move(f"d/{number:02}.md", f"f/{number:02}.md")
    report = run_mirror(server, source, delete=True, max_delete=0)
    assert (report.renamed, report.guard) == (20, None)


def test_under_a_guard_a_moved_file_is_sent(server, source):
    for number in range(20):
        source.files.pop(f"d/{number:02}.md")
    source.move("e/mine.md", "e/moved.md")
    report = run_mirror(server, source, delete=True)
    assert report.guard is not None
    assert report.guard.kind == "max_delete"
    assert (report.renamed, report.new) == (0, 1)
    assert {"e/mine.md", "e/moved.md"} <= set(server.searchable())


def test_a_person_may_approve_what_a_guard_forbids(server, source):
    for number in range(20):
        source.files.pop(f"d/{number:02}.md")
    run = MemoryRun(server, source, delete=True)
    while run.plan is None:
        run.step()
    assert run.plan.deletions == 20
    assert run.plan.writes == 0
    refused = MemoryRun(server, source, delete=True, plan=run.plan).finish()
    assert (refused.deleted, refused.guarded, refused.outcome) == (0, 20, "guarded")
    approved = MemoryRun(server, source, delete=True, plan=run.plan.approve("Ada")).finish()
    assert (approved.deleted, approved.outcome) == (20, "done")


def test_a_listing_error_cannot_be_approved_away(server, source):
    source.unreadable = {"d"}
    run = MemoryRun(server, source, delete=True)
    while run.plan is None:
        run.step()
    with pytest.raises(InvalidInput, match="cannot be approved away"):
        run.plan.approve("Ada")
    with pytest.raises(InvalidInput, match="who approves"):
        run.plan.approve("")


def test_a_missing_sentinel_removes_nothing(server, source, monkeypatch):
    source.files.pop("d/00.md")
    monkeypatch.setattr(MemoryScan, "sentinel_missing", True)
    report = run_mirror(server, source, delete=True, sentinel=".here")
    assert report.guard is not None
    assert report.guard.kind == "sentinel"
    assert (report.guarded, report.deleted) == (1, 0)


def test_a_mount_that_is_gone_keeps_everything(server, source, monkeypatch):
    def gone(self: MemorySource) -> MemoryScan:
        raise SourceUnavailable("the source '/mnt' does not exist")

    monkeypatch.setattr(MemorySource, "scan", gone)
    report = run_mirror(server, source, delete=True, max_delete=1.0, allow_empty=True)
    assert report.guard is not None
    assert report.guard.kind == "source_missing"
    assert report.guard.own == 31
    assert report.guard.to_dict()["own"] == 31
    assert len(server.own) == 31
    with pytest.raises(SourceUnavailable):
        run_mirror(MemoryServer(), source)


def test_another_source_under_this_name_is_refused_before_anything_is_sent(server, source, monkeypatch):
    monkeypatch.setattr(MemoryScan, "root", "memory://elsewhere")
    source.write("d/00.md", b"changed")
    written = len(server.journal)
    report = run_mirror(server, source, delete=True)
    assert report.guard is not None
    assert report.guard.kind == "source"
    assert server.journal[written:] == []
    moved = run_mirror(server, source, delete=True, moved=True)
    assert (moved.marked, moved.changed, moved.guard) == (31, 1, None)
    assert run_mirror(server, source, delete=True).unchanged == 31


def test_a_file_that_cannot_be_used_keeps_its_document(server, source, monkeypatch):
    monkeypatch.setattr(
        MemoryScan, "still_absent", lambda self, path: True
    )  # even where the last look would allow it
    original = MemorySource.scan

    def scan(self: MemorySource) -> MemoryScan:
        found = original(self)
        found.entries = [entry for entry in found.entries if entry.path != "d/00.md"]
        found.failures = [ScanFailure("d/00.md", "scan", "it is too large")]
        return found

    monkeypatch.setattr(MemorySource, "scan", scan)
    report = run_mirror(server, source, delete=True)
    assert (report.failed_count, report.kept_stale, report.deleted) == (1, 1, 0)
    assert "d/00.md" in server.searchable()


def test_a_file_too_young_keeps_its_old_version(server, source, monkeypatch):
    original = MemorySource.scan

    def scan(self: MemorySource) -> MemoryScan:
        found = original(self)
        found.unsettled = [entry for entry in found.entries if entry.path == "d/00.md"]
        found.entries = [entry for entry in found.entries if entry.path != "d/00.md"]
        return found

    monkeypatch.setattr(MemorySource, "scan", scan)
    source.write("d/00.md", b"half writ")
    report = run_mirror(server, source, delete=True)
    assert (report.unsettled, report.scanned, report.uploaded, report.deleted) == (1, 30, 0, 0)
    assert server.searchable()["d/00.md"] == [b"content 0"]


def test_foreign_documents_are_counted_and_nothing_else(server, source):
    server.add(b"hers", status="embedded")
    other = DocumentKey("anotherrootx", "a" * 26, "b" * 26, 1)
    server.add(b"another mirror's", external={"external_id": other.external_id, "doc_type": other.doc_type})
    source.files.clear()
    report = run_mirror(server, source, delete=True, allow_empty=True, max_delete=1.0)
    assert (report.foreign, report.deleted) == (2, 31)
    assert len(server.documents) == 2


def test_a_synchronised_workspace_is_refused(source):
    server = MemoryServer(upload_method="sharepoint")
    with pytest.raises(InvalidInput, match="sharepoint"):
        run_mirror(server, source)


def test_an_instance_without_metadata_is_refused_and_left_as_it_was(source):
    server = MemoryServer(keeps_metadata=False)
    with pytest.raises(InvalidInput, match="--state"):
        run_mirror(server, source)
    assert server.documents == {}
    server.add(b"hers")
    with pytest.raises(InvalidInput, match="--state"):
        run_mirror(server, source)
    assert len(server.documents) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"max_delete": 1.5}, "fraction from 0 to 1"),
        ({"max_delete": -1}, "max_delete"),
        ({"shard": (8, 8)}, "index of shard"),
        ({"shard": "1/8"}, "index, count"),
        ({"renames": "copy"}, "renames"),
        ({"grace": -1}, "grace"),
        ({"name": ""}, "name"),
        ({"include": [""]}, "include"),
        ({"workspace_id": 0}, "workspace_id"),
    ],
)
def test_bad_options_are_refused_by_name(options, words):
    with pytest.raises(InvalidInput, match=words):
        MirrorOptions(**{"workspace_id": 3, **options})


@pytest.mark.parametrize("method", ["mirror", "plan_mirror"])
def test_a_source_that_needs_a_name_is_refused(method):
    with (
        Paradigm("key-0123456789", "http://127.0.0.1:9") as paradigm,
        pytest.raises(InvalidInput, match="name"),
    ):
        getattr(paradigm, method)([], workspace_id=3)


def test_each_end_has_an_error_of_its_own(server, source):
    source.unreadable = {"d"}
    guarded = run_mirror(server, source, delete=True)
    with pytest.raises(MirrorGuardError) as caught:
        guarded.raise_for_status()
    assert caught.value.report is guarded
    assert caught.value.guard is guarded.guard
    assert isinstance(caught.value, ParadigmError)
    assert not caught.value.transient
    base = {"name": "n", "workspace_id": 3, "source": "s"}
    with pytest.raises(MirrorFailed, match="2 are parked"):
        MirrorReport(**base, parked=2).raise_for_status()
    with pytest.raises(MirrorTimeout, match="deadline"):
        MirrorReport(**base, in_flight=1, timed_out=True).raise_for_status()
    MirrorReport(**base).raise_for_status()
