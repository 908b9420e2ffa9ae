"""The watch of embedded files: what it sends, what it keeps, and what is left when a triggerer is killed."""

from __future__ import annotations

import asyncio
import itertools
import json
from types import SimpleNamespace

import pytest
from connections import API_KEY, connection_json
from fake_context import Run

from paradigm_ext import AuthenticationError, Paradigm, RetryPolicy
from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS
from paradigm_provider._watch import watermark
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.triggers import embedded_files
from paradigm_provider.triggers.embedded_files import ParadigmEmbeddedFilesTrigger

confirmed = pytest.mark.skipif(not AIRFLOW_V_3_3_PLUS, reason="Airflow confirms a watch's events since 3.3")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(embedded_files, "PAUSE_BEFORE_RESTART", 0.01)


class Store(dict):
    """An asset's state store; counts what is written."""

    writes = 0

    async def aget(self, key):
        return self.get(key)

    async def aset(self, key, value):
        self.writes += 1
        self[key] = json.loads(json.dumps(value))


def watch(emulator, store, **arguments):
    given = {"agent_id": emulator.default_agent_id, "poll_interval": 0.01, "from_beginning": True}
    trigger = ParadigmEmbeddedFilesTrigger(**(given | arguments))
    trigger.asset_state_store = store
    return trigger


def upload(emulator, *names):
    with Paradigm(API_KEY, emulator.base_url) as client:
        client.ingest([(name, name.encode()) for name in names])
    emulator.clock.advance(600)


def names(event):
    return sorted(file["filename"] for file in event.payload["files"])


class Triggerer:
    """What Airflow's triggerer does with a watch: takes its events, stores them later, says so, or dies."""

    def __init__(self, trigger):
        from airflow.triggers.shared_stream import SharedStreamManager
        from structlog import get_logger

        self.key = trigger.shared_stream_key()
        self.streams = SharedStreamManager(log=get_logger("test"), ack_timeout=60.0)
        self.numbers = itertools.count()
        stream = self.streams.subscribe(trigger_id=1, trigger=trigger, key=self.key)
        self.events = trigger.filter_shared_stream(stream)
        self.unconfirmed = []

    async def next_event(self):
        """Take the next event into memory: nothing is stored yet."""
        event = await anext(self.events)
        self.unconfirmed.append(self.streams.bind_pending_event(trigger_id=1, key=self.key))
        return event

    async def next_event_stored(self):
        """Take the next event and store it; the watch goes on as soon as it was taken, as in Airflow."""
        event = await self.next_event()
        following = asyncio.ensure_future(anext(self.events))
        await asyncio.sleep(0)
        self.confirm()
        return event, following

    def confirm(self):
        self.streams.confirm_persisted(self.unconfirmed)
        self.unconfirmed = []

    async def die(self):
        await self.streams.stop_all()


async def until(condition):
    """Wait for what must come about; a test that waits in vain fails after so many turns of the loop."""
    for _ in range(5000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it did not come about")


@confirmed
def test_an_event_that_was_never_stored_is_sent_again_unchanged(emulator):
    store = Store()
    upload(emulator, "a.txt", "b.txt")

    async def killed():
        triggerer = Triggerer(watch(emulator, store))
        event = await triggerer.next_event()
        # The watch goes on while the event is in memory only: the moment in which a kill used to lose it.
        following = asyncio.ensure_future(anext(triggerer.events))
        await asyncio.sleep(0.05)
        following.cancel()
        await triggerer.die()
        return event

    async def restarted():
        triggerer = Triggerer(watch(emulator, store))
        event, following = await triggerer.next_event_stored()
        following.cancel()
        await triggerer.die()
        return event

    first = asyncio.run(killed())
    # More arrives before the restart: the event that is owed stays what it was.
    upload(emulator, "c.txt")
    again = asyncio.run(restarted())

    assert names(first) == ["a.txt", "b.txt"]
    assert again.payload == first.payload


@confirmed
def test_what_is_stored_and_noted_is_not_sent_again(emulator):
    store = Store()
    upload(emulator, "a.txt")

    async def one_after_the_other():
        triggerer = Triggerer(watch(emulator, store))
        first, following = await triggerer.next_event_stored()
        await until(lambda: all(state["pending"] is None for state in store.values()))
        following.cancel()
        await triggerer.die()
        await asyncio.to_thread(upload, emulator, "b.txt")
        triggerer = Triggerer(watch(emulator, store))
        second, following = await triggerer.next_event_stored()
        await asyncio.to_thread(upload, emulator, "c.txt")
        third = await following
        await triggerer.die()
        return first, second, third

    assert [names(event) for event in asyncio.run(one_after_the_other())] == [
        ["a.txt"],
        ["b.txt"],
        ["c.txt"],
    ]


@confirmed
def test_a_quiet_watch_writes_nothing(emulator):
    store = Store()

    async def quiet():
        triggerer = Triggerer(watch(emulator, store))
        following = asyncio.ensure_future(anext(triggerer.events))
        await until(lambda: len(emulator.requests.matching(method="GET", path="/files")) > 5)
        following.cancel()
        await triggerer.die()

    asyncio.run(quiet())
    assert store.writes <= 1, "the first poll notes where it began"


def test_a_watch_sends_one_event_a_poll_and_goes_on_after_a_restart(emulator):
    """On an Airflow that confirms nothing, an event counts as stored when the next poll begins."""
    store = Store()
    upload(emulator, "a.txt", "b.txt")

    async def until_second_event():
        running = watch(emulator, store).run()
        first = await anext(running)
        await asyncio.to_thread(upload, emulator, "c.txt")
        second = await anext(running)
        await running.aclose()
        return first, second

    first, second = asyncio.run(until_second_event())
    assert (names(first), names(second)) == (["a.txt", "b.txt"], ["c.txt"])

    async def restarted():
        return await anext(watch(emulator, store).run())

    assert asyncio.run(restarted()).payload == second.payload


def test_a_poll_that_finds_many_sends_one_event_that_says_how_to_list_them(emulator, monkeypatch):
    monkeypatch.setattr(watermark, "LISTED_FILES", 2)
    upload(emulator, *(f"{number}.txt" for number in range(5)))

    async def one():
        return await anext(watch(emulator, None).run())

    sent = asyncio.run(one()).payload
    assert (sent["count"], len(sent["files"])) == (5, 2)
    listed = ParadigmListAgentFilesOperator(
        task_id="list",
        agent_id=emulator.default_agent_id,
        status=["embedded"],
        updated_at_after=sent["updated_at_after"],
        updated_at_before=sent["updated_at_before"],
    ).execute(Run().attempt())
    assert listed["count"] == 5


def test_without_a_beginning_only_what_comes_later_is_sent(emulator):
    upload(emulator, "old.txt")

    async def first_event():
        running = watch(emulator, None, from_beginning=False).run()
        waiting = asyncio.ensure_future(anext(running))
        await until(lambda: len(emulator.requests.matching(method="GET", path="/files")) >= 2)
        await asyncio.to_thread(upload, emulator, "new.txt")
        event = await waiting
        await running.aclose()
        return event

    assert names(asyncio.run(first_event())) == ["new.txt"]


def test_an_agent_without_files_is_watched_from_its_first_file_on(emulator):
    async def first_event():
        running = watch(emulator, None, from_beginning=False).run()
        waiting = asyncio.ensure_future(anext(running))
        await until(lambda: len(emulator.requests.matching(method="GET", path="/files")) >= 2)
        await asyncio.to_thread(upload, emulator, "first.txt")
        event = await waiting
        await running.aclose()
        return event

    assert names(asyncio.run(first_event())) == ["first.txt"]


def test_a_watch_raises_and_never_sends_an_error(emulator, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, "wrong"))
    with pytest.raises(AuthenticationError):
        asyncio.run(anext(watch(emulator, Store()).run()))


