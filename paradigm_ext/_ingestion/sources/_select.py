"""What is to be uploaded: all sources of a run, checked beforehand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from attrs import define, field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._files import expanded
from paradigm_ext._ingestion._report import SkippedSource, UploadFailure
from paradigm_ext._ingestion.sources._inputs import each_input, files_meant, label_of
from paradigm_ext._ingestion.sources._paths import Outside, PassedOver
from paradigm_ext._ingestion.sources._titles import with_distinct_titles
from paradigm_ext._text import printable
from paradigm_ext._validation import check_choice, check_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from paradigm_ext._ingestion.sources._source import Source, SourceInput

#: What to do with a file whose content another one of the same run has too.
Duplicates = Literal["send", "skip", "error"]


@frozen
class Selection:
    """The sources of one run after all checks.

    Attributes:
        sources: What will be uploaded, in the order given.
        skipped: What is left out on purpose.
        failures: What cannot be uploaded.
    """

    sources: tuple[Source, ...]
    skipped: tuple[SkippedSource, ...] = ()
    failures: tuple[UploadFailure, ...] = ()


def select(
    sources: SourceInput | Iterable[SourceInput],
    *,
    max_file_bytes: int | None,
    duplicates: Duplicates,
    ledger: Path | None = None,
    follow_links: bool = False,
) -> Selection:
    """Check all sources and return what is to be uploaded, what is left out and what is wrong.

    A path is a file, a folder (all files below it, hidden ones left out) or a glob, `**` included. The same
    file given twice is uploaded once.

    Args:
        sources: One source or several.
        max_file_bytes: The largest file accepted; None for no limit.
        duplicates: What to do with equal content under another name or path.
        ledger: The run's own ledger, which is not uploaded.
        follow_links: Whether a file below a folder may be a link to one outside of it.

    Raises:
        InvalidInput: A parameter itself is invalid.
    """
    check_number("max_file_bytes", max_file_bytes, least=1, whole=True, none="no limit")
    check_choice("duplicates", duplicates, ("send", "skip", "error"))
    chosen = _Chosen(max_file_bytes, own=None if ledger is None else os.path.realpath(expanded(ledger)))
    for index, one in enumerate(each_input(sources)):
        try:
            for source in files_meant(one, index, follow_links=follow_links):
                chosen.take(source, index)
        except InvalidInput as error:
            chosen.fail(label_of(one), error)
    return _without_duplicates(chosen.found.values(), chosen.skipped, chosen.failures, duplicates)


@define
class _Chosen:
    """What was chosen so far, and why the rest was not.

    Attributes:
        max_file_bytes: The largest file accepted; None for no limit.
        own: Identity of the run's own ledger.
        found: Sources by what makes two of them the same file.
        skipped: What is left out on purpose.
        failures: What cannot be uploaded.
    """

    max_file_bytes: int | None
    own: str | None
    found: dict[str, Source] = field(factory=dict[str, "Source"])
    skipped: list[SkippedSource] = field(factory=list[SkippedSource])
    failures: list[UploadFailure] = field(factory=list[UploadFailure])

    def take(self, source: Source | PassedOver, index: int) -> None:
        """Take a file that an input stands for; `index` is the input's."""
        if isinstance(source, Outside):
            label = printable(source.path)
            self.fail(label, InvalidInput(f"{label!r}: {source.reason}"))
        elif isinstance(source, PassedOver):
            self.skipped.append(SkippedSource(printable(source.path), source.reason))
        else:
            self._take_file(source, key=source.identity or f"given #{index}")

    def fail(self, label: str, error: InvalidInput) -> None:
        """Note what cannot be uploaded."""
        self.failures.append(UploadFailure(label, error))

    def _take_file(self, source: Source, *, key: str) -> None:
        label = source.label or source.name
        if key == self.own:
            self.skipped.append(SkippedSource(label, "it is the ledger of this upload"))
        elif key in self.found:
            self.skipped.append(SkippedSource(label, "the same file was given before"))
        elif reason := source.refusal(self.max_file_bytes):
            self.fail(label, InvalidInput(reason))
        else:
            self.found[key] = source


def _without_duplicates(
    sources: Iterable[Source],
    skipped: list[SkippedSource],
    failures: list[UploadFailure],
    duplicates: Duplicates,
) -> Selection:
    kept = with_distinct_titles(tuple(sources))
    if duplicates == "send":
        return Selection(kept, tuple(skipped), tuple(failures))
    twins = _same_content(kept)
    for twin, original in twins.items():
        label, reason = kept[twin].label, f"its content equals {kept[original].label!r}"
        if duplicates == "skip":
            skipped.append(SkippedSource(label, reason))
        else:
            failures.append(
                UploadFailure(label, InvalidInput(f"{label!r}: {reason}; pass duplicates='skip' or 'send'"))
            )
    rest = tuple(source for index, source in enumerate(kept) if index not in twins)
    return Selection(rest, tuple(skipped), tuple(failures))


def _same_content(sources: tuple[Source, ...]) -> dict[int, int]:
    """Return which source equals which earlier one; only files of one size are read."""
    by_size: dict[int | None, list[int]] = {}
    for index, source in enumerate(sources):
        by_size.setdefault(source.size, []).append(index)
    twins: dict[int, int] = {}
    for indexes in by_size.values():
        seen: dict[str, int] = {}
        for index in indexes if len(indexes) > 1 else ():
            original = seen.setdefault(sources[index].digest(), index)
            if original != index:
                twins[index] = original
    return twins
