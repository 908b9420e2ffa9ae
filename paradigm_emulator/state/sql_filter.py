"""SQL conditions put together from constants; every value travels as a parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Sequence


@define
class SqlFilter:
    """A growing SQL condition; every term must hold."""

    terms: list[str] = field(factory=list)
    values: list[Any] = field(factory=list)

    def add(self, term: str, *values: Any) -> None:
        """Add one term with its values."""
        self.terms.append(term)
        self.values.extend(values)

    def any_of(self, other: SqlFilter) -> None:
        """Keep rows that one of another filter's terms keeps; no terms mean no condition."""
        if other.terms:
            self.add(f"({' OR '.join(other.terms)})", *other.values)

    def one_of(self, column: str, values: Sequence[Any]) -> None:
        """Keep rows whose column has one of these values; no values mean no condition."""
        if values:
            self.add(f"{column} IN ({','.join('?' * len(values))})", *values)

    def bound(self, column: str, operator: str, value: float | None) -> None:
        """Keep rows on one side of a bound; None means no bound."""
        if value is not None:
            self.add(f"{column} {operator} ?", value)

    def contains(self, column: str, text: str | None) -> None:
        """Keep rows whose column contains the text, whatever its case."""
        if text:
            self.add(f"{column} LIKE ? ESCAPE '\\'", f"%{_escaped(text)}%")

    def contains_by_index(self, column: str, text: str | None) -> None:
        """Do what `contains` does, for a column with indexes on its text without case and on its length.

        A text that contains another one is equal to it or longer: of the longer ones there are few or none
        where all are written alike.
        """
        if text:
            self.add(
                f"({column} = ? COLLATE NOCASE OR (length({column}) > ? AND {column} LIKE ? ESCAPE '\\'))",
                text,
                len(text),
                f"%{_escaped(text)}%",
            )

    @property
    def sql(self) -> str:
        """Return the condition."""
        return " AND ".join(self.terms) or "1"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