def test_a_watch_that_cannot_go_on_pauses_before_airflow_starts_it_again(emulator, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_PARADIGM_DEFAULT", connection_json(emulator.base_url, "wrong"))
    monkeypatch.setattr(embedded_files, "PAUSE_BEFORE_RESTART", 33.0)
    pauses = []

    async def sleep(seconds):
        pauses.append(seconds)

    monkeypatch.setattr(embedded_files, "asyncio", SimpleNamespace(sleep=sleep))
    with pytest.raises(AuthenticationError):
        asyncio.run(anext(watch(emulator, Store(), poll_interval=600.0).run()))
    assert pauses == [33.0]


def test_a_watch_survives_as_many_failed_polls_as_a_request_has_attempts_but_one(emulator):
    upload(emulator, "a.txt")

    async def one():
        return await anext(watch(emulator, None).run())

    emulator.faults.respond(520, times=RetryPolicy().attempts - 1, method="GET")
    assert names(asyncio.run(one())) == ["a.txt"]
    emulator.faults.respond(520, times=None, method="GET")
    with pytest.raises(Exception, match="520"):
        asyncio.run(one())


@confirmed
def test_one_watch_of_several_assets_says_what_to_do(emulator):
    from airflow.sdk import Asset
    from airflow.sdk.execution_time.context import AssetStateStoreAccessors

    store = AssetStateStoreAccessors(inlets=[Asset("one"), Asset("two")])
    with pytest.raises(ValueError, match="`name`"):
        asyncio.run(anext(watch(emulator, store).run()))


def test_watches_with_a_name_are_two():
    one, two = (ParadigmEmbeddedFilesTrigger(agent_id=1, name=name) for name in ("a", "b"))
    assert one.serialize() != two.serialize()
    assert one._key != two._key
    assert one.shared_stream_key() != two.shared_stream_key()


@pytest.mark.parametrize(
    "kept",
    [{}, [], "cut", {"mark": 5, "pending": None}, {"mark": {"newest": "zz", "recent": {}}, "pending": None}],
)
def test_a_state_that_something_else_wrote_is_named_with_the_remedy(emulator, kept):
    store, running = Store(), watch(emulator, None)
    store[running._key] = kept
    running.asset_state_store = store
    with pytest.raises(ValueError, match=f"{running._key}.*another `name`"):
        asyncio.run(anext(running.run()))


@pytest.mark.parametrize("wrong", ["False", 1, None])
def test_the_beginning_is_not_a_text(wrong):
    with pytest.raises(ValueError, match="from_beginning must be True or False"):
        ParadigmEmbeddedFilesTrigger(agent_id=1, from_beginning=wrong)


@pytest.mark.parametrize(
    "bad",
    [
        *({}, {"agent_id": 1, "workspace_id": 2}, {"agent_id": 1, "poll_interval": 0}),
        *({"agent_id": 1, "poll_interval": "60"}, {"agent_id": 1, "poll_interval": float("inf")}),
    ],
)
def test_a_watch_must_know_what_it_watches(bad):
    with pytest.raises(ValueError, match=r"agent_id|poll_interval"):
        ParadigmEmbeddedFilesTrigger(**bad)
