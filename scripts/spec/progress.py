"""Show which step of a long command runs: a spinner on a terminal, plain lines in a log."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Steps:
    """The steps of one command, printed on standard error: standard output is the report's.

    Args:
        name: The command, put before each line.
        console: Where to write.
        clock: Seconds that only ever grow.
    """

    def __init__(
        self, name: str, *, console: Console | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._name = name
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._clock = clock

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Show that a step runs, and how long it took when it has ended well."""
        started = self._clock()
        if self._console.is_terminal:
            with self._console.status(f"{self._name}: {doing}"):
                yield
        else:
            yield
        self.say(f"{doing} ({self._clock() - started:.1f} s)")

    def say(self, text: str) -> None:
        """Write one plain line."""
        self._console.print(f"{self._name}: {text}", markup=False)
