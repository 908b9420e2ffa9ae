"""Night after night over a workspace in memory: what each kind of change costs and leaves behind."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from paradigm_ext import InvalidInput, MirrorPlan, MirrorReport
from tests.unit.fake_clock import FakeClock
from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer()


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    for number in range(5):
        source.write(f"d/{number}.md", f"content {number}".encode())
    return source


def methods(server: MemoryServer, since: int = 0) -> list[str]:
    return [method for method, _ in server.journal[since:]]


def test_the_first_night_sends_every_file_once(server, source):
    report = run_mirror(server, source)
    assert (report.new, report.uploaded, report.scanned) == (5, 5, 5)
    assert methods(server) == ["POST"] * 5
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


def test_a_night_without_changes_reads_only_and_no_file(server, source):
    run_mirror(server, source)
    written = len(server.journal)
    report = run_mirror(server, source)
    assert (report.unchanged, report.bytes_read, report.requests) == (5, 0, 4)
    assert methods(server, written) == []


def test_a_touched_file_is_read_and_not_sent(server, source):
    run_mirror(server, source)
    source.write("d/0.md", b"content 0")
    report = run_mirror(server, source)
    assert (report.unchanged, report.uploaded) == (5, 0)
    assert report.bytes_read == len(b"content 0")


def test_checksum_reads_every_file(server, source):
    run_mirror(server, source)
    report = run_mirror(server, source, checksum=True)
    assert report.bytes_read == sum(map(len, source.contents().values()))


def test_a_changed_file_takes_the_place_of_its_old_version(server, source):
    run_mirror(server, source)
    source.write("d/1.md", b"another")
    written = len(server.journal)
    report = run_mirror(server, source)
    assert (report.changed, report.replaced) == (1, 1)
    assert methods(server, written) == ["POST", "DELETE"]
    assert server.searchable()["d/1.md"] == [b"another"]


def test_going_back_to_an_older_content_is_a_version_of_its_own(server, source):
    run_mirror(server, source)
    source.write("d/1.md", b"another")
    run_mirror(server, source)
    source.write("d/1.md", b"content 1")
    report = run_mirror(server, source)
    assert report.changed == 1
    assert server.searchable()["d/1.md"] == [b"content 1"]


def test_a_moved_file_keeps_its_document(server, source):
    run_mirror(server, source)
    (before,) = [one.id for one in server.own if one.own["path"] == "d/2.md"]
    source.move("d/2.md", "e/2.md")
    report = run_mirror(server, source)
    assert (report.renamed, report.uploaded, report.removed) == (1, 0, 0)
    document = server.documents[before]
    assert document.own["path"] == "e/2.md"
    assert document.title == "e/2.md"


def test_a_moved_file_keeps_the_title_that_a_person_gave_it(server, source):
    run_mirror(server, source)
    (document,) = [one for one in server.own if one.own["path"] == "d/2.md"]
    document.title = "The contract"
    source.move("d/2.md", "e/2.md")
    run_mirror(server, source)
    assert document.title == "The contract"


def test_a_new_version_keeps_title_and_tags_that_people_gave(server, source):
    run_mirror(server, source)
    (document,) = [one for one in server.own if one.own["path"] == "d/2.md"]
    document.title, document.tags = "The contract", [7]
    source.write("d/2.md", b"amended")
    run_mirror(server, source)
    (document,) = [one for one in server.own if one.own["path"] == "d/2.md"]
    assert (document.title, document.tags) == ("The contract", [7])


@pytest.mark.parametrize("old", ["same.md", "d/0.txt"])
def test_a_move_that_could_be_mistaken_is_an_upload(server, source, old):
    """Two files of one content, or another extension: it cannot be told what became of what."""
    if old == "same.md":
        source.write(old, b"content 2")
    else:
        source.move("d/2.md", old)
    run_mirror(server, source, delete=True)
    source.move(old, "new.md")
    if old == "same.md":
        source.files.pop("d/2.md")
    report = run_mirror(server, source, delete=True)
    assert (report.renamed, report.new) == (0, 1)
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


def test_renames_by_upload_send_the_file(server, source):
    run_mirror(server, source)
    source.move("d/2.md", "e/2.md")
    report = run_mirror(server, source, delete=True, renames="upload")
    assert (report.renamed, report.new, report.deleted) == (0, 1, 1)


def test_without_delete_a_removed_file_stays_and_is_reported(server, source):
    run_mirror(server, source)
    source.files.pop("d/0.md")
    report = run_mirror(server, source)
    assert (report.removed, report.orphans, report.outcome) == (1, 1, "done")
    assert "d/0.md" in server.searchable()


def test_with_delete_a_removed_file_goes(server, source):
    run_mirror(server, source)
    source.files.pop("d/0.md")
    report = run_mirror(server, source, delete=True)
    assert (report.removed, report.deleted, report.orphans) == (1, 1, 0)
    assert "d/0.md" not in server.searchable()


def test_a_new_version_that_fails_leaves_the_old_one(server, source):
    run_mirror(server, source)
    source.write("d/1.md", b"broken")
    server.initial = "parsing_failed"
    report = run_mirror(server, source)
    assert (report.failed_count, report.kept_stale, report.outcome) == (1, 1, "failed")
    assert report.failed[0].stage == "index"
    assert server.searchable()["d/1.md"] == [b"content 1"]


def test_a_failed_file_is_sent_again_and_then_parked(server, source):
    server.initial = "fail"
    reports = [run_mirror(server, source, max_attempts=3) for _ in range(5)]
    assert [report.uploaded for report in reports] == [5, 5, 5, 0, 0]
    assert [report.parked for report in reports] == [0, 0, 0, 5, 5]
    assert reports[-1].requests == 4
    assert reports[-1].outcome == "failed"
    server.initial = "pending"
    source.write("d/0.md", b"mended")
    report = run_mirror(server, source, max_attempts=3)
    assert (report.new, report.parked) == (1, 4)
    assert [one.own["path"] for one in server.own].count("d/0.md") == 1


def test_a_pass_that_must_not_retry_sends_nothing_again(server, source):
    server.initial = "fail"
    run_mirror(server, source)
    report = run_mirror(server, source, retry=False)
    assert (report.uploaded, report.failed_count) == (0, 5)


def test_grace_first_marks_and_later_removes(server, source):
    clock = FakeClock()
    run_mirror(server, source)
    source.files.pop("d/0.md")
    options = {"delete": True, "grace": 3600.0, "clock": clock}
    assert run_mirror(server, source, **options).marked == 1
    assert run_mirror(server, source, **options).marked == 0
    assert "d/0.md" in server.searchable()
    clock.now += 3601
    assert run_mirror(server, source, **options).deleted == 1


def test_a_file_that_comes_back_within_its_grace_loses_the_mark(server, source):
    run_mirror(server, source)
    content = source.files.pop("d/0.md")
    options = {"delete": True, "grace": 3600.0}
    run_mirror(server, source, **options)
    source.files["d/0.md"] = content
    assert run_mirror(server, source, **options).marked == 1
    assert all(one.own["missing_since"] is None for one in server.own)


def test_a_clock_that_went_back_removes_nothing(server, source):
    clock = FakeClock()
    run_mirror(server, source)
    source.files.pop("d/0.md")
    clock.now = 90_000.0
    options = {"delete": True, "grace": 3600.0}
    run_mirror(server, source, clock=clock, **options)
    report = run_mirror(server, source, clock=FakeClock(), **options)
    assert report.deleted == 0


def test_doubles_are_healed(server, source):
    server.idempotent = False
    run_mirror(server, source)
    (document,) = [one for one in server.own if one.own["path"] == "d/3.md"]
    server.add(document.content, title=document.title, external=document.external, status="embedded")
    report = run_mirror(server, source)
    assert (report.healed, report.unchanged) == (1, 5)
    assert len(server.own) == 5


@pytest.mark.parametrize(("lands", "healed"), [(3.0, 0), (10.0, 1)])
def test_a_file_that_was_sent_again_too_early_is_healed_by_the_same_run(source, lands, healed):
    """The answer is lost, and the instance takes longer than the looks for the file and the next attempt."""
    server = MemoryServer(idempotent=False, faults=["", "", "", "", "late"])
    clock = FakeClock()

    def pass_time(_):
        if clock.now >= 1_000 + lands:
            server.land()
        if clock.now >= 1_020:
            server.embed()

    report = MemoryRun(server, source, clock=clock, on_sleep=pass_time).finish()
    assert (report.outcome, report.new, report.healed) == ("done", 5, healed)
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


def test_two_spellings_of_one_name_fail_both_and_remove_nothing(server, source):
    source.write("\u00e9.md", b"composed")
    run_mirror(server, source, delete=True)
    source.write("e\u0301.md", b"decomposed")
    report = run_mirror(server, source, delete=True)
    assert report.failed_count == 2
    assert server.searchable()["\u00e9.md"] == [b"composed"]


def test_a_pipeline_that_changed_sends_older_files_again_where_asked(server, source):
    server.parser = "v2"
    run_mirror(server, source)
    server.parser = "v3"
    source.write("new.md", b"made by the new pipeline")
    assert run_mirror(server, source).uploaded == 1
    report = run_mirror(server, source, reindex="pipeline")
    assert (report.changed, report.replaced, report.unchanged) == (5, 5, 1)
    assert {one.parser for one in server.own} == {"v3"}
    assert run_mirror(server, source, reindex="pipeline").unchanged == 6


# -------------------------------------------------------------------------------------------- passes


def test_passes_without_waiting_send_first_and_remove_later(server, source):
    run_mirror(server, source)
    source.write("d/0.md", b"another")
    source.files.pop("d/1.md")
    first = run_mirror(server, source, delete=True, wait=False)
    assert (first.in_flight, first.deleted, first.outcome) == (1, 0, "done")
    server.embed()
    second = run_mirror(server, source, delete=True, wait=False)
    assert (second.unchanged, second.deleted, second.healed) == (4, 1, 1)
    both = first.followed_by(second)
    assert (both.changed, both.unchanged, both.deleted, both.scanned) == (1, 3, 1, 4)
    assert (both.replaced, both.healed) == (1, 0), "as in a run that waits"
    assert MirrorReport.from_json(both.to_json()) == both


def test_the_time_bounds_the_waiting_and_the_next_run_finishes(server, source):
    run = MemoryRun(server, source, timeout=60.0)
    report = run.finish()
    assert (report.in_flight, report.timed_out, report.outcome) == (5, True, "timeout")
    assert run.clock.now <= 1_060.0
    server.embed()
    assert run_mirror(server, source).unchanged == 5


def test_one_stuck_document_does_not_keep_removed_files(server, source):
    """Some of the time is kept for removals, or a stuck document would keep them night after night."""
    run_mirror(server, source)
    source.write("d/0.md", b"stuck")
    source.files.pop("d/1.md")
    report = MemoryRun(server, source, delete=True, timeout=60.0).finish()
    assert (report.in_flight, report.deleted) == (1, 1)


def test_a_status_of_a_later_release_is_in_flight(server, source):
    server.initial = "novel"
    report = MemoryRun(server, source, timeout=60.0).finish()
    assert report.in_flight == 5


def test_a_poll_is_one_request_whatever_is_in_flight(server):
    source = MemorySource()
    for number in range(40):
        source.write(f"{number}.md", f"{number}".encode())
    polls = []

    def sleep(_: float) -> None:
        polls.append(server.requests)
        if len(polls) == 4:
            server.embed()

    MemoryRun(server, source, on_sleep=sleep).finish()
    assert [later - earlier for earlier, later in pairwise(polls)][:3] == [1, 1, 1]


# --------------------------------------------------------------------------------------------- plans


def test_planning_writes_nothing_and_applying_does_what_the_plan_says(server, source):
    run_mirror(server, source)
    source.write("d/0.md", b"another")
    source.write("new.md", b"new")
    source.files.pop("d/1.md")
    source.move("d/2.md", "e/2.md")
    written = len(server.journal)
    planning = MemoryRun(server, source, delete=True)
    while planning.plan is None:
        planning.step()
    plan = planning.plan
    assert server.journal[written:] == []
    assert {(one.kind, one.path) for one in plan.operations} == {
        ("replace", "d/0.md"),
        ("upload", "new.md"),
        ("delete", "d/1.md"),
        ("rename", "e/2.md"),
    }
    report = MemoryRun(
        server, source, delete=True, plan=kept(plan), on_sleep=lambda _: server.embed()
    ).finish()
    assert sorted(methods(server, written)) == ["DELETE", "DELETE", "PATCH", "POST", "POST"]
    assert report.skipped_changed == 0
    assert server.searchable() == {path: [content] for path, content in source.contents().items()}


def test_applying_a_plan_again_changes_nothing_more(server, source):
    plan = planned(server, source)
    MemoryRun(server, source, plan=plan, wait=False).finish()
    server.embed()
    written = len(server.journal)
    report = MemoryRun(server, source, plan=plan, wait=False).finish()
    assert (report.new, report.skipped_changed) == (5, 0)
    assert server.journal[written:] == []


def test_what_changed_since_the_plan_is_left_out(server, source):
    plan = planned(server, source)
    source.write("d/0.md", b"changed since")
    source.files.pop("d/1.md")
    report = MemoryRun(server, source, plan=plan, on_sleep=lambda _: server.embed()).finish()
    assert (report.new, report.skipped_changed, report.failed_count) == (3, 2, 2)
    assert {failure.stage for failure in report.failed} == {"precondition"}
    assert set(server.searchable()) == {"d/2.md", "d/3.md", "d/4.md"}


def test_a_file_that_is_back_is_not_removed_by_an_older_plan(server, source):
    run_mirror(server, source)
    content = source.files.pop("d/0.md")
    plan = planned(server, source, delete=True)
    source.files["d/0.md"] = content
    report = MemoryRun(server, source, plan=plan, delete=True).finish()
    assert (report.deleted, report.skipped_changed) == (0, 1)


def test_a_plan_that_was_edited_is_refused(server, source):
    file = io.StringIO()
    planned(server, source).write(file)
    edited = file.getvalue().replace("d/4.md", "d/9.md")
    with pytest.raises(InvalidInput, match="changed or cut"):
        MirrorPlan.read(io.StringIO(edited))
    with pytest.raises(InvalidInput, match="changed or cut"):
        MirrorPlan.read(io.StringIO("\n".join(file.getvalue().splitlines()[:-1])))
    with pytest.raises(InvalidInput, match="not a JSON object"):
        MirrorPlan.read(io.StringIO("a plan\n"))


def planned(server: MemoryServer, source: MemorySource, **options: object) -> MirrorPlan:
    run = MemoryRun(server, source, **options)
    while run.plan is None:
        run.step()
    return kept(run.plan)


def kept(plan: MirrorPlan) -> MirrorPlan:
    """Return the plan after it was written and read again."""
    file = io.StringIO()
    plan.write(file)
    file.seek(0)
    return MirrorPlan.read(file)


def test_old_versions_go_while_other_files_are_still_sent(server):
    """A long night does not leave old and new text side by side until its last upload."""
    source = MemorySource()
    for number in range(500):
        source.write(f"{number:03}.md", f"content {number}".encode())
    server.initial = "embedded"
    run_mirror(server, source)
    for number in range(500):
        source.write(f"{number:03}.md", f"changed {number}".encode())
    written = len(server.journal)
    run_mirror(server, source)
    wrote = methods(server, written)
    assert wrote.index("DELETE") < len(wrote) - 1 - wrote[::-1].index("POST")
    assert wrote.count("POST") == wrote.count("DELETE") == 500


def test_a_plan_says_what_cannot_be_mirrored(server, source):
    source.write("\u00e9.md", b"composed")
    source.write("e\u0301.md", b"decomposed")
    plan = planned(server, source)
    assert {one.path for one in plan.operations if one.kind == "refuse"} == {"\u00e9.md", "e\u0301.md"}
    assert plan.writes == 5


def test_a_failed_file_is_reported_with_paradigms_reason_by_either_pass(server, source):
    def break_one(_: float) -> None:
        server.embed()
        document = next(one for one in server.documents.values() if one.own["path"] == "d/1.md")
        document.status, document.reason = "parsing_failed", "no text in it\x1b[2J"

    report = MemoryRun(server, source, on_sleep=break_one).finish()
    (failure,) = report.failed
    assert (failure.path, failure.stage) == ("d/1.md", "index")
    assert failure.error.endswith("failed to be indexed: no text in it\\x1b[2J")
    again = MemoryRun(server, source, retry=False, wait=False).finish()
    assert again.failed == report.failed
    assert again.explain() == f"1 file failed: {failure}"


def test_the_reasons_of_many_failures_cost_twenty_requests(server, source):
    for number in range(30):
        source.write(f"e/{number}.md", f"text {number}".encode())

    def break_all(_: float) -> None:
        for one in server.documents.values():
            one.status, one.reason = "fail", "too bad"

    report = MemoryRun(server, source, on_sleep=break_all).finish()
    assert report.failed_count == 35
    assert sum("too bad" in one.error for one in report.failed) == 20


def test_a_folder_of_files_that_are_refused_keeps_back_none_that_follows(server, source):
    """Ten refusals in a row once ended the night: each night, since the order is the same."""
    run_mirror(server, source)
    for number in range(15):
        source.write(f"a/{number:02}.exe", b"program %d" % number)
    source.write("z.md", b"text")
    run = MemoryRun(server, source, on_sleep=lambda _: server.embed())
    while run.tally.phase != "upload":
        run.step()
    server.faults = ["400"] * 15
    report = run.finish()
    assert (report.failed_count, report.new) == (15, 1)
    assert not [failure for failure in report.failed if "not tried" in failure.error]


def test_an_instance_that_is_down_is_tried_ten_times(server, source):
    run_mirror(server, source)
    for number in range(30):
        source.write(f"a/{number:02}.md", b"text %d" % number)
    run = MemoryRun(server, source)
    while run.tally.phase != "upload":
        run.step()
    server.faults = ["503"] * 500
    report = run.finish()
    tried = [failure for failure in report.failed if "not tried" not in failure.error]
    assert (report.failed_count, len(tried)) == (30, 10)


def test_files_that_change_while_they_are_sent_say_nothing_of_the_instance(server, source):
    run_mirror(server, source)
    for number in range(15):
        source.write(f"a/{number:02}.log", b"line %d" % number)
    source.write("z.md", b"text")
    run = MemoryRun(server, source, on_sleep=lambda _: server.embed())
    while run.tally.phase != "upload":
        run.step()
    for number in range(15):
        source.write(f"a/{number:02}.log", b"another line %d" % number)
    report = run.finish()
    assert (report.new, report.failed_count) == (1, 15)


def test_times_that_all_shift_by_an_hour_cost_reading_and_no_upload(server, source):
    """rclone #784: a change to summer time on FAT sent everything again."""
    run_mirror(server, source)
    for path, content in source.contents().items():
        source.write(path, content)
    report = run_mirror(server, source)
    assert (report.unchanged, report.uploaded) == (5, 0)
    assert report.bytes_read > 0
