"""Inputs for one target until its time is over: typed errors, bounded time, bounded memory."""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.errors import FlakyFailure

from tests.fuzz.mutation import CORPUS, Input, mutated, seeds
from tests.fuzz.stopwatch import Stopwatch

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

#: The most bytes by which the process may grow over all inputs.
MOST_MEMORY = 128 << 20
#: How often an input that took too long is given.
ATTEMPTS = 3
QUIET = settings(
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    print_blob=False,
    verbosity=Verbosity.quiet,
)


class TooLate(AssertionError):
    """A part of what a target does outlived its deadline."""


class Fault(AssertionError):
    """An input did what none may do."""


def check(target: Target, name: str, data: bytes) -> None:
    """Give one input to a target.

    Raises:
        Fault: It raised an error that is not typed, or took too long.
    """
    slow = ""
    for _ in range(ATTEMPTS):  # what is too slow is so each time
        watch = Stopwatch()
        try:
            target.act(name, data)
        except target.typed:
            pass
        except TooLate as error:
            slow = str(error)
            continue
        except Exception as error:
            raise Fault(f"{type(error).__name__}: {error!s:.300}") from error
        if (took := watch.seconds()) <= target.seconds:
            return
        slow = f"took {took:.1f} s, more than {target.seconds:g} s"
    raise Fault(slow)


def fuzz(name: str, target: Target, *, seconds: float, first: int = 0) -> int:
    """Give inputs to a target until the time is over; return how many.

    Raises:
        Fault: One of them found a fault; it was added to the corpus.
    """
    corpus, batch = seeds(name), first
    for one in corpus:
        check(target, *one)
    settled, ends = peak(), time.monotonic() + seconds
    while time.monotonic() < ends:
        give(name, target, corpus, number=batch, inputs=target.batch)
        batch += 1
        if (grown := peak() - settled) > MOST_MEMORY:
            raise Fault(f"grew by {grown >> 20} MiB; the last seed was {batch - 1}")
    return (batch - first) * target.batch


def give(name: str, target: Target, corpus: list[tuple[str, bytes]], *, number: int, inputs: int) -> None:
    """Give some inputs to a target: always the same ones for one number.

    Raises:
        Fault: One of them found a fault; the smallest that does was added to the corpus.
    """
    failing = [Input()]

    @seed(number)
    @settings(QUIET, max_examples=inputs)
    @given(mutated(corpus))
    def each(drawn: Input) -> None:
        try:
            check(target, drawn.name, drawn.data)
        except Fault:
            failing[0] = drawn
            raise

    try:
        each()
    except Fault:
        keep(name, failing[0].name, failing[0].data)
        raise
    except FlakyFailure:  # what hypothesis repeated did not find it again
        print(f"{name}: an input of seed {number} found a fault that did not come again", flush=True)


def keep(target: str, name: str, data: bytes) -> None:
    """Add an input to the corpus, under a name that says nothing but its content and format."""
    suffix = name.rpartition(".")[2]
    (CORPUS / target / f"found-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}").write_bytes(data)


def peak() -> int:
    """Return the most bytes that this process ever had in memory."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
