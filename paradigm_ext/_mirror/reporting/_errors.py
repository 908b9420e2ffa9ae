"""The errors of a mirror; each carries the report of what was done all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import ParadigmError
from paradigm_ext._text import counted

if TYPE_CHECKING:
    from paradigm_ext._mirror._guard import MirrorGuard
    from paradigm_ext._mirror.reporting._report import MirrorReport


class MirrorError(ParadigmError):
    """A mirror ended without the workspace being level with its source; `report` says how far it came."""

    # At the root it is the report of an ingestion.
    report: MirrorReport  # type: ignore[assignment]

    def __init__(self, message: str, *, report: MirrorReport) -> None:
        super().__init__(message)
        self.report = report  # pyright: ignore[reportIncompatibleVariableOverride]


class MirrorGuardError(MirrorError):
    """A guard kept documents from being removed; everything else was done.

    Attributes:
        guard: Which guard, why, and what to do.
    """

    guard: MirrorGuard

    def __init__(self, message: str, *, report: MirrorReport, guard: MirrorGuard) -> None:
        super().__init__(message, report=report)
        self.guard = guard


class MirrorFailed(MirrorError):
    """Some files could not be mirrored, or are parked after too many failures, or the run did not end."""


class MirrorTimeout(MirrorError):
    """The deadline passed with documents in flight; they go on being processed, the next run finishes."""

    transient = True


def error_of(report: MirrorReport) -> MirrorError | None:
    """Return the error that a report amounts to; None where the workspace is level with the source."""
    if report.guard is not None:
        return MirrorGuardError(report.guard.message, report=report, guard=report.guard)
    if report.outcome == "failed":
        return MirrorFailed(report.explain(), report=report)
    if report.outcome == "unfinished":
        return MirrorFailed(f"an error ended the run before its end: {report.summary()}", report=report)
    if report.outcome == "timeout":
        shown = "".join(f", {path!r}" for path in report.paths.get("in_flight", ())[:3])
        return MirrorTimeout(
            f"the deadline passed with {counted(report.in_flight, 'document')} in flight{shown}: "
            f"{report.summary()}",
            report=report,
        )
    return None
