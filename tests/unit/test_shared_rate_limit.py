"""A rate limit that processes share: what is decided, what goes to Redis, what happens without it."""

from __future__ import annotations

import asyncio
import logging
import pickle
import shutil
import socket
import subprocess
import threading
import time
from itertools import pairwise

import pytest
from attrs import define, field

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import ConfigurationError, Paradigm, RequestTimeout
from paradigm_ext._client._redis_storage import RedisStorage
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._rate_limit import Pace, Place, RateLimiter
from paradigm_ext._core._shared_rate_limit import STORAGE_PAUSE, SharedRateLimiter, StorageUnavailable
from paradigm_ext._secrets import Secret
from tests.unit.fake_clock import FakeClock
from tests.unit.raw_server import RawServer
from tests.unit.scripted_server import KEY, Reply
from tests.unit.test_deadlines import SESSION, UUID, Held

INSTANCE = "https://paradigm.example"


@define
class Storage:
    """A line in this process: it may be away, and remembers what it was asked."""

    delays: list[float | None] = field(factory=list)
    away: bool = False
    asked: int = 0
    returned: list[Place] = field(factory=list)
    threads: set[int] = field(factory=set)
    closed: bool = False

    def reserve(self, pace, seconds):
        self._ask()
        delay = self.delays.pop(0) if self.delays else 0.0
        return None if delay is None else Place(float(self.asked), delay)

    def give_back(self, place):
        self._ask()
        self.returned.append(place)

    def close(self):
        self.closed = True

    def _ask(self):
        self.asked += 1
        self.threads.add(threading.get_ident())
        if self.away:
            raise StorageUnavailable("connection refused")


def shared(storage):
    return SharedRateLimiter(RateLimiter(60), storage)


def client_of(server, clock, storage):
    """Return a client whose rate limit is kept in `storage`."""
    client = Paradigm(KEY, server.url, clock=clock)
    client._wire.rate_limiter = shared(storage)
    return client


async def get(client, asynchronous):
    if asynchronous:
        return await retrieve.asyncio(UUID, client=client.v2)
    return retrieve.sync(UUID, client=client.v2)


def test_a_storage_that_is_away_stops_nothing_and_is_asked_again_later(caplog):
    storage = Storage(away=True)
    limiter = shared(storage)
    with caplog.at_level(logging.INFO, "paradigm_ext"):
        assert [limiter.reserve(now).delay for now in (0.0, 1.0)] == pytest.approx([0.0, 60 / 59 - 1])
        assert storage.asked == 1
        assert limiter.reserve(STORAGE_PAUSE).delay == 0.0
        storage.away = False
        place = limiter.reserve(2 * STORAGE_PAUSE)
    assert (place.shared, storage.asked) == (True, 3)
    told = [record.message for record in caplog.records]
    assert len(told) == 2
    assert "does not answer (connection refused)" in told[0]
    assert "by itself" in told[0]
    assert told[1].endswith("answers again")


def test_a_place_goes_back_to_the_line_that_it_is_from():
    storage = Storage(away=True)
    limiter = shared(storage)
    first, own = (limiter.reserve(0.0) for _ in range(2))
    limiter.give_back(own)
    assert storage.returned == []
    assert limiter.reserve(0.0) == own
    storage.away = False
    place = limiter.reserve(STORAGE_PAUSE)
    limiter.give_back(place)
    assert storage.returned == [place]
    storage.away = True
    limiter.give_back(place)  # nothing to do about it: one place of the line stays empty
    assert first.delay == 0.0


@pytest.mark.parametrize("asynchronous", [False, True])
async def test_a_request_waits_for_its_shared_place(server, clock, asynchronous):
    server.replies(Reply(body=SESSION))
    storage = Storage([1.5])
    with client_of(server, clock, storage) as client:
        await get(client, asynchronous)
    assert clock.slept == [1.5]
    assert storage.closed
    assert (threading.get_ident() in storage.threads) is not asynchronous


