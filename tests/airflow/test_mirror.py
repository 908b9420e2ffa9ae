"""The mirror's tasks: what they send, delete, wait for, say, and when they fail."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowFailException,
    AirflowSensorTimeout,
    Asset,
    TaskDeferred,
)
from fake_context import Run

from paradigm_ext import Paradigm, mirror_name
from paradigm_provider._mirror.in_flight import InFlight
from paradigm_provider.decorators.mirror import ParadigmMirrorDecoratedOperator
from paradigm_provider.exceptions import DocumentsFailed, MirrorGuarded, MirrorSourceUnavailable, WaitTimedOut
from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.operators.mirror_plan import ParadigmMirrorApplyOperator, ParadigmMirrorPlanOperator
from paradigm_provider.sensors.mirror import ParadigmMirroredSensor
from paradigm_provider.triggers.mirror import ParadigmMirrorTrigger


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "contracts"
    folder.mkdir()
    for number in range(5):
        (folder / f"contract-{number}.txt").write_text(f"Contract {number} ends in May.")
    return folder


@pytest.fixture
def given(emulator, folder):
    """What every task of these tests is given."""
    return {
        "task_id": "mirror",
        "source": str(folder),
        "workspace_id": emulator.default_workspace_id,
        "settle": 0,
        "poll_interval": 0.01,
    }


def posts(emulator):
    return [entry for entry in emulator.requests.matching(method="POST") if entry.status < 300]


def filenames(emulator):
    with Paradigm(emulator.api_key, emulator.base_url) as client:
        listed = client.v3.get_httpx_client().get("/api/v3/files", params={"page_size": 100}).json()
    # The instance itself tells two versions apart that are there at the same time: `a (1).txt`.
    return sorted(re.sub(r" \(\d+\)(?=\.)", "", row["filename"]) for row in listed["results"])


def event_of(trigger):
    """Run a trigger to its event, on the emulator."""

    async def only():
        (event,) = [event async for event in trigger.run()]
        return event.payload

    return json.loads(json.dumps(asyncio.run(only())))


def finish(operator, context):
    """Execute a task with all its deferrals; return its result and how often it deferred."""
    deferrals = 0
    try:
        return operator.execute(context), deferrals
    except TaskDeferred as deferred:
        trigger = deferred.trigger
    while True:
        deferrals += 1
        path, arguments = trigger.serialize()
        assert path == f"{type(trigger).__module__}.{type(trigger).__qualname__}"
        event = event_of(type(trigger)(**json.loads(json.dumps(arguments))))
        try:
            return operator.execute_complete(context, event), deferrals
        except TaskDeferred as deferred:
            trigger = deferred.trigger


@pytest.mark.parametrize("deferrable", [False, True])
class TestNights:
    def test_three_nights(self, emulator, folder, given, deferrable):
        task = {**given, "delete": True, "deferrable": deferrable}
        context = Run().attempt()
        first, deferrals = finish(ParadigmMirrorOperator(**task), context)
        assert (first["scanned"], first["new"], len(filenames(emulator))) == (5, 5, 5)
        assert deferrals == int(deferrable)
        assert context["ti"].xcoms["mirror"]["new"] == 5

        sent = len(posts(emulator))
        second, deferrals = finish(ParadigmMirrorOperator(**task), Run().attempt())
        assert (second["unchanged"], second["new"], deferrals) == (5, 0, 0)
        assert len(posts(emulator)) == sent, "a quiet night sends nothing"

        (folder / "contract-0.txt").write_text("Contract 0 was renewed.")
        (folder / "contract-1.txt").unlink()
        third, _ = finish(ParadigmMirrorOperator(**task), Run().attempt())
        assert (third["changed"], third["deleted"], third["unchanged"]) == (1, 1, 3)
        assert filenames(emulator) == [f"contract-{number}.txt" for number in (0, 2, 3, 4)]

    def test_a_guard_fails_the_task_after_everything_else_and_no_retry_helps(
        self, emulator, folder, given, deferrable
    ):
        task = {**given, "delete": True, "max_delete": 1, "deferrable": deferrable}
        finish(ParadigmMirrorOperator(**task), Run().attempt())
        for number in range(3):
            (folder / f"contract-{number}.txt").unlink()
        (folder / "new.txt").write_text("A new contract.")
        context = Run().attempt()
        with pytest.raises(MirrorGuarded, match="3") as guarded:
            finish(ParadigmMirrorOperator(**task), context)
        assert isinstance(guarded.value, AirflowFailException)
        assert "new.txt" in filenames(emulator)
        assert len(filenames(emulator)) == 6
        assert context["ti"].xcoms["mirror"]["guard"]["kind"] == "max_delete"

    def test_a_source_that_is_gone_deletes_nothing_and_follows_the_retries(
        self, emulator, folder, given, deferrable
    ):
        task = {**given, "delete": True, "deferrable": deferrable}
        finish(ParadigmMirrorOperator(**task), Run().attempt())
        folder.rename(folder.with_name("unmounted"))
        with pytest.raises(MirrorSourceUnavailable) as gone:
            finish(ParadigmMirrorOperator(**task), Run().attempt())
        assert not isinstance(gone.value, AirflowFailException)
        assert len(filenames(emulator)) == 5

    def test_a_document_that_fails_is_named_and_the_others_are_there(
        self, emulator, folder, given, deferrable
    ):
        (folder / "broken.txt").write_text("FAIL")
        emulator.outcome("broken*.txt", "parsing_failed")
        context = Run().attempt()
        with pytest.raises(DocumentsFailed, match=r"broken\.txt"):
            finish(ParadigmMirrorOperator(**given, deferrable=deferrable), context)
        known = context["ti"].xcoms["mirror"]
        assert (known["new"], known["failed_count"]) == (5, 1)
        result, _ = finish(
            ParadigmMirrorOperator(**given, deferrable=deferrable, fail_on="never"), Run().attempt()
        )
        assert result["failed_count"] + result["parked"] == 1


def test_a_quiet_night_sends_no_asset_event_and_a_night_after_a_failure_does(emulator, folder, given):
    asset = Asset("paradigm://h/workspace/1")
    task = {**given, "deferrable": False, "outlets": [asset]}

    def night(previous="success", try_number=1):
        context = Run().attempt()
        context["ti"].try_number, context["ti"].previous_state = try_number, previous
        operator = ParadigmMirrorOperator(**task)
        operator.execute(context)
        return operator.outlets, context["outlet_events"][asset].extra

    outlets, extra = night()
    assert outlets == [asset]
    assert extra["new"] == 5
    # In the order in which their uploads ended.
    assert sorted(extra["paths"]["new"]) == [f"contract-{number}.txt" for number in range(5)]
    assert night() == ([], {})
    assert night(previous="failed")[0] == [asset], "what a failed run changed is told now"
    assert night(try_number=2)[0] == [asset], "what the attempt before changed is told now"


def test_the_deadline_bounds_the_wait_and_a_retry_sends_nothing_twice(emulator, folder, given):
    emulator.outcome("contract-3.txt", "parsing")
    context = Run().attempt()
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmMirrorOperator(**given, deferrable=True, timeout=60).execute(context)
    trigger = deferred.value.trigger
    assert trigger.run_deadline - trigger.deadline == pytest.approx(6.0, abs=0.1)
    event = {"status": "timeout", "in_flight": 1, "deadline": 0.0}
    with pytest.raises(WaitTimedOut, match="in flight: 1"):
        ParadigmMirrorOperator(**given, deferrable=True, timeout=60).execute_complete(context, event)
    sent = len(posts(emulator))
    with pytest.raises(TaskDeferred):
        ParadigmMirrorOperator(**given, deferrable=True).execute(Run().attempt())
    assert len(posts(emulator)) == sent


def test_a_short_execution_timeout_leaves_time_to_wait(emulator, given):
    emulator.outcome("contract-3.txt", "parsing")
    limit = timedelta(seconds=50)
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmMirrorOperator(**given, deferrable=True, execution_timeout=limit).execute(Run().attempt())
    trigger = deferred.value.trigger
    assert trigger.run_deadline - trigger.deadline == pytest.approx(5.0, abs=0.1)


def test_an_event_that_is_unknown_or_an_error_is_never_green(given):
    operator = ParadigmMirrorOperator(**given)
    for event in (None, {}, {"status": "perhaps"}):
        with pytest.raises(AirflowException, match="does not know"):
            operator.execute_complete(Run().attempt(), event)
    with pytest.raises(AirflowFailException, match="refused"):
        operator.execute_complete(
            Run().attempt(), {"status": "error", "message": "key refused", "permanent": True}
        )


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"source": ""}, "source"),
        ({"source": "['a', 'b']"}, "source"),
        ({"source": "gopher://bucket/x"}, "gopher"),
        ({"workspace_id": "x"}, "workspace_id"),
        ({"workspace_id": None}, "workspace_id"),
        ({"timeout": 0}, "timeout"),
        ({"max_delete": "many"}, "max_delete"),
        ({"max_delete": 1.5}, "max_delete"),
        ({"shard": "third"}, "shard"),
        ({"shard": [8, 8]}, "shard"),
        ({"fail_on": "sometimes"}, "fail_on"),
    ],
)
def test_a_value_that_is_invalid_is_named_before_anything_is_sent(emulator, given, wrong, named):
    with pytest.raises(AirflowFailException, match=named):
        ParadigmMirrorOperator(**given | wrong).execute(Run().attempt())
    assert list(emulator.requests) == []


def test_rendered_texts_mean_what_they_say(given):
    rendered = ParadigmMirrorOperator(
        **given | {"name": "None", "max_delete": "3", "shard": "[1, 4]", "include": "*.txt", "exclude": ""}
    ).parameters()
    assert rendered["max_delete"] == 3
    assert isinstance(rendered["max_delete"], int)
    assert rendered["shard"] == (1, 4)
    assert rendered["include"] == ["*.txt"]
    assert rendered["exclude"] == []
    assert "name" not in rendered
    assert ParadigmMirrorOperator(**given | {"max_delete": "0.2"}).parameters()["max_delete"] == 0.2


def test_shards_send_everything_and_the_last_task_removes(emulator, folder, given):
    task = {**given, "delete": True, "deferrable": False}
    for index in range(3):
        finish(ParadigmMirrorOperator(**task, shard=[index, 3]), Run().attempt())
    assert len(filenames(emulator)) == 5
    (folder / "contract-4.txt").unlink()
    for index in range(3):
        finish(ParadigmMirrorOperator(**task, shard=[index, 3]), Run().attempt())
    assert len(filenames(emulator)) == 5
    last, _ = finish(ParadigmMirrorOperator(**task), Run().attempt())
    assert (last["deleted"], last["uploaded"]) == (1, 0)


class TestPlans:
    @pytest.fixture
    def plan_path(self, tmp_path):
        return str(tmp_path / "plans" / "tonight.jsonl")

    @pytest.fixture
    def plan(self, emulator, folder, given, plan_path):
        """A plan that would delete more than the guard allows, and send one file."""
        finish(ParadigmMirrorOperator(**given, deferrable=False), Run().attempt())
        for number in range(3):
            (folder / f"contract-{number}.txt").unlink()
        (folder / "new.txt").write_text("A new contract.")
        asked = {name: value for name, value in given.items() if name != "poll_interval"}
        operator = ParadigmMirrorPlanOperator(**asked, delete=True, max_delete=1, plan_path=plan_path)
        sent = [entry.method for entry in emulator.requests]
        manifest = operator.execute(Run().attempt())
        assert {entry.method for entry in list(emulator.requests)[len(sent) :]} == {"GET"}
        return manifest

    def test_a_plan_says_what_a_person_must_know(self, plan, plan_path):
        assert plan["plan_path"] == plan_path
        assert plan["needs_approval"] is True
        assert plan["deletions"] == 3
        assert plan["deleted_paths"] == [f"contract-{number}.txt" for number in range(3)]
        assert plan["guard"]["kind"] == "max_delete"
        assert len(json.dumps(plan)) < 3000

    @pytest.mark.parametrize("deferrable", [False, True])
    def test_an_approved_plan_deletes(self, emulator, plan, plan_path, deferrable):
        apply = ParadigmMirrorApplyOperator(
            task_id="apply",
            plan_path=plan_path,
            approved_by="ada",
            deferrable=deferrable,
            poll_interval=0.01,
        )
        result, _ = finish(apply, Run().attempt())
        assert result["deleted"] == 3
        assert filenames(emulator) == ["contract-3.txt", "contract-4.txt", "new.txt"]
        sent = len(posts(emulator))
        finish(apply, Run().attempt())
        assert len(posts(emulator)) == sent, "applied again, a plan sends nothing"

    @pytest.mark.parametrize("deferrable", [False, True])
    def test_what_fails_is_sent_once_and_what_is_deleted_counts_once(
        self, emulator, plan, plan_path, deferrable
    ):
        emulator.outcome("new.txt", "parsing_failed")
        sent, run = len(posts(emulator)), Run().attempt()
        given = {"plan_path": plan_path, "approved_by": "ada", "poll_interval": 0.01}
        with pytest.raises(DocumentsFailed, match="1 file failed"):
            finish(ParadigmMirrorApplyOperator(task_id="apply", **given, deferrable=deferrable), run)
        assert len(posts(emulator)) == sent + 1
        assert run["ti"].xcoms["mirror"]["deleted"] == 3

    @pytest.mark.parametrize("nobody", [None, "", "None", "False", "[]"])
    def test_a_plan_that_nobody_approved_sends_and_deletes_nothing(self, emulator, plan, plan_path, nobody):
        apply = ParadigmMirrorApplyOperator(
            task_id="apply", plan_path=plan_path, approved_by=nobody, deferrable=False, poll_interval=0.01
        )
        with pytest.raises(MirrorGuarded):
            apply.execute(Run().attempt())
        assert "new.txt" in filenames(emulator)
        assert len(filenames(emulator)) == 6


def test_a_function_returns_what_is_mirrored_and_is_called_again_for_the_last_pass(emulator, given):
    calls = []

    def documents(*, ti=None):
        calls.append(ti.task_id)
        return {"a/report.md": "# Report", "b/report.md": b"# Other"}

    task = {name: value for name, value in given.items() if name != "source"}
    operator = ParadigmMirrorDecoratedOperator(
        python_callable=documents, name="reports", deferrable=True, **task
    )
    result, _ = finish(operator, Run().attempt())
    assert result["new"] == 2
    assert len(calls) == 2


def test_what_is_in_xcoms_and_triggers_is_small_and_holds_no_key(emulator, folder, given):
    for number in range(150):
        (folder / f"more-{number:03}.txt").write_text(str(number))
    context = Run().attempt()
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmMirrorOperator(**given, deferrable=True).execute(context)
    left = json.dumps([context["ti"].xcoms, deferred.value.trigger.serialize()])
    assert emulator.api_key not in left
    assert len(left) < 20_000
    assert all(len(paths) <= 100 for paths in context["ti"].xcoms["mirror"]["paths"].values())


def test_the_trigger_only_counts_one_request_a_poll(emulator, folder, given):
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmMirrorOperator(**given, deferrable=True).execute(Run().attempt())
    before = len(list(emulator.requests))
    event = event_of(deferred.value.trigger)
    assert event["status"] == "done"
    assert {(entry.method, entry.path) for entry in list(emulator.requests)[before:]} == {
        ("GET", "/api/v3/files")
    }


def test_a_trigger_tells_an_error_or_its_deadline(emulator, monkeypatch):
    given = {"workspace_id": 1, "name": "x", "deadline": 0.0, "run_deadline": 9.0}
    unknown = event_of(ParadigmMirrorTrigger(**given, paradigm_conn_id="nowhere"))
    assert (unknown["status"], unknown["permanent"], unknown["deadline"]) == ("error", True, 9.0)


def test_the_sensor_waits_until_nothing_is_in_flight(emulator, folder, given):
    emulator.outcome("contract-3.txt", "parsing")
    with pytest.raises(TaskDeferred):
        ParadigmMirrorOperator(**given, deferrable=True).execute(Run().attempt())
    task = {"task_id": "mirrored", "source": str(folder), "workspace_id": emulator.default_workspace_id}
    sensor = ParadigmMirroredSensor(**task)
    emulator.clock.advance(600)
    assert not sensor.poke(Run().attempt()).is_done
    with pytest.raises(TaskDeferred) as deferred:
        ParadigmMirroredSensor(**task, deferrable=True).execute(Run().attempt())
    assert deferred.value.trigger.name == mirror_name(str(folder))
    with pytest.raises(AirflowSensorTimeout):
        sensor.execute_complete(Run().attempt(), {"status": "timeout", "message": "the deadline passed"})
    assert sensor.execute_complete(Run().attempt(), {"status": "done"}) == mirror_name(str(folder))
    with pytest.raises(AirflowFailException, match="name"):
        ParadigmMirroredSensor(task_id="mirrored", workspace_id=1).poke(Run().attempt())


class TestInFlight:
    def polls(self, known, counts, *, patience=10.0, every=1.0):
        watch = InFlight(known, patience)
        for number, count in enumerate(counts):
            if watch.is_worth_a_pass(count, now=number * every):
                return number
        return None

    def test_nothing_in_flight_any_more(self):
        assert self.polls(5, [5, 3, 0]) == 2

    def test_one_that_is_stuck_holds_the_others_back_for_the_patience_only(self):
        assert self.polls(5, [5, 3] + [1] * 20) == 12

    def test_one_that_is_stuck_from_the_beginning_wakes_nobody(self):
        assert self.polls(1, [1] * 50) is None

    def test_what_no_count_can_see_waits_for_the_patience(self):
        assert self.polls(0, [0] * 20) == 10

    def test_documents_of_other_shards_are_progress_too(self):
        assert self.polls(2, [9, 9, 4] + [4] * 20) == 12

    def test_who_knows_nothing_waits_for_zero(self):
        assert self.polls(None, [3] * 30 + [0]) == 30


def test_a_state_may_lie_in_a_file_or_in_a_store(emulator, given, tmp_path, monkeypatch):
    import fsspec

    from paradigm_provider._places.fence import Fence

    filesystem = fsspec.filesystem("memory")
    asked = []

    def object_of(self, address, *, conn_id=None):
        asked.append((address, conn_id))
        return SimpleNamespace(fs=filesystem, path="/night.jsonl")

    monkeypatch.setattr(Fence, "object", object_of)
    in_file = ParadigmMirrorOperator(**given, state=(tmp_path / "night.jsonl").as_uri())
    assert in_file.parameters()["state"] == str(tmp_path / "night.jsonl")
    assert "state" not in ParadigmMirrorOperator(**given, state="None").parameters()
    in_store = ParadigmMirrorOperator(
        **{**given, "source_conn_id": "bucket"}, state="s3://bucket/night.jsonl", deferrable=False
    )
    monkeypatch.setattr(in_store, "read_source", lambda: given["source"])
    assert in_store.execute(Run().attempt())["new"] == 5
    assert asked[-1] == ("s3://bucket/night.jsonl", "bucket")
    assert in_store.execute(Run().attempt())["unchanged"] == 5
    filesystem.rm("/", recursive=True)
