"""When a worker has something to do for a mirror that waits: decided from counts alone, without a clock."""

from __future__ import annotations

from attrs import define


@define
class InFlight:
    """Judges the counts of a mirror's documents in flight, one poll after the other.

    One document that is stuck must not hold back the replacements of all others. So the worker is woken when
    nothing is in flight any more, and also when fewer are than before and the number has stood still.

    Attributes:
        known: How many the worker knew to be in flight; None where nobody counted them.
        patience: Seconds without a change after which fewer are worth a pass.
    """

    known: int | None
    patience: float
    _count: int | None = None
    _since: float = 0.0

    def is_worth_a_pass(self, count: int, *, now: float) -> bool:
        """Take a count and tell whether the worker should go on.

        A count of zero that the worker knew already tells nothing new: then documents are in flight whose
        status no count can see, and the next pass has to wait for the patience.

        Args:
            count: Documents in flight now.
            now: Seconds of a clock that only ever grows.
        """
        if self._count is None and self.known is not None:
            # A shard's documents are counted with those of the others, which the worker did not know.
            self.known = max(self.known, count)
        if count != self._count:
            self._count, self._since = count, now
        still = now - self._since >= self.patience
        fewer = self.known is None or count < self.known
        if count == 0:
            return fewer or still
        return self.known is not None and fewer and still
