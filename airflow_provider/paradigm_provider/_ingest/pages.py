"""A record of any length in the pages of a store, none of which can be lost unnoticed.

A store may forget what was not written for long, one key after the other: Airflow 3.3's after 30 days. So the
page that is written to has the same key throughout and says how many full ones there are: it is forgotten
last, and a record without its beginning is not taken for a new one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from paradigm_provider._tasks.validation import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from paradigm_ext import JSON

    Page = list[Mapping[str, JSON]]

#: After which full pages are written again with the next entry: less than the shortest time (a day) after
#: which Airflow's store can be told to forget, and more than the attempts of one night take.
RENEWED_EVERY = timedelta(hours=6)


class KeyValueStore(Protocol):
    """The part of Airflow's task state store that a ledger needs."""

    def get(self, key: str, default: Any = None) -> Any: ...
    def set(self, key: str, value: Any) -> None: ...
    def delete(self, key: str) -> None: ...


def damaged(where: str) -> Exception:
    """Return the error for a record that this provider did not write so."""
    return refused(
        f"Airflow's record of this task was changed or cut short, or has expired in part ({where}), so what"
        " it sent is not known. Restore it; or delete it, see what is in Paradigm, and clear the task: it"
        " then begins anew"
    )


class Pages:
    """Keeps pages of entries: `<name>.0` is the one that is written to, `<name>.1` and on are the full ones.

    Args:
        store: Where they are kept.
        name: Start of the keys.
        now: The time, with its zone.
    """

    def __init__(
        self, store: KeyValueStore, name: str, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._name = name
        self._now = now
        self._renewed: datetime | None = None

    def read(self) -> list[Page]:
        """Return all pages in order, the one that is written to last.

        Raises:
            InvalidInput: One is missing, or is not what `write` kept.
        """
        last = self._store.get(self._key(0))
        if last is None:
            return []
        try:
            self._renewed = datetime.fromisoformat(last["renewed"]).astimezone(UTC)
            entries, full = last["entries"], range(1, int(last["full"]) + 1)
        except (KeyError, TypeError, ValueError):
            raise damaged(self._key(0)) from None
        pages = [self._page(number, self._store.get(self._key(number))) for number in full]
        return [*pages, self._page(0, entries)]

    def write(self, pages: Sequence[Page]) -> None:
        """Keep the last page, and those before it that the store might forget earlier."""
        *full, last = pages
        now = self._now()
        if self._renewed is None or now - self._renewed > RENEWED_EVERY:
            for number, page in enumerate(full, 1):
                self._store.set(self._key(number), page)
            self._renewed = now
        kept = {"full": len(full), "renewed": self._renewed.isoformat(), "entries": last}
        self._store.set(self._key(0), kept)

    def write_full(self, pages: Sequence[Page]) -> None:
        """Keep the last page as a full one: it stays the last of all until another one is written."""
        self._store.set(self._key(len(pages)), pages[-1])

    def delete(self, pages: Sequence[Page]) -> None:
        """Forget all pages, first the one that names the others: what a crash leaves of them is not read."""
        for number in range(len(pages)):
            self._store.delete(self._key(number))

    def _page(self, number: int, page: Any) -> Page:
        if not isinstance(page, list) or not all(isinstance(entry, dict) for entry in page):
            raise damaged(self._key(number))
        return list(page)

    def _key(self, page: int) -> str:
        return f"{self._name}.{page}"
