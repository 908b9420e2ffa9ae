"""One thing that goes wrong: what, for which requests, how often."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from attrs import asdict, field, fields, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["respond", "reset", "truncate", "hang", "slow", "edit", "latency", "shift", "write"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
NUMBERS: Final = ("after", "probability", "delay", "keep", "seconds", "spread", "piece")
MOST: Final = 1_000_000_000
"""More seconds, bytes or requests than any test waits for; larger numbers break timers."""
When = Literal["before", "after"]


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _numbers(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(values)


@frozen(kw_only=True)
class Fault:
    """One thing that goes wrong.

    Attributes:
        kind: `respond` answers `status`, `headers`, `body`; `reset` breaks the connection; `truncate` sends
            the head with the full length but only `keep` bytes of the body; `hang` says nothing for
            `seconds` and then breaks the connection; `slow` sends the answer in pieces of `piece` bytes,
            `seconds` apart; `edit` changes the JSON of the real answer; `latency` delays by `seconds` plus a
            random part of `spread`, and then whatever else is scripted happens; `shift` moves every page but
            the first by `rows`; `write` lets somebody else write before the answer leaves.
        name: Shown in the journal; the kind when left out.
        method: Only requests with this method.
        path: Only requests whose path matches this shell pattern (`/api/v2/upload-session/*`).
        query: Only requests with these query parameters.
        after: So many matching requests pass first.
        times: So many matching requests are hit; None for all.
        probability: Chance that a matching request is hit.
        when: `before`: the API does not act; `after`: it acts and its answer is lost or replaced.
        delay: Seconds of real time before anything else.
        status: For `respond`; for `edit`, replaces the status.
        headers: For `respond`.
        body: For `respond`: text is sent as it is (with `headers`), anything else as JSON.
        keep: For `truncate`: bytes that still arrive.
        seconds: For `hang`, `slow` and `latency`: seconds of real time.
        spread: For `latency`: at most so many seconds more, evenly distributed.
        piece: For `slow`: bytes a piece.
        set: For `edit`: new values by path (`documents.*.status`, `next`); `{base}` and `{url}` stand for the
            emulator's address and the request's own.
        drop: For `edit`: paths whose keys or list items are removed.
        repeat: For `edit`: path of a list whose first row is sent again at its end.
        rows: For `shift`: pages start so many rows later, as when others delete (rows are hidden), or, below
            zero, earlier, as when others add (rows come twice). The state does not change.
        delete: For `write`: ids of documents that are deleted.
        seed: For `write`: what is added, see `ParadigmEmulator.seed`.
    """

    kind: Kind
    name: str = ""
    method: str | None = None
    path: str | None = None
    query: Mapping[str, str] = field(factory=dict)
    after: int = 0
    times: int | None = 1
    probability: float = 1.0
    when: When = "before"
    delay: float = 0.0
    status: int | None = None
    headers: Mapping[str, str] = field(factory=dict)
    body: Any = None
    keep: int = 10
    seconds: float = 3600.0
    spread: float = 0.0
    piece: int = 1
    set: Mapping[str, Any] = field(factory=dict)
    drop: tuple[str, ...] = field(default=(), converter=_texts)
    repeat: str | None = None
    rows: int = 0
    delete: tuple[int, ...] = field(default=(), converter=_numbers)
    seed: Mapping[str, Any] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse what could never do what it says."""
        if self.kind not in KINDS:
            raise ValueError(f"fault kind {self.kind!r}: choose one of {', '.join(KINDS)}")
        if self.when not in get_args(When):
            raise ValueError(f"when={self.when!r}: choose 'before' or 'after'")
        if self.kind == "respond" and self.status is None:
            raise ValueError("a 'respond' fault needs a status")
        if self.kind == "shift" and not self.rows:
            raise ValueError("a 'shift' fault needs rows: how far pages move")
        if self.kind == "write" and not (self.delete or self.seed):
            raise ValueError("a 'write' fault needs something to delete or to seed")
        self._check_numbers()
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability={self.probability!r}: give a number from 0 to 1")

    def _check_numbers(self) -> None:
        for name in NUMBERS:
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST:
                raise ValueError(f"{name}={value!r}: give a number from 0 to {MOST:,}")
        if not self.piece:
            raise ValueError("piece=0: a piece has bytes")
        if self.status is not None and self.status not in range(100, 600):
            raise ValueError(f"status={self.status!r}: give an HTTP status")

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Fault:
        """Return the fault that JSON describes.

        Raises:
            ValueError: An unknown field, or a value that does not fit.
        """
        known = {attribute.name for attribute in fields(cls)}
        if unknown := sorted(set(given) - known):
            raise ValueError(f"unknown fault fields {unknown}; known: {sorted(known)}")
        if "kind" not in given:
            raise ValueError(f"a fault needs a 'kind': one of {', '.join(KINDS)}")
        return cls(**given)

    def to_dict(self) -> dict[str, Any]:
        """Return the fault as JSON primitives."""
        return asdict(self)

    def matches(self, method: str, path: str, query: Mapping[str, str]) -> bool:
        """Return whether the fault is meant for such a request."""
        return (
            (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
            and all(query.get(name) == value for name, value in self.query.items())
        )
