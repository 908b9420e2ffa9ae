"""Files of a killed run that arrive while the next run is under way, at an instance that keeps both."""

from __future__ import annotations

import pytest

from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource

#: More than a page of the list.
MANY = 130


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer(idempotent=False, initial="embedded")


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    source.write("first.md", b"there since the first night")
    return source


def killed_while_sending(server, source, **options):
    """Begin a mirror, and end it while the server is at work on a file that it has received."""
    before = len(server.under_way)
    run = MemoryRun(server, source, **options)
    while len(server.under_way) == before:
        server.faults = ["late"] if run.tally.phase == "upload" else []
        assert run.step()
    server.faults = []


def landing(run, *, uploads):
    """Finish a run, and carry out what is under way once it has sent so many files."""
    while run.step():
        if run.tally.counts.get("uploaded", 0) >= uploads:
            run.server.land()
    return run.report


def is_level(server, source):
    return server.searchable() == {path: [content] for path, content in source.contents().items()}


def write(source, count):
    for number in range(count):
        source.write(f"{number:03}.md", b"words of %d" % number)


@pytest.fixture
def changed(server, source):
    run_mirror(server, source)
    write(source, 3)


@pytest.mark.parametrize(("count", "uploads", "kills"), [(3, 1, 1), (3, 3, 3), (MANY, 1, 1), (MANY, MANY, 3)])
def test_they_are_deleted_by_the_run_that_sent_them_again(server, source, count, uploads, kills):
    run_mirror(server, source)
    write(source, count)
    for _ in range(kills):
        killed_while_sending(server, source)
    report = landing(MemoryRun(server, source), uploads=uploads)
    assert (report.outcome, report.new, report.healed) == ("done", count, kills)
    assert is_level(server, source)
    assert run_mirror(server, source).unchanged == count + 1


def test_those_of_a_plan_that_is_applied_again_are_too(server, source, changed):
    plan = MemoryRun(server, source)
    while plan.plan is None:
        plan.step()
    killed_while_sending(server, source, plan=plan.plan)
    report = landing(MemoryRun(server, source, plan=plan.plan), uploads=1)
    assert report.healed == 1
    assert is_level(server, source)


def test_a_new_version_takes_the_place_of_the_old_one_all_the_same(server, source):
    run_mirror(server, source)
    source.write("first.md", b"another content")
    killed_while_sending(server, source)
    report = landing(MemoryRun(server, source), uploads=1)
    assert (report.changed, report.replaced, report.healed) == (1, 1, 1)
    assert is_level(server, source)


def test_one_shard_leaves_them_to_the_run_for_all(server, source, changed):
    killed_while_sending(server, source, shard=(0, 1))
    report = landing(MemoryRun(server, source, shard=(0, 1)), uploads=1)
    assert report.healed == 0
    assert run_mirror(server, source).healed == 1
    assert is_level(server, source)


def test_what_another_mirror_or_a_person_adds_is_neither_read_nor_deleted(server, source, changed):
    run = MemoryRun(server, source)
    while not run.tally.counts.get("uploaded"):
        run.step()
    server.add(b"somebody's", external={"external_id": "theirs", "doc_type": "note"})
    assert run.finish().healed == 0
    assert len(server.documents) == 3 + 2


def test_a_night_that_sent_something_asks_once_and_a_quiet_one_does_not(server, source, changed):
    before = server.requests
    run_mirror(server, source)
    busy = server.requests - before
    run_mirror(server, source)
    quiet = server.requests - before - busy
    assert busy - quiet == 3 + 1


def test_nobody_knowing_is_no_failure(server, source, changed, caplog):
    run = MemoryRun(server, source)
    while run.tally.phase != "delete":
        run.step()
    server.faults = ["503"]
    assert run.finish().outcome == "done"
    assert "arrived late" in caplog.text


def test_what_is_there_twice_was_not_changed(server, source, changed):
    """The next run lists both while they are in flight, and waits for them."""
    server.initial = "pending"
    killed_while_sending(server, source)
    killed_while_sending(server, source)
    server.land()
    report = MemoryRun(server, source, on_sleep=lambda _: server.embed()).finish()
    assert (report.new, report.changed, report.unchanged) == (3, 0, 1)
    assert is_level(server, source)
