"""An instance that keeps no metadata: a state file says what is whose, and nothing else is touched."""

from __future__ import annotations

import re

import pytest

from paradigm_ext import InvalidInput
from tests.unit.fake_clock import FakeClock
from tests.unit.mirror.driver import MemoryRun, run_mirror
from tests.unit.mirror.memory_server import MemoryServer
from tests.unit.mirror.memory_source import MemorySource


@pytest.fixture
def server() -> MemoryServer:
    return MemoryServer(keeps_metadata=False)


@pytest.fixture
def source() -> MemorySource:
    source = MemorySource()
    for number in range(4):
        source.write(f"d/{number}.md", f"content {number}".encode())
    return source


@pytest.fixture
def options(tmp_path):
    return {"state": tmp_path / "state.jsonl", "delete": True}


def level(server: MemoryServer, source: MemorySource) -> bool:
    found = {one.title: one.content for one in server.documents.values() if one.title != "a person's"}
    return found == source.contents() and len(server.documents) == len(
        {one.id for one in server.documents.values()}
    )


def test_nights_with_a_state_file(server, source, options):
    server.add(b"hers", status="embedded")
    assert run_mirror(server, source, **options).new == 4
    report = run_mirror(server, source, **options)
    assert (report.unchanged, report.uploaded, report.foreign) == (4, 0, 1)
    source.write("d/0.md", b"changed")
    source.files.pop("d/1.md")
    source.move("d/2.md", "e/2.md")
    report = run_mirror(server, source, **options)
    assert (report.changed, report.replaced, report.deleted, report.renamed) == (1, 1, 1, 1)
    assert level(server, source)
    assert run_mirror(server, source, **options).unchanged == 3
    assert any(one.content == b"hers" for one in server.documents.values())


def test_a_lost_state_removes_nothing(server, source, options):
    run_mirror(server, source, **options)
    options["state"].unlink()
    source.files.clear()
    source.write("new.md", b"new")
    report = run_mirror(server, source, **options, max_delete=1.0)
    assert (report.new, report.deleted, report.removed, report.foreign) == (1, 0, 0, 4)


def test_a_run_that_was_killed_at_any_effect_goes_on_without_a_double(source, tmp_path):
    for effects in range(60):
        server = MemoryServer(keeps_metadata=False, initial="embedded")
        options = {"state": tmp_path / f"{effects}.jsonl", "delete": True}
        killed = MemoryRun(server, source, **options)
        for _ in range(effects):
            killed.step()
        report = run_mirror(server, source, **options)
        assert report.outcome == "done"
        assert level(server, source), effects
        if killed.done:
            return
    raise AssertionError("the run never came to its end")


def run_that_lands(server, source, clock, *, after, **options):
    """Run a mirror during which the uploads of an earlier run are carried out, so many seconds from now."""
    begun = clock.now

    def pass_time(_):
        server.embed()
        if clock.now >= begun + after:
            server.land()

    return MemoryRun(server, source, clock=clock, on_sleep=pass_time, **options).finish()


def killed_while_sending(server, source, clock, **options):
    """Begin a mirror, and end it while the server is at work on the first file that it has received."""
    server.faults = [""] * 3 + ["late"]
    run = MemoryRun(server, source, clock=clock, **options)
    while not server.under_way:
        assert run.step()


@pytest.mark.parametrize("after", [0.0, 3.0, 40.0, 110.0])
def test_a_file_that_lands_after_its_run_was_killed_is_not_sent_again(server, source, options, after):
    clock = FakeClock()
    killed_while_sending(server, source, clock, **options)
    report = run_that_lands(server, source, clock, after=after, **options)
    assert report.outcome == "done"
    assert not server.under_way
    assert len(server.documents) == 4
    assert level(server, source)
    assert sum(clock.slept) < 120 + 30


def test_a_file_that_never_lands_is_sent_once_its_request_can_have_ended(server, source, options):
    clock = FakeClock()
    killed_while_sending(server, source, clock, **options)
    server.under_way.clear()
    assert run_that_lands(server, source, clock, after=0.0, **options).outcome == "done"
    assert level(server, source)
    assert 115 < sum(clock.slept) < 150
    # The night after has nothing in doubt, and waits for nothing.
    slept = len(clock.slept)
    assert run_that_lands(server, source, clock, after=0.0, **options).unchanged == 4
    assert len(clock.slept) == slept


@pytest.mark.parametrize("until", ["9e10", "1e999", "NaN", "1" + "0" * 400, "true", "-9e10", '"x"'])
def test_a_moment_that_cannot_be_is_waited_for_no_longer_than_a_request_takes(server, source, options, until):
    """A clock that ran ahead, or a damaged state."""
    clock = FakeClock()
    killed_while_sending(server, source, clock, **options)
    server.under_way.clear()
    state = options["state"]
    state.write_text(re.sub(r'"until":[^,}]*', f'"until":{until}', state.read_text()))
    assert run_that_lands(server, source, clock, after=0.0, **options).outcome == "done"
    assert level(server, source)
    assert sum(clock.slept) < 600 + 30


@pytest.mark.parametrize("fault", ["lost", "lost-before"])
def test_a_lost_answer_is_settled_by_the_title(server, source, options, fault):
    server.faults = [*[""] * 4, fault]
    first = run_mirror(server, source, **options)
    second = run_mirror(server, source, **options)
    assert level(server, source)
    assert first.new + second.new == 4


def test_a_line_that_was_cut_is_left_out(server, source, options):
    run_mirror(server, source, **options)
    with options["state"].open("a") as file:
        file.write('{"id": 3, "gone"')
    assert run_mirror(server, source, **options).unchanged == 4
    assert run_mirror(server, source, **options).unchanged == 4


def test_another_file_is_no_state(server, source, options):
    options["state"].write_text("hello\n")
    with pytest.raises(InvalidInput, match="not the state of a mirror"):
        run_mirror(server, source, **options)
