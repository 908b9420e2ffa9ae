"""Titles of files that would share one: a title is all that a session tells of a document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from attrs import evolve

from paradigm_ext._ingestion._reconcile import MAX_TITLE, normal_title, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_ext._ingestion.sources._source import Source


def with_distinct_titles(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return sources of which those with one stem are titled by their folders, too, where these are known.

    `a/report.pdf` and `b/report.pdf` become `a/report` and `b/report`: as few folders as tell them apart.
    """
    groups: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        if not source.title:
            groups.setdefault(normal_title(title_of(source.name)), []).append(index)
    titled = list(sources)
    for indexes in groups.values():
        titles = _distinguishing_titles([sources[index] for index in indexes])
        for index, title in zip(indexes, titles, strict=False):
            titled[index] = evolve(sources[index], title=title)
    return tuple(titled)


def _distinguishing_titles(sources: list[Source]) -> list[str]:
    """Return a title for each source; none where their paths do not tell them apart."""
    if len(sources) == 1:
        return []
    paths = [PurePosixPath(source.label.replace("\\", "/")).with_suffix("") for source in sources]
    for depth in range(2, 1 + max(len(path.parts) for path in paths)):
        titles = ["/".join(path.parts[-depth:])[-MAX_TITLE:] for path in paths]
        if len({normal_title(title) for title in titles}) == len(titles):
            return titles
    return []
