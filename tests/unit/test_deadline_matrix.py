"""No public call outlives its `timeout=` by more than a second, whatever an instance does, and each says so.

Where time really passes, all calls meet a fault at the same time: the matrix then takes as long as one call.
"""

import asyncio
import functools
import importlib
import inspect
import pkgutil
import re
import ssl
import threading
import time
import typing

import pytest
from attrs import evolve, frozen

import paradigm_ext
from paradigm_ext import ParadigmError
from paradigm_ext._public import HOME_OF
from tests.unit.deadline_calls import CALLS
from tests.unit.deadline_faults import FAULTS, names_in_doubt
from tests.unit.lag import Lag

#: Seconds of the deadlines, by real clocks and by others, and what a call may take beyond it. The real ones
#: leave time for two dozen clients to open their pools on one event loop before the first request leaves.
SHORT, SHORT_WITH_ANSWERS, LONG, GRACE = 1.2, 1.8, 30.0, 1.0
TLS = ssl.create_default_context()


def rows(*, real):
    return [
        pytest.param(fault, call, asynchronous, id=f"{fault}, {call}, {'async' if asynchronous else 'sync'}")
        for fault, how in FAULTS.items()
        for call, one in CALLS.items()
        for asynchronous in (False, True)
        if how.real is real and not (how.first and one.answers)
    ]


@frozen
class Ended:
    """How a call ended, and after how many seconds."""

    error: BaseException | None
    seconds: float


@pytest.mark.parametrize(("fault", "call", "asynchronous"), rows(real=True))
def test_a_call_that_waits_for_the_wire_ends_at_its_deadline(fault, call, asynchronous):
    one = CALLS[call]
    judge(one, together(fault)[call, asynchronous], SHORT_WITH_ANSWERS if one.answers else SHORT)


@pytest.mark.parametrize(("fault", "call", "asynchronous"), rows(real=False))
def test_a_call_that_pauses_ends_at_its_deadline(fault, call, asynchronous):
    one = CALLS[call]
    with names_in_doubt(), FAULTS[fault].met(one.answers, TLS) as client:
        clock = client.clock
        if asynchronous:
            ended = asyncio.run(aended(one.arun(client, LONG), clock))
        else:
            ended = ended_call(lambda: one.run(client, LONG), clock)
    if fault == "503 for ever" and one.refused is not None:
        assert isinstance(ended.error, one.refused)
        assert ended.seconds < LONG
    else:
        judge(one, ended, LONG)


def judge(one, ended, seconds):
    assert ended.seconds <= seconds + GRACE
    assert isinstance(ended.error, one.error), repr(ended.error)
    assert one.check(ended.error), vars(ended.error)
    for name in one.names:
        assert name in str(ended.error)


def ended_call(call, clock=time):
    begun, error = clock.monotonic(), None
    try:
        call()
    except ParadigmError as raised:
        error = raised
    return Ended(error, clock.monotonic() - begun)


async def aended(call, clock=time):
    begun, error = clock.monotonic(), None
    try:
        await call
    except ParadigmError as raised:
        error = raised
    return Ended(error, clock.monotonic() - begun)


@functools.cache
def together(fault):
    """Let all calls meet a fault at the same time; return how each ended.

    What the machine itself was late is taken off. Calls that get answers first have a round of their own:
    among all the others they might not come as far in time.
    """
    ended = {}
    for answered, seconds in ((False, SHORT), (True, SHORT_WITH_ANSWERS)):
        calls = {name: call for name, call in CALLS.items() if bool(call.answers) is answered}
        if answered and FAULTS[fault].first:
            continue
        for meet in (in_threads, in_tasks):
            with names_in_doubt(), Lag() as lag:
                found = meet(FAULTS[fault], calls, seconds)
            ended |= {key: evolve(one, seconds=one.seconds - lag.seconds) for key, one in found.items()}
    return ended


def in_threads(how, calls, seconds):
    ended, ready = {}, threading.Barrier(len(calls), timeout=60)

    def run(name, call):
        with how.met(call.answers, TLS) as client, how.beginning(client):
            ready.wait()
            ended[name, False] = ended_call(lambda: call.run(client, seconds))

    threads = [threading.Thread(target=run, args=item) for item in calls.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def in_tasks(how, calls, seconds):
    ended = {}

    async def run(name, call, ready):
        with how.met(call.answers, TLS) as client:
            async with how.abeginning(client):
                await ready.wait()
                ended[name, True] = await aended(call.arun(client, seconds))

    async def all_of_them():
        ready = asyncio.Barrier(len(calls))
        async with asyncio.TaskGroup() as group:
            for name, call in calls.items():
                group.create_task(run(name, call, ready))

    asyncio.run(all_of_them())
    return ended


# ------------------------------------------------------------------------------- nothing is left out

#: What has a `timeout=` that is no deadline: the time-outs of each request, or the beginning of a wait that
#: somebody else carries out.
OTHER_TIMEOUTS = {"from_env", "with_options", "begin"}


def test_every_public_call_with_a_timeout_is_in_the_matrix():
    calls = {name for name, given in public_calls() if "timeout" in parameters(given)}
    assert calls - OTHER_TIMEOUTS == {name for call in CALLS.values() for name in call.covers}


def public_calls():
    """Yield every public function, and every public method of a public class."""
    for public in HOME_OF:
        home = getattr(paradigm_ext, public)
        if inspect.isclass(home):
            for name, one in inspect.getmembers(home, inspect.isroutine):
                if not name.startswith("_") and inspect.isfunction(
                    inspect.unwrap(getattr(one, "__func__", one))
                ):
                    yield name, one
        elif inspect.isroutine(home):
            yield public, home


def parameters(call):
    """Return the names of what a call takes, those of a `TypedDict` of keyword arguments included."""
    given = inspect.signature(call).parameters.values()
    names = {one.name for one in given}
    for one in given:
        if one.kind is inspect.Parameter.VAR_KEYWORD and (
            keywords := UNPACKED.fullmatch(str(one.annotation))
        ):
            names |= set(typed_dicts()[keywords[1]].__annotations__)
    return names


UNPACKED = re.compile(r"Unpack\[(\w+)\]")


@functools.cache
def typed_dicts():
    """Return every `TypedDict` of the package by its name."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(paradigm_ext.__path__, "paradigm_ext.")
        if ".cli" not in found.name
    ]
    return {name: one for module in modules for name, one in vars(module).items() if typing.is_typeddict(one)}
