"""When to poll again: quick at first, slower while nothing moves, never past the deadline."""

from __future__ import annotations

from attrs import field, frozen

from paradigm_ext._validation import number


@frozen(kw_only=True)
class PollPlan:
    """The pauses between two polls of the same thing.

    The first pause is `initial`. While nothing changes each pause is `factor` times the one before, up to
    `maximum`; a change halves it. Each is then spread by `jitter`, so that many waits begun together do not
    poll together.

    Attributes:
        initial: Seconds, the shortest pause.
        maximum: Seconds, the longest pause.
        factor: Growth while nothing changes.
        jitter: Share of a pause that is drawn at random, 0 to 1.
    """

    initial: float = field(default=0.25, validator=number(above=0))
    maximum: float = field(default=30.0, validator=number(above=0))
    factor: float = field(default=1.5, validator=number(least=1))
    jitter: float = field(default=0.2, validator=number(least=0, most=1))

    def following(self, pause: float | None, *, changed: bool) -> float:
        """Return the pause after one of `pause` seconds (None: the first), before jitter."""
        if pause is None:
            return min(self.initial, self.maximum)
        wanted = pause / 2 if changed else pause * self.factor
        return min(self.maximum, max(self.initial, wanted))

    def spread(self, pause: float, jitter: float) -> float:
        """Return the pause with jitter: between `1 - jitter` of it and all of it."""
        return pause * (1 - self.jitter * jitter)
