"""Reading JSON that may hold anything: each helper returns the value where it has the shape, else nothing."""

from __future__ import annotations

from typing import Any, cast


def mapping(value: object) -> dict[str, Any]:
    """Return an object; empty where it is none."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def mappings(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; none where it is no list."""
    if not isinstance(value, list):
        return []
    return [cast("dict[str, Any]", item) for item in cast("list[object]", value) if isinstance(item, dict)]


def text(value: object) -> str:
    """Return a text; empty where it is none."""
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """Return a number; None where it is none."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def integer(value: object) -> int | None:
    """Return a whole number; None where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