@pytest.mark.parametrize("asynchronous", [False, True])
async def test_a_place_behind_the_deadline_is_not_taken(server, clock, asynchronous):
    storage = Storage([None])
    with client_of(server, clock, storage) as client:
        view = client.with_options(deadline=Deadline.after(5, clock.monotonic()))
        with pytest.raises(RequestTimeout, match="rate limiter") as caught:
            await get(view, asynchronous)
    assert not caught.value.sent
    assert server.requests == []


async def test_a_request_cancelled_in_the_shared_line_gives_its_place_back(server):
    storage, clock = Storage([30.0]), Held()
    async with client_of(server, clock, storage) as client:
        waiting = asyncio.create_task(get(client, True))
        await clock.asked.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert len(storage.returned) == 1


async def test_a_request_cancelled_while_it_asks_gives_its_place_back(server, clock):
    storage, asked, answer = Storage([30.0]), threading.Event(), threading.Event()

    def slowly(pace, seconds, reserve=storage.reserve):
        asked.set()
        answer.wait(10)
        return reserve(pace, seconds)

    async with client_of(server, FakeClock(), storage) as client:
        client._wire.rate_limiter._storage = Slow(storage, slowly)
        waiting = asyncio.create_task(get(client, True))
        await asyncio.to_thread(asked.wait, 10)
        waiting.cancel()
        await asyncio.sleep(0)
        answer.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert waiting.cancelling() == 1
    assert len(storage.returned) == 1
    assert server.requests == []


@define
class Slow:
    """A storage whose answers come when the test says so."""

    storage: Storage
    reserve: object

    def give_back(self, place):
        self.storage.give_back(place)

    def close(self):
        self.storage.close()


def test_an_interrupt_in_the_shared_line_gives_the_place_back(server):
    class Interrupting(FakeClock):
        def sleep(self, seconds, /):
            raise KeyboardInterrupt

    storage = Storage([30.0])
    with client_of(server, Interrupting(), storage) as client, pytest.raises(KeyboardInterrupt):
        retrieve.sync(UUID, client=client.v2)
    assert len(storage.returned) == 1


# ----------------------------------------------------------------------------------- configuration


@pytest.mark.parametrize("address", ["memcached://host", "http://[", "key-by-mistake"])
def test_an_address_that_is_not_of_redis_is_refused_unseen(address):
    with pytest.raises(ConfigurationError, match=r"^rate_limit_storage must be .*redis://") as caught:
        Paradigm(KEY, INSTANCE, rate_limit_storage=address)
    assert address not in str(caught.value)


def test_there_must_be_a_limit_to_share():
    with pytest.raises(ConfigurationError, match="rate_limit_storage needs max_requests_per_minute"):
        Paradigm(KEY, INSTANCE, rate_limit_storage="redis://h", max_requests_per_minute=None)


def test_the_environment_names_the_storage(monkeypatch):
    monkeypatch.setenv("PARADIGM_API_KEY", KEY)
    monkeypatch.setenv("PARADIGM_RATE_LIMIT_STORAGE", "redis://of-the-environment/0")
    with Paradigm.from_env() as client:
        assert client._wire.config.rate_limit_storage.reveal() == "redis://of-the-environment/0"
        assert client._wire.rate_limiter.remote
    with Paradigm.from_env(rate_limit_storage="redis://given") as client:
        assert client._wire.config.rate_limit_storage.reveal() == "redis://given"


def test_the_password_of_the_storage_is_shown_nowhere(monkeypatch):
    monkeypatch.setenv("PARADIGM_API_KEY", KEY)
    with Paradigm(KEY, INSTANCE, rate_limit_storage="redis://user:hunter22@h/0") as client:
        assert "hunter22" not in repr(client) + repr(client._wire.config)
        assert client._wire.redactor.hide("no hunter22 here") == "no [hidden] here"
        with pytest.raises(TypeError, match="rate_limit_storage"):
            pickle.dumps(client)
    with Paradigm(KEY, INSTANCE, rate_limit_storage="redis://h/0?password=hunter22") as client:
        assert client._wire.redactor.hide("no hunter22 here") == "no [hidden] here"
    with Paradigm(KEY, INSTANCE, rate_limit_storage="redis://h/0") as client:
        assert pickle.loads(pickle.dumps(client))._wire.rate_limiter.remote


