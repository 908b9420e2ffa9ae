"""Listing the documents of a mirror, and knowing whether the list is whole.

A list is read while others write: a deletion moves rows to a page that was read already. So the ids are
counted, and a list that does not come out is read again.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from paradigm_ext._errors import NotFoundError, PaginationError
from paradigm_ext._mirror.requests._effects import MirrorRequest, Together, page_of
from paradigm_ext._pagination._cursor import Cursor
from paradigm_ext._pagination._walk import MAX_STALE_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._types import JSON

PAGE_SIZE = 100
#: How often a list is read whose ids are not as many as it says.
WALKS = 3
#: Pages that are begun together: what a count promises may be far from what there is.
TOGETHER = 1_000
FILES = "/api/v3/files"


@frozen
class Listing:
    """Rows of a list by id, and whether they are all of them.

    Attributes:
        rows: What was made of each row, by id.
        complete: Whether the list was read as a whole.
        count: How many rows match the filters, those left out of `rows` included; None where nobody knows.
    """

    rows: Mapping[int, Any]
    complete: bool
    count: int | None = None


@define
class _Walk:
    """One reading of all pages."""

    params: Mapping[str, Any]
    read: Callable[[JSON], Any]
    on_page: Callable[[int, int], object]
    ids: set[int] = field(factory=set[int])
    rows: dict[int, Any] = field(factory=dict[int, Any])
    count: int | None = None
    more: bool = False
    page_length: int = 0

    def page(self, number: int) -> Steps[None]:
        """Read one page; one past the end is empty."""
        try:
            body = yield MirrorRequest("GET", FILES, {**self.params, "page": number}, rows=True)
        except NotFoundError:  # Django's answer to a page past the end
            if number == 1:
                raise
            self.more = False
            return
        rows, count, self.more = page_of(body, "list files")
        self.count = self.count if count is None else count
        self.page_length = len(rows) if number == 1 else self.page_length
        for row in rows:
            identifier = row.get("id") if isinstance(row, dict) else None
            if isinstance(identifier, int):
                self.ids.add(identifier)
                if (found := self.read(row)) is not None:
                    self.rows[identifier] = found
        self.on_page(len(self.ids), self.count or 0)

    def all(self, width: int) -> Steps[None]:
        """Read the first page, then those that the count promises side by side, then what was added."""
        yield from self.page(1)
        last = 1
        if self.more and self.count and self.page_length:
            last = yield from self._promised(max(2, math.ceil(self.count / self.page_length)), width)
        yield from self._rest(last)

    def _promised(self, last: int, width: int) -> Steps[int]:
        """Read on to the last page that the count promises, or until they bring nothing; return it."""
        for start in range(2, last, TOGETHER):
            known, end = len(self.ids), min(start + TOGETHER, last)
            yield Together([self.page(number) for number in range(start, end)], width)
            if len(self.ids) == known and end < last:
                return end - 1
        yield from self.page(last)
        return last

    def _rest(self, last: int) -> Steps[None]:
        """Read what was added since the first page was answered.

        Raises:
            PaginationError: Page after page names a next one and shows no document that was not shown before.
        """
        stale = 0
        while self.more:
            if stale >= MAX_STALE_PAGES:
                raise PaginationError(
                    f"{stale} pages of files in a row have no new one and name a next page",
                    cursor=Cursor("page", last),
                )
            known, last = len(self.ids), last + 1
            yield from self.page(last)
            stale = stale + 1 if len(self.ids) == known else 0

    @property
    def complete(self) -> bool:
        return self.count is None or len(self.ids) == self.count


def list_all(
    params: Mapping[str, Any],
    read: Callable[[JSON], Any],
    *,
    width: int,
    on_page: Callable[[int, int], object],
) -> Steps[Listing]:
    """Return what `read` makes of each row of a filtered list, None left out.

    A row that only an earlier reading showed is kept where no reading was complete: it is checked again
    before anything is done to it.

    Args:
        params: Filters.
        read: Makes something small of a row.
        width: Pages read at the same time.
        on_page: Called after each page with the rows read and their count.
    """
    seen: dict[int, Any] = {}
    for _ in range(WALKS):
        walk = _Walk({**params, "ordering": "created_at", "page_size": PAGE_SIZE}, read, on_page)
        yield from walk.all(width)
        if walk.complete:
            return Listing(walk.rows, complete=True, count=len(walk.ids))
        seen |= walk.rows
    return Listing(seen, complete=False)
