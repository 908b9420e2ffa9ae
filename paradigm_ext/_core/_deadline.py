"""When everything must be over: one moment that bounds each step beneath it."""

from __future__ import annotations

from attrs import field, frozen

from paradigm_ext._validation import check_number, number


@frozen
class Deadline:
    """A moment of a monotonic clock, or none.

    It is made once, where a call begins, and handed down. Each step takes what remains, so that steps in
    a row cannot add up to more than the whole.

    Attributes:
        at: Seconds of the clock that every other argument is read from; None never passes.
    """

    at: float | None = field(default=None, validator=number(none="no deadline"))

    @classmethod
    def after(cls, seconds: float | None, now: float) -> Deadline:
        """Return the deadline that lies so many seconds ahead; None sets no deadline.

        Raises:
            InvalidInput: `seconds` is negative or not a number.
        """
        check_number("timeout", seconds, least=0, none="no deadline")
        return cls(None if seconds is None else now + seconds)

    def remaining(self, now: float) -> float | None:
        """Return the seconds left, 0 where it has passed, None where there is no deadline."""
        return None if self.at is None else max(0.0, self.at - now)

    def clamp(self, pause: float, now: float) -> float:
        """Return `pause`, cut to what is left."""
        return pause if self.at is None else max(0.0, min(pause, self.at - now))

    def passed(self, now: float) -> bool:
        """Return whether nothing more may be begun."""
        return self.at is not None and now >= self.at

    def forbids(self, pause: float, now: float) -> bool:
        """Return whether a pause would end at the deadline or after it, so that nothing could follow it."""
        return self.at is not None and now + pause >= self.at

    def sooner(self, other: Deadline) -> Deadline:
        """Return whichever comes first."""
        if self.at is None or other.at is None:
            return other if self.at is None else self
        return self if self.at <= other.at else other


#: Never passes.
NO_DEADLINE = Deadline()
