"""HTML that is safe by construction: every text is escaped, only `element` makes markup."""

from __future__ import annotations

from html import escape
from typing import Final

VOID: Final = frozenset({"br", "hr", "input", "link", "meta"})


class Html(str):
    """Markup; a plain `str` is text."""

    __slots__ = ()


def element(name: str, /, *children: str | float | None, **attributes: str | int | bool | None) -> Html:
    """Return an element.

    Args:
        name: Its name.
        children: Markup and texts; None is left out.
        attributes: A trailing underscore is dropped (`class_`), other underscores become dashes; None and
            False leave one out, True writes it bare.
    """
    shown = "".join(
        f" {key.removesuffix('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{joined(*children)}</{name}>")


def joined(*children: str | float | None) -> Html:
    """Return texts and markup one after another, texts escaped."""
    parts = (
        child if isinstance(child, Html) else escape(str(child)) for child in children if child is not None
    )
    return Html("".join(parts))


def table(head: list[str], rows: list[list[str | float | None]], **attributes: str) -> Html:
    """Return a table."""
    top = element("thead", element("tr", *(element("th", cell, scope="col") for cell in head)))
    body = element("tbody", *(element("tr", *(element("td", cell) for cell in row)) for row in rows))
    return element("table", top, body, **attributes)
