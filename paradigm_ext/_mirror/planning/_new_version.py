"""A version of a path that is to be sent, with what people gave to the one that it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_ext._mirror.documents._metadata import filename_of, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._mirror.documents._identity import DocumentKey
    from paradigm_ext._mirror.documents._rows import Row
    from paradigm_ext._mirror.scan import Entry


@frozen(kw_only=True)
class NewVersion:
    """A version of a path that is to be sent.

    Attributes:
        entry: The file.
        sha256: SHA-256 of its content.
        key: Its identity.
        own: Its `pdx` object.
        title: Its title; people's own is carried over.
        tags: Ids of the tags that are carried over.
    """

    entry: Entry
    sha256: str
    key: DocumentKey
    own: Mapping[str, Any]
    title: str
    tags: tuple[int, ...] = ()


def carried_over(rows: list[Row]) -> tuple[str, tuple[int, ...]]:
    """Return the title and the tags that people gave the version that is replaced; empty for the defaults."""
    live = [row for row in rows if row.state != "failed"]
    if not live:
        return "", ()
    newest = max(live, key=lambda row: row.order)
    defaults = (title_of(newest.path), filename_of(newest.path), filename_of(newest.path).rpartition(".")[0])
    return ("" if newest.title in defaults else newest.title), newest.tags
