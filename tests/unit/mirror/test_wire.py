"""The mirror over real sockets against the emulator: sync, async, the command, and what is sent."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
from typing import TYPE_CHECKING

import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import (
    AuthenticationError,
    InvalidInput,
    MirrorFailed,
    MirrorGuardError,
    MirrorPlan,
    MirrorProgress,
    MirrorReport,
    MirrorSource,
    MirrorTimeout,
    Paradigm,
    RetryPolicy,
    mirror_name,
)
from tests.unit.cli_runs import Command
from tests.unit.fake_clock import FakeClock
from tests.unit.faulty_server import FaultyServer
from tests.unit.raw_server import silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKSPACE = 3


@pytest.fixture(scope="module")
def running() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(tick=1.0) as emulator:
        yield emulator


@pytest.fixture
def emulator(running: ParadigmEmulator) -> ParadigmEmulator:
    running.reset()
    return running


@pytest.fixture
def paradigm(emulator: ParadigmEmulator) -> Iterator[Paradigm]:
    with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as client:
        yield client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "sub").mkdir(parents=True)
    for number in range(6):
        (folder / "sub" / f"{number}.md").write_text(f"words of file {number}\n")
    return folder


def options(**more: object) -> dict[str, object]:
    return {"workspace_id": WORKSPACE, "name": "night", "settle": 0.0, "delete": True, **more}


def documents(paradigm: Paradigm) -> dict[str, str]:
    http = paradigm.v3.get_httpx_client()
    params = {"workspace_id": WORKSPACE, "page_size": 100}
    rows = http.get("/api/v3/files", params=params).json()["results"]
    return {row["title"]: row["status"] for row in rows if row["external_metadata"]}


def change(folder: Path) -> None:
    (folder / "sub" / "0.md").write_text("another content\n")
    (folder / "sub" / "1.md").unlink()
    (folder / "sub" / "2.md").rename(folder / "moved.md")
    (folder / "new.md").write_text("new words\n")


LEVEL = dict.fromkeys(["moved.md", "new.md", "sub/0.md", "sub/3.md", "sub/4.md", "sub/5.md"], "embedded")


def test_three_nights(paradigm, folder, emulator):
    assert paradigm.mirror(folder, **options()).new == 6
    before = len(emulator.requests)
    assert paradigm.mirror(folder, **options()).unchanged == 6
    assert {entry.method for entry in list(emulator.requests)[before:]} == {"GET"}
    change(folder)
    report = paradigm.mirror(folder, **options())
    assert (report.new, report.changed, report.renamed, report.deleted) == (1, 1, 1, 1)
    assert documents(paradigm) == LEVEL
    assert pickle.loads(pickle.dumps(report)) == report
    assert "<td>renamed</td>" in report._repr_html_()
    assert "1 renamed" in report.summary()


def test_the_async_twin_does_the_same(emulator, folder):
    async def nights() -> None:
        async with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as paradigm:
            first = await paradigm.amirror(folder, **options())
            assert first.new == 6
            change(folder)
            plan = await paradigm.aplan_mirror(folder, **options())
            report = await paradigm.aapply_mirror(plan)
            assert (report.new, report.changed, report.renamed, report.deleted) == (1, 1, 1, 1)
            assert (await paradigm.amirror(folder, **options())).unchanged == 6
            assert await paradigm.acount_mirror_in_flight(workspace_id=WORKSPACE, name="night") == 0

    asyncio.run(nights())


def test_a_plan_is_written_read_approved_and_applied(paradigm, folder, emulator):
    paradigm.mirror(folder, **options())
    for number in range(1, 6):
        (folder / "sub" / f"{number}.md").unlink()
    plan = paradigm.plan_mirror(folder, **options(max_delete=2))
    assert plan.guard is not None
    file = io.StringIO()
    plan.write(file)
    file.seek(0)
    read = MirrorPlan.read(file)
    assert read.operations == plan.operations
    with pytest.raises(MirrorGuardError) as caught:
        paradigm.apply_mirror(read)
    assert caught.value.report.guarded == 5
    assert pickle.loads(pickle.dumps(caught.value)).guard == plan.guard
    assert paradigm.apply_mirror(read.approve("Ada")).deleted == 5
    assert documents(paradigm) == {"sub/0.md": "embedded"}


def test_a_plan_for_another_instance_is_refused(paradigm, folder):
    plan = paradigm.plan_mirror(folder, **options())
    with (
        Paradigm("key-0123456789", "http://127.0.0.1:9") as other,
        pytest.raises(InvalidInput, match="not for"),
    ):
        other.apply_mirror(plan)


def test_sources_one_by_one(paradigm):
    def of(path: str, content: bytes) -> MirrorSource:
        return MirrorSource(
            path=path, token=str(content), size=len(content), open=lambda: io.BytesIO(content)
        )

    assert paradigm.mirror([of("a.md", b"one"), of("b.md", b"two")], **options()).new == 2
    report = paradigm.mirror([of("a.md", b"three")], **options(max_delete=1))
    assert (report.changed, report.deleted) == (1, 1)
    plan = paradigm.plan_mirror([of("a.md", b"four")], **options())
    with pytest.raises(InvalidInput, match="source="):
        paradigm.apply_mirror(plan)
    assert paradigm.apply_mirror(plan, source=[of("a.md", b"four")]).changed == 1


def test_two_mirrors_of_one_source_keep_apart(paradigm, folder):
    paradigm.mirror(folder, **options())
    assert paradigm.mirror(folder, **options(name="other")).new == 6
    assert paradigm.mirror(folder, **options(workspace_id=2)).new == 6
    assert paradigm.mirror(folder, **options()).foreign == 6


def test_shards_share_the_files_and_remove_nothing(paradigm, folder):
    reports = [paradigm.mirror(folder, **options(shard=(index, 3))) for index in range(3)]
    assert sum(report.new for report in reports) == 6
    (folder / "sub" / "0.md").unlink()
    assert sum(paradigm.mirror(folder, **options(shard=[i, 3])).deleted for i in range(3)) == 0
    assert paradigm.mirror(folder, **options()).deleted == 1


def test_a_wrong_key_ends_at_once(emulator, folder):
    with (
        Paradigm("wrong-key-0123456789", emulator.base_url, clock=FakeClock()) as paradigm,
        pytest.raises(AuthenticationError),
    ):
        paradigm.mirror(folder, **options())


def test_the_deadline_bounds_everything(emulator, folder):
    emulator.outcome("*", "parsing")
    with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as paradigm:
        with pytest.raises(MirrorTimeout) as caught:
            paradigm.mirror(folder, **options(timeout=30.0))
        assert caught.value.report.in_flight == 6
        assert paradigm.clock.monotonic() <= 1_000.0 + 30.0
        assert paradigm.count_mirror_in_flight(workspace_id=WORKSPACE, name="night") == 6


def test_failed_documents_are_told_with_their_stage(paradigm, folder, emulator):
    emulator.outcome("3*", "embedding_failed")
    with pytest.raises(MirrorFailed) as caught:
        paradigm.mirror(folder, **options())
    (failure,) = caught.value.report.failed
    assert (failure.path, failure.stage) == ("sub/3.md", "index")
    assert paradigm.mirror(folder, **options(on_error="collect", retry=False)).failed_count == 1


def test_a_lost_answer_is_settled_and_the_file_is_there_once(paradigm, folder, emulator):
    emulator.faults.reset(when="after", method="POST", path="/api/v3/files", times=3)
    report = paradigm.mirror(folder, **options())
    assert report.new == 6
    assert len(documents(paradigm)) == 6


@pytest.mark.parametrize("twin", ["mirror", "amirror"])
@pytest.mark.parametrize("attempts", [1, 3])
@pytest.mark.parametrize("fault", ["lost", 503, 429])
def test_the_clients_policy_alone_says_how_often_a_file_is_sent(emulator, twin, attempts, fault):
    if fault == "lost":
        emulator.faults.reset(method="POST", path="/api/v3/files", times=None)
    else:
        emulator.faults.respond(fault, method="POST", path="/api/v3/files", times=None)
    source = MirrorSource(path="a.md", token="1", size=1, open=lambda: io.BytesIO(b"a"))
    policy = RetryPolicy(attempts=attempts)
    with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock(), retry=policy) as client:
        mirror = getattr(client, twin)
        report = finished(mirror([source], workspace_id=WORKSPACE, name="m", settle=0, on_error="collect"))
    assert report.failed_count == 1
    assert len(emulator.requests.matching(method="POST", path="/api/v3/files")) == attempts


def test_progress_tells_each_phase(paradigm, folder):
    seen = []
    paradigm.mirror(folder, **options(on_progress=seen.append))
    phases = list(dict.fromkeys(progress.phase for progress in seen))
    assert phases == ["list", "scan", "hash", "plan", "done", "upload", "rename", "wait", "delete"]
    uploads = [progress for progress in seen if progress.phase == "upload"]
    assert (uploads[-1].done, uploads[-1].total) == (6, 6)
    assert uploads[-1].summary().startswith("upload: 6 of 6")


def test_the_default_name_is_the_address_of_the_source(folder):
    assert mirror_name(folder) == folder.as_uri()


def test_a_cache_saves_reading_and_its_loss_costs_no_upload(paradigm, folder, tmp_path):
    cache = tmp_path / "cache.sqlite"
    paradigm.mirror(folder, **options(cache=cache))
    assert paradigm.mirror(folder, **options(cache=cache, checksum=True)).uploaded == 0
    cache.unlink()
    report = paradigm.mirror(folder, **options(cache=cache, checksum=True))
    assert report.uploaded == 0
    assert report.bytes_read > 0


# ---------------------------------------------------------------------------------------- the command


@pytest.fixture
def command(emulator: ParadigmEmulator, tmp_path: Path) -> Command:
    return Command(
        {
            "PARADIGM_API_KEY": emulator.api_key,
            "PARADIGM_BASE_URL": emulator.base_url,
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        }
    )


def arguments(folder: Path, *more: object) -> list[object]:
    return ["mirror", folder, "-w", WORKSPACE, "--settle", "0", "--delete", *more]


def test_the_command_mirrors(command, folder):
    first = command(*arguments(folder))
    assert first.status == 0
    assert first.out.startswith("6 scanned, 6 new")
    second = command(*arguments(folder, "--json"))
    assert second.json["unchanged"] == 6


def test_a_dry_run_writes_nothing(command, folder, emulator):
    ran = command(*arguments(folder, "--dry-run"))
    assert ran.status == 0
    assert ran.rows[0][:2] == ["upload", "sub/0.md"]
    assert {entry.method for entry in emulator.requests} == {"GET"}
    assert command(*arguments(folder, "--dry-run", "--json")).json["counts"]["scanned"] == 6


def test_a_guard_has_an_exit_status_of_its_own(command, folder):
    command(*arguments(folder))
    for path in (folder / "sub").iterdir():
        path.unlink()
    ran = command(*arguments(folder))
    assert ran.status == 6
    assert "--allow-empty" in ran.err
    ran = command(*arguments(folder, "--json"))
    assert (ran.status, ran.json["error"]["exit_status"], ran.json["report"]["guarded"]) == (6, 6, 6)
    (folder / "sub").rmdir()
    folder.rmdir()
    assert command(*arguments(folder)).status == 6
    assert command(*arguments(folder, "--name", "new")).status == 2


def test_a_plan_file_is_applied_and_guards_are_approved(command, folder, tmp_path):
    command(*arguments(folder))
    for number in range(3):
        (folder / "sub" / f"{number}.md").unlink()
    plan = tmp_path / "plan.jsonl"
    ran = command(*arguments(folder, "--max-delete", "2", "--plan", plan))
    assert ran.status == 0
    assert json.loads(plan.read_text().splitlines()[0])["guard"]["kind"] == "max_delete"
    assert command("mirror", "--apply", plan).status == 6
    approved = command("mirror", "--apply", plan, "--approve-deletes")
    assert (approved.status, "3 deleted" in approved.out) == (0, True)
    assert command("mirror", "--apply", plan, "--approve-deletes").status == 0
    assert command("mirror", "--apply", tmp_path / "none").status == 2


@pytest.mark.parametrize(
    "wrong",
    [["--max-delete", "many"], ["--max-delete", "150%"], ["--workspace", "0"], ["--timeout", "-1"]],
)
def test_wrong_usage_has_status_2(command, folder, wrong):
    assert command(*arguments(folder, *wrong)).status == 2
    assert command("mirror", folder).status == 2


def test_a_cache_that_is_held_has_status_7(command, folder, tmp_path):
    from paradigm_ext._mirror.scan import HashCache

    cache = tmp_path / "held.sqlite"
    with HashCache(cache):
        assert command(*arguments(folder, "--cache", cache)).status == 7
    assert command(*arguments(folder, "--no-cache")).status == 0


@pytest.mark.parametrize("twin", ["mirror", "amirror"])
def test_the_pauses_after_a_lost_answer_end_at_the_deadline(twin):
    """Two looks at the workspace, a second and three apart, are made where there is time for them."""
    answers = {
        f"GET /api/v3/workspaces/{WORKSPACE}": b"{}",
        "GET /api/v3/files": b'{"count": 0, "next": null, "previous": null, "results": []}',
        "POST /api/v3/files": b'{"mess',
    }
    clock = FakeClock()
    source = MirrorSource(path="a.md", token="1", size=1, open=lambda: io.BytesIO(b"a"))
    with (
        FaultyServer(silent, answers, reads=True) as server,
        Paradigm("key", server.url, clock=clock) as client,
    ):
        begun = clock.now
        with pytest.raises(MirrorTimeout, match=r"a\.md"):
            finished(getattr(client, twin)([source], workspace_id=WORKSPACE, name="m", timeout=2.5))
        assert clock.now - begun == pytest.approx(2.5)


@pytest.mark.parametrize("twin", ["mirror", "amirror"])
def test_a_deadline_that_passes_while_planning_is_collected_as_well(emulator, folder, twin):
    with Paradigm(emulator.api_key, emulator.base_url, clock=FakeClock()) as paradigm:

        def dawdle(_: object) -> None:
            paradigm.clock.sleep(20.0)

        late = options(timeout=30.0, on_progress=dawdle)
        report = finished(getattr(paradigm, twin)(folder, **late, on_error="collect"))
        assert (report.outcome, report.timed_out, report.uploaded) == ("timeout", True, 0)
        with pytest.raises(MirrorTimeout):
            finished(getattr(paradigm, twin)(folder, **late))


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_the_report_of_a_run_that_an_error_ends_adds_up(paradigm, folder, error):
    paradigm.mirror(folder, **options())
    change(folder)

    def end(progress: MirrorProgress) -> None:
        if progress.phase == "rename":
            raise error

    with pytest.raises(error) as caught:
        paradigm.mirror(folder, **options(on_progress=end))
    report = vars(caught.value)["report"]
    assert (report.scanned, report.unchanged, report.uploaded, report.in_flight) == (6, 3, 2, 3)
    assert (report.outcome, MirrorReport.from_json(report.to_json()).outcome) == ("unfinished",) * 2
    with pytest.raises(MirrorFailed, match="an error ended the run"):
        report.raise_for_status()


def amend(paradigm: Paradigm, title: str, **metadata: object) -> None:
    """Change a document's metadata, as a person may."""
    http = paradigm.v3.get_httpx_client()
    rows = http.get("/api/v3/files", params={"workspace_id": WORKSPACE, "page_size": 100}).json()["results"]
    (identifier,) = [row["id"] for row in rows if row["title"] == title]
    form = {"external_metadata": (None, json.dumps(metadata))}
    assert http.patch(f"/api/v3/files/{identifier}", files=form).status_code == 200


def test_metadata_that_somebody_removed_is_written_again(paradigm, folder):
    paradigm.mirror(folder, **options())
    amend(paradigm, "sub/3.md", additional_metadata={"pdx": None})
    report = paradigm.mirror(folder, **options())
    assert (report.unchanged, report.marked, report.uploaded) == (6, 1, 0)
    (folder / "sub" / "3.md").unlink()
    assert paradigm.mirror(folder, **options()).deleted == 1


def test_a_doc_type_that_somebody_changed_is_given_back_so_that_nothing_is_sent_every_night(paradigm, folder):
    paradigm.mirror(folder, **options())
    amend(paradigm, "sub/3.md", doc_type="contract")
    assert paradigm.mirror(folder, **options()).new == 1
    assert paradigm.mirror(folder, **options()).unchanged == 6
    (folder / "sub" / "3.md").write_text("another content\n")
    assert paradigm.mirror(folder, **options()).changed == 1
    assert len(documents(paradigm)) == 6


def finished(result: object) -> object:
    """Return a result, of a coroutine its own."""
    return asyncio.run(result) if asyncio.iscoroutine(result) else result
