"""Faults that a test scripts: what goes wrong, for which requests, how often."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING, Any, Final

from attrs import define

from paradigm_emulator.http.fault import Fault, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROXY_PAGE: Final = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>proxy</body></html>"


@define
class _Armed:
    number: int
    fault: Fault
    seen: int = 0
    hits: int = 0

    @property
    def spent(self) -> bool:
        return self.fault.times is not None and self.hits >= self.fault.times


class Faults:
    """The scripted faults; the first that matches a request is the one that happens.

    Args:
        seed: Of the dice for `probability`, so that a run repeats itself.
    """

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._dice = random.Random(seed)  # noqa: S311 - dice for tests
        self._armed: list[_Armed] = []
        self._count = 0
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> int:
        """Arm a fault and return its number, which `remove` takes."""
        with self._lock:
            self._count += 1
            self._armed.append(_Armed(self._count, fault))
            return self._count

    def remove(self, number: int) -> bool:
        """Disarm one fault; return whether it was armed."""
        with self._lock:
            before = len(self._armed)
            self._armed = [armed for armed in self._armed if armed.number != number]
            return len(self._armed) < before

    def clear(self) -> None:
        """Disarm every fault and start the dice anew."""
        with self._lock:
            self._armed.clear()
            self._dice.seed(self._seed)

    def listing(self) -> list[dict[str, Any]]:
        """Return what is armed, with how often each was met and hit, as JSON primitives."""
        with self._lock:
            return [
                {"number": armed.number, "seen": armed.seen, "hits": armed.hits, **armed.fault.to_dict()}
                for armed in self._armed
            ]

    def __len__(self) -> int:
        return len(self._armed)

    def draw(self, method: str, path: str, query: Mapping[str, str]) -> tuple[float, Fault | None]:
        """Return the seconds of latency and the fault for this request, counting them."""
        delay, drawn = 0.0, None
        with self._lock:
            for armed in self._armed:
                if not self._hits(armed, method, path, query):
                    continue
                armed.hits += 1
                if armed.fault.kind != "latency":
                    drawn = armed.fault
                    break
                delay += armed.fault.seconds + self._dice.random() * armed.fault.spread
            self._armed = [armed for armed in self._armed if not armed.spent]
        return delay, drawn

    def _hits(self, armed: _Armed, method: str, path: str, query: Mapping[str, str]) -> bool:
        if not armed.fault.matches(method, path, query):
            return False
        armed.seen += 1
        if armed.seen <= armed.fault.after:
            return False
        return armed.fault.probability >= 1 or self._dice.random() < armed.fault.probability

    # ------------------------------------------------------------------------------------------ by name

    def respond(
        self, status: int, body: Any = None, *, headers: Mapping[str, str] | None = None, **match: Any
    ) -> int:
        """Answer with this status, body and headers; `match` takes the other fields of `Fault`."""
        return self.add(Fault(kind="respond", status=status, body=body, headers=headers or {}, **match))

    def throttle(self, retry_after: str | float | None = 1, **match: Any) -> int:
        """Answer 429, with `Retry-After` where one is given."""
        headers = {} if retry_after is None else {"retry-after": str(retry_after)}
        body = {"detail": "Request was throttled."}
        return self.respond(429, body, headers=headers, name="throttle", **match)

    def proxy_page(self, status: int = 502, **match: Any) -> int:
        """Answer as a proxy in front does: HTML, with a status such as 502 or 520."""
        body = PROXY_PAGE.format(f"{status} proxy error")
        return self.respond(status, body, headers={"content-type": "text/html"}, name="proxy", **match)

    def maintenance(self, **match: Any) -> int:
        """Answer 503 as the API does under maintenance."""
        body = {
            "error": "service_maintenance",
            "mode": "full_shutdown",
            "detail": "Paradigm is under maintenance.",
        }
        return self.respond(503, body, name="maintenance", **match)

    def reset(self, *, when: When = "before", **match: Any) -> int:
        """Break the connection before or after the API acts."""
        return self.add(Fault(kind="reset", when=when, **match))

    def truncate(self, keep: int = 10, **match: Any) -> int:
        """Send only the first bytes of the body, then break the connection."""
        return self.add(Fault(kind="truncate", keep=keep, when="after", **match))

    def hang(self, seconds: float = 3600.0, **match: Any) -> int:
        """Say nothing for so long, then break the connection."""
        return self.add(Fault(kind="hang", seconds=seconds, **match))

    def slow(self, seconds: float = 0.05, *, piece: int = 1, **match: Any) -> int:
        """Send the answer in small pieces with pauses between them."""
        return self.add(Fault(kind="slow", seconds=seconds, piece=piece, when="after", **match))

    def latency(self, seconds: float, *, spread: float = 0.0, times: int | None = None, **match: Any) -> int:
        """Delay every matching request by `seconds` plus up to `spread`; other faults still happen."""
        return self.add(Fault(kind="latency", seconds=seconds, spread=spread, times=times, **match))

    def edit(
        self,
        *,
        set: Mapping[str, Any] | None = None,  # noqa: A002 - the name of the field it fills
        drop: tuple[str, ...] = (),
        repeat: str | None = None,
        **match: Any,
    ) -> int:
        """Change the JSON of the real answer; see `Fault` for paths."""
        return self.add(Fault(kind="edit", set=set or {}, drop=drop, repeat=repeat, when="after", **match))

    def document_status(self, status: str | None, **match: Any) -> int:
        """Show every document of a session or a list with this status: an unknown word, or null."""
        return self.edit(
            set={"documents.*.status": status, "results.*.status": status, "?status": status}, **match
        )

    def no_status(self, **match: Any) -> int:
        """Leave the status of every document out."""
        return self.edit(drop=("documents.*.status", "results.*.status"), **match)

    def session_invalid(self, **match: Any) -> int:
        """Show the session as no longer valid."""
        return self.edit(set={"?is_valid": False}, **match)

    def foreign_next(self, host: str = "http://elsewhere.example", **match: Any) -> int:
        """Let `next` name another host."""
        return self.edit(set={"next": f"{host}/api/v3/files/?page=2"}, **match)

    def self_next(self, **match: Any) -> int:
        """Let `next` name the page itself."""
        return self.edit(set={"next": "{url}"}, **match)

    def shift_pages(self, rows: int, *, times: int | None = None, **match: Any) -> int:
        """Let every page but the first start so many rows later (hidden), or earlier (repeated)."""
        return self.add(Fault(kind="shift", rows=rows, times=times, **match))

    def write(
        self, *, delete: Iterable[int] = (), seed: Mapping[str, Any] | None = None, **match: Any
    ) -> int:
        """Let somebody else delete and add documents once the API has acted, before its answer leaves."""
        return self.add(Fault(kind="write", delete=tuple(delete), seed=seed or {}, when="after", **match))

    def duplicate_row(self, **match: Any) -> int:
        """Send the first row of a page twice."""
        return self.edit(repeat="results", **match)

    def missing_row(self, **match: Any) -> int:
        """Leave the first row of a page out."""
        return self.edit(drop=("results.0",), **match)


# ---------------------------------------------------------------------------------------------- editing JSON
