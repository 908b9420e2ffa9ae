"""The flow of a planning: what it asks of the world, in which order, and what it makes of the answers."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from paradigm_ext import (
    AuthenticationError,
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    PaginationError,
    PermissionDeniedError,
    ServerError,
    SourceUnavailable,
)
from paradigm_ext._mirror.documents._identity import shard_of
from tests.unit.mirror.driver import NAME, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemoryScan, MemorySource
from tests.unit.mirror.planning_run import PlanningRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext import MirrorPlan
    from paradigm_ext._mirror.requests._effects import MirrorRequest

WORKSPACE = "/api/v3/workspaces/3"


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer()


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    for number in range(3):
        source.write(f"d/{number}.md", b"content %d" % number)
    return source


def failing(path: str, error: Exception) -> Callable[[MirrorRequest, Any], Any]:
    def answer(effect: MirrorRequest, body: Any) -> Any:
        if effect.path == path:
            raise error
        return body

    return answer


def kinds(plan: MirrorPlan) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in plan.operations]


# -------------------------------------------------------------------------------- the workspace


@pytest.mark.parametrize(
    "answer", [{}, {"document_upload_method": "manual"}, {"document_upload_method": None}]
)
def test_a_workspace_of_uploaded_documents_can_be_mirrored(server, source, answer):
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: answer if effect.path == WORKSPACE else body
    assert len(run.plan().operations) == 3
    assert run.requests[0] == WORKSPACE


@pytest.mark.parametrize("method", ["sharepoint", ""])
def test_a_workspace_that_is_filled_otherwise_is_refused_before_it_is_listed(server, source, method):
    server.upload_method = method
    run = PlanningRun(server, source)
    with pytest.raises(InvalidInput, match=f"workspace 3 is filled by '{method}'"):
        run.plan()
    assert run.requests == [WORKSPACE]


def test_a_workspace_that_is_not_there_is_refused_by_its_number(server, source):
    run = PlanningRun(server, source)
    run.answers = failing(WORKSPACE, NotFoundError("gone", status=404, method="GET", url=WORKSPACE))
    with pytest.raises(InvalidInput, match="no workspace 3"):
        run.plan()


def test_a_workspace_that_is_not_described_is_an_error_of_reading_it(server, source):
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: "a proxy's page" if effect.path == WORKSPACE else body
    with pytest.raises(InvalidResponse, match=r"^read a workspace was not answered") as caught:
        run.plan()
    assert caught.value.operation == "read a workspace"


def test_a_key_that_may_not_read_workspaces_can_mirror(server, source):
    run = PlanningRun(server, source)
    run.answers = failing(WORKSPACE, PermissionDeniedError("no", status=403, method="GET", url=WORKSPACE))
    assert len(run.plan().operations) == 3


def test_an_instance_that_ignores_filters_is_refused(source):
    server = MemoryServer(keeps_metadata=False)
    server.add(b"hers")
    with pytest.raises(InvalidInput, match="external_metadata"):
        PlanningRun(server, source).plan()


@pytest.mark.parametrize("has_documents", [False, True])
def test_documents_of_this_mirror_prove_that_the_instance_keeps_metadata(server, source, has_documents):
    if has_documents:
        run_mirror(server, source)
    run = PlanningRun(server, source)
    run.plan()
    assert run.workspace.proven is has_documents


def test_what_was_proven_before_stays_proven(server, source):
    run = PlanningRun(server, source)
    run.workspace.proven = True
    run.plan()
    assert run.workspace.proven


def test_documents_of_others_are_counted(server, source):
    run_mirror(server, source)
    server.add(b"hers")
    server.add(b"his")
    assert PlanningRun(server, source).plan().counts["foreign"] == 2


@pytest.mark.parametrize("count", [None, 2, 0])
def test_no_count_or_one_that_is_behind_means_that_no_others_are_known(server, source, count):
    run_mirror(server, source)
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: {**body, "count": count} if _counts(effect) else body
    assert run.plan().counts["foreign"] == 0


def test_a_workspace_without_a_count_has_no_others(server, source):
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: {**body, "count": None} if _counts(effect) else body
    assert run.plan().counts["foreign"] == 0


def test_a_count_that_fails_keeps_no_plan_from_being_made(server, source):
    run_mirror(server, source)
    run = PlanningRun(server, source)

    def fail(effect: MirrorRequest, body: Any) -> Any:
        if _counts(effect):
            raise ServerError("busy", status=503, method="GET", url=effect.path)
        return body

    run.answers = fail
    plan = run.plan()
    assert (plan.counts["foreign"], plan.counts["unchanged"]) == (0, 3)


def _counts(effect: MirrorRequest) -> bool:
    return (effect.params or {}).get("page_size") == 1


def test_a_list_that_never_comes_out_makes_an_incomplete_plan(server, source):
    run_mirror(server, source)
    source.files.pop("d/0.md")
    run = PlanningRun(server, source, delete=True)
    run.answers = _never_listed
    plan = run.plan()
    assert (plan.destination_complete, kinds(plan)) == (False, [("keep", "d/0.md")])
    gone = PlanningRun(server, source, delete=True)
    gone.answers, gone.planning.scan_source = _never_listed, _unavailable
    assert not gone.plan().destination_complete


@pytest.mark.parametrize("said", [True, False, 2.0, [], {"page": 2}])
def test_a_list_that_does_not_say_whether_it_goes_on_is_refused(server, source, said):
    """Taken for the end, it would make documents of this mirror unknown to it."""
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: {**body, "next": said} if _lists(effect) else body
    with pytest.raises(InvalidResponse, match=rf"list files answered with {re.escape(repr(said))} as `next`"):
        run.plan()


@pytest.mark.parametrize(("said", "asked"), [("", 1), (None, 1), (2, 2)])
def test_a_list_goes_on_where_an_address_or_a_number_is_named(server, source, said, asked):
    run_mirror(server, source)
    run = PlanningRun(server, source)
    run.answers = lambda effect, body: {**body, "next": said} if _lists(effect) else body
    assert run.plan().counts["unchanged"] == 3
    assert sum(path.endswith("/files") for path in run.requests) == asked + 2  # the check and the count


@pytest.mark.parametrize(("count", "asked"), [(3, 12), (None, 11), (10**15, 1_011)])
def test_a_list_that_shows_its_first_page_for_good_is_given_up(server, source, count, asked, monkeypatch):
    """As when a query gets lost on its way: a mirror of half the documents would send the others again."""
    run_mirror(server, source)
    run = PlanningRun(server, source)
    asked_for: list[int] = []
    ask = MemoryServer.request

    def first_page(self: MemoryServer, effect: MirrorRequest) -> Any:
        if not _lists(effect):
            return ask(self, effect)
        asked_for.append((effect.params or {})["page"])
        body = ask(self, evolve(effect, params={**(effect.params or {}), "page": 1}))
        return {**body, "count": count, "next": "http://x/?page=2"}

    monkeypatch.setattr(MemoryServer, "request", first_page)
    with pytest.raises(PaginationError, match="10 pages of files in a row have no new one"):
        run.plan()
    assert asked_for == list(range(1, asked + 1))


def _lists(effect: MirrorRequest) -> bool:
    return "ordering" in (effect.params or {})


def _never_listed(effect: MirrorRequest, body: Any) -> Any:
    return {**body, "count": 4} if "ordering" in (effect.params or {}) else body


def test_a_shard_reads_its_own_paths(server, source):
    run_mirror(server, source)
    plan = PlanningRun(server, source, shard=(0, 2)).plan()
    mine = sum(shard_of(path, 2) == 0 for path in source.files)
    assert (plan.counts["own"], plan.counts["unchanged"], plan.operations) == (mine, mine, ())


# ----------------------------------------------------------------------------------- the source


def test_a_source_that_is_gone_makes_a_plan_that_does_nothing(server, source):
    run_mirror(server, source)
    (first,) = [one for one in server.own if one.own["path"] == "d/0.md"]
    server.add(first.content, external={**first.external, "external_id": first.external_id[:-1] + "2"})
    server.add(b"hers")
    run = PlanningRun(server, source, delete=True)
    run.planning.scan_source = _unavailable
    plan = run.plan()
    assert plan.guard is not None
    assert (plan.guard.kind, plan.guard.own) == ("source_missing", 4)
    assert plan.guard.message.startswith("the source does not exist; 4 documents")
    assert "memory://given" in plan.guard.message
    assert plan.counts == {"own": 3, "documents": 4, "foreign": 1}
    assert (plan.operations, plan.source, plan.source_complete) == ((), "memory://given", False)
    assert (plan.destination_complete, plan.name, run.planning.scan) == (True, NAME, None)


def _unavailable() -> MemoryScan:
    raise SourceUnavailable("the source does not exist")


def test_a_source_that_is_gone_and_never_was_mirrored_is_an_error(server, source):
    run = PlanningRun(server, source)
    run.planning.scan_source = _unavailable
    with pytest.raises(SourceUnavailable):
        run.plan()


def test_the_documents_of_another_source_are_left_alone(server, source, monkeypatch):
    run_mirror(server, source)
    monkeypatch.setattr(MemoryScan, "root", "memory://elsewhere")
    run = PlanningRun(server, source, delete=True)
    plan = run.plan()
    assert plan.guard is not None
    assert plan.guard.kind == "source"
    assert "'night' was filled from memory://source, not from memory://elsewhere" in plan.guard.message
    assert (plan.operations, plan.source_complete, plan.destination_complete) == ((), False, True)
    assert plan.counts == {"own": 3, "documents": 3, "foreign": 0}
    assert run.planning.scan is not None
    assert kinds(PlanningRun(server, source, moved=True).plan()) == [
        ("mark", f"d/{number}.md") for number in range(3)
    ]


def test_a_source_without_an_address_is_the_one_that_it_was(server, source, monkeypatch):
    run_mirror(server, source)
    monkeypatch.setattr(MemoryScan, "root", "")
    plan = PlanningRun(server, source).plan()
    assert (plan.guard, plan.source, plan.counts["unchanged"]) == (None, "memory://given", 3)


# ------------------------------------------------------------------------------------- the plan


def test_a_plan_says_what_it_was_made_of(server, source, caplog):
    run_mirror(server, source)
    source.write("d/0.md", b"another")
    source.files.pop("d/1.md")
    source.unreadable = {"e"}
    run = PlanningRun(server, source, delete=True, grace=60.0)
    run.scan_seconds = 2.0
    run.planning.tally.counts["requests"] = 4
    with caplog.at_level(logging.INFO, logger="paradigm_ext"):
        plan = run.plan()
    assert kinds(plan) == [("replace", "d/0.md"), ("keep", "d/1.md")]
    assert plan.options is run.options
    assert (plan.base_url, plan.name, plan.source) == ("http://memory", NAME, "memory://source")
    assert plan.guard is not None
    assert (plan.guard.kind, plan.source_complete, plan.destination_complete) == ("listing", False, True)
    assert (plan.planned_at, plan.requests, plan.bytes_read) == (run.clock.time(), 4, len(b"another"))
    assert plan.seconds == {"check": 0.0, "list": 0.0, "scan": 2.0, "hash": 0.0, "plan": 0.0}
    assert caplog.messages == [f"mirror 'night' in workspace 3: {plan.summary()}"]
    assert plan.counts == {
        "own": 3,
        "documents": 3,
        "unchanged": 1,
        "removed": 1,
        "scanned": 2,
        "foreign": 0,
    }
    assert run.planning.scan is not None


def test_a_planning_without_requests_counted_says_so(server, source):
    assert PlanningRun(server, source).plan().requests == 0


def test_a_grace_begins_when_the_source_had_been_listed(server, source):
    run_mirror(server, source)
    source.files.pop("d/0.md")
    run = PlanningRun(server, source, delete=True, grace=60.0)
    run.scan_seconds = 5.0
    (operation,) = run.plan().operations
    assert operation.metadata is not None
    assert operation.metadata["missing_since"] == run.clock.time()
    assert operation.metadata["root"] == NAME


def test_each_phase_is_told_as_it_begins_and_each_file_as_it_is_read(server, source):
    run = PlanningRun(server, source)
    run.plan()
    told = [(one.phase, one.done, one.total) for one in run.progress]
    assert told == [
        *[("list", 0, 0), ("list", 0, 0), ("scan", 0, 0)],
        *[("hash", 0, 3), ("hash", 1, 3), ("hash", 2, 3), ("hash", 3, 3)],
        *[("plan", 0, 0), ("done", 0, 0)],
    ]


@pytest.mark.parametrize(("files", "batches"), [(0, 0), (32, 1), (33, 2), (65, 3)])
def test_files_are_read_by_the_batch_on_as_many_lanes_as_were_asked_for(server, files, batches):
    source = MemorySource()
    for number in range(files):
        source.write(f"{number:02}.md", b"content %d" % number)
    run = PlanningRun(server, source, concurrency=5)
    plan = run.plan()
    assert run.widths == [(batches, 5)]
    assert [one.path for one in plan.operations] == sorted(source.files)


def test_a_file_that_cannot_be_read_fails_alone(server, source, monkeypatch):
    run_mirror(server, source)
    monkeypatch.setattr(MemoryScan, "sha256", _unreadable)
    plan = PlanningRun(server, source, checksum=True, delete=True).plan()
    assert [(one.path, one.stage, one.error) for one in plan.failed] == [
        ("d/0.md", "read", "permission denied"),
        ("d/1.md", "read", "no such file"),
    ]
    assert (plan.counts["unchanged"], plan.counts["kept_stale"]) == (1, 2)


def _unreadable(scan: MemoryScan, entry: Any) -> str:
    if entry.path == "d/0.md":
        raise OSError("permission denied")
    if entry.path == "d/1.md":
        raise SourceUnavailable("no such file")
    return str(_sha256(scan, entry))


_sha256 = MemoryScan.sha256


# --------------------------------------------------------------------------- reasons of failures


def failed_night(server: MemoryServer, source: MemorySource) -> None:
    server.initial = "fail"
    run_mirror(server, source)
    for one in server.documents.values():
        one.reason = f"no text in {one.own['path']}"


def test_what_failed_is_reported_with_the_reason_that_the_instance_gives(server, source):
    failed_night(server, source)
    source.write("\u00e9.md", b"composed")
    source.write("e\u0301.md", b"decomposed")
    plan = PlanningRun(server, source, retry=False, checksum=True).plan()
    assert [(one.path, one.stage) for one in plan.failed] == [
        *[("\u00e9.md", "scan"), ("e\u0301.md", "scan")],
        *[(f"d/{number}.md", "index") for number in range(3)],
    ]
    assert [one.error for one in plan.failed[:2]] == ["two spellings"] * 2
    assert [one.error.partition(": ")[2] for one in plan.failed[2:]] == [
        f"no text in d/{number}.md" for number in range(3)
    ]


def test_the_reasons_of_twenty_failures_are_asked_for(server):
    source = MemorySource()
    for number in range(22):
        source.write(f"{number:02}.md", b"content %d" % number)
    failed_night(server, source)
    run = PlanningRun(server, source, retry=False)
    plan = run.plan()
    assert len(run.requests) == 4 + 20
    assert ["no text" in one.error for one in plan.failed] == [True] * 20 + [False] * 2


def test_a_key_that_expired_ends_the_planning(server, source):
    failed_night(server, source)
    run = PlanningRun(server, source, retry=False)
    document = next(iter(server.documents))
    expired = AuthenticationError("no", status=401, method="GET", url="/")
    run.answers = failing(f"/api/v3/files/{document}", expired)
    with pytest.raises(AuthenticationError):
        run.plan()
