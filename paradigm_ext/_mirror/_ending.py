"""How a call of a mirror ends: with its report, or with an error that carries it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import evolve

from paradigm_ext._errors import ParadigmError, RequestTimeout
from paradigm_ext._log import logger
from paradigm_ext._mirror.applying._run import DeadlinePassed
from paradigm_ext._mirror.reporting._errors import MirrorTimeout
from paradigm_ext._text import counted

if TYPE_CHECKING:
    from collections.abc import Generator

    from paradigm_ext._mirror._call import Mirroring
    from paradigm_ext._mirror._options import OnError
    from paradigm_ext._mirror.reporting._report import MirrorReport


def ended(report: MirrorReport, on_error: OnError) -> MirrorReport:
    """Return a report, or raise the error that it amounts to."""
    logger.info("mirror %r in workspace %d: %s", report.name, report.workspace_id, report.summary())
    if on_error == "raise":
        report.raise_for_status()
    return report


def collected(error: MirrorTimeout, on_error: OnError) -> MirrorReport:
    """Return the report of a run that its deadline ended early, where errors are collected.

    Raises:
        MirrorTimeout: They are raised.
    """
    if on_error == "raise":
        raise error
    return ended(error.report, on_error)


@contextmanager
def explained(call: Mirroring) -> Generator[None]:
    """Leave word of what was done on the error that ends a run.

    Raises:
        MirrorTimeout: The deadline passed in a step that nothing can go on without.
    """
    try:
        yield
    except ParadigmError as error:
        report = call.unfinished()
        if isinstance(error, (DeadlinePassed, RequestTimeout)) and call.is_over():
            raise MirrorTimeout(
                f"the deadline passed ({report.summary()}): {error}", report=evolve(report, timed_out=True)
            ) from error
        # The attribute is an ingestion's report by its type; a mirror's error carries a mirror's.
        error.report = error.report or report  # type: ignore[assignment]
        raise
    except BaseException as error:
        report = call.unfinished()
        vars(error)["report"] = report  # for who shows how an interrupt ended
        if report.uploaded or report.deleted:
            sent = counted(report.uploaded, "file was", "files were")
            error.add_note(f"{sent} sent and {report.deleted:,} removed; run the same again to go on")
        raise