# ------------------------------------------------------------------------------------------- Redis


def storage_at(port, *, password="", instance=INSTANCE):
    user = f":{password}@" if password else ""
    return RedisStorage(Secret(f"redis://{user}127.0.0.1:{port}/0"), instance)


@pytest.fixture(scope="module")
def redis_port(tmp_path_factory):
    """A Redis of the tests' own."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed; the drills of several workers install it and use it")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    arguments = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(["redis-server", *arguments], stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.01)
        yield port
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def storages(redis_port):
    """Two processes' views of one line."""
    found = [storage_at(redis_port, instance=f"{INSTANCE}/{time.time_ns()}") for _ in range(1)]
    found.append(RedisStorage(found[0]._address, ""))
    found[1]._keys = found[0]._keys
    yield found
    for storage in found:
        storage.close()


def test_two_processes_take_turns_in_one_line(storages):
    pace = Pace(2, 10.0)
    places = [storages[index % 2].reserve(pace, None) for index in range(4)]
    steps = [second.slot - first.slot for first, second in pairwise(places)]
    assert steps == pytest.approx([10.0] * 3)
    # Nothing is saved up: the first waits for one interval, as in a process's own line.
    assert [place.delay for place in places] == pytest.approx([10.0, 20.0, 30.0, 40.0], abs=1.0)


def test_a_place_behind_the_deadline_is_not_taken_from_the_line(storages):
    pace = Pace(1, 10.0)
    assert storages[0].reserve(pace, 5.0) is None
    assert storages[0].reserve(pace, 15.0).delay == pytest.approx(10.0, abs=1.0)


def test_the_next_one_takes_a_place_that_was_given_back(storages):
    pace = Pace(1, 10.0)
    places = [storages[0].reserve(pace, None) for _ in range(3)]
    storages[0].give_back(places[1])
    assert storages[1].reserve(pace, None).slot == places[1].slot
    assert storages[1].reserve(pace, None).slot == pytest.approx(places[2].slot + 10.0)


def test_time_without_requests_saves_up_the_burst(storages):
    pace = Pace(3, 0.001)
    storages[0].reserve(pace, None)
    while storages[0].reserve(Pace(1, 0.0), None).delay > 0:
        pass
    # The line is idle from here on, however fast this machine is.
    first = storages[0].reserve(Pace(3, 50.0), None)
    assert [first.delay, *(storages[0].reserve(Pace(3, 50.0), None).delay for _ in range(2))] == [0.0] * 3
    assert storages[1].reserve(Pace(3, 50.0), None).delay == pytest.approx(50.0, abs=1.0)


def test_a_redis_that_is_away_is_told_without_its_password():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(StorageUnavailable) as caught:
        storage_at(port, password="hunter22").reserve(Pace(1, 1.0), None)
    assert "hunter22" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_redis_that_is_silent_costs_no_more_than_the_deadline():
    with RawServer(lambda _, closed: closed.wait()) as silent:
        begun = time.monotonic()
        port = int(silent.address.rpartition(":")[2])
        with pytest.raises(StorageUnavailable):
            storage_at(port).reserve(Pace(1, 1.0), 0.06)
    assert time.monotonic() - begun < 1.0


def test_the_clients_of_a_parent_are_not_used_by_its_child(storages):
    storages[0].reserve(Pace(1, 1.0), None)
    inherited = storages[0]._client(1.0)
    storages[0].after_fork()
    assert storages[0]._client(1.0) is not inherited
    inherited.close()
