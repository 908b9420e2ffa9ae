"""What an upload ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors._base import ParadigmError

if TYPE_CHECKING:
    from paradigm_ext._ingestion import IngestReport


class IngestError(ParadigmError):
    """Some files could not be uploaded; `report` says which, why, and what was uploaded all the same."""

    def __init__(self, message: str, *, report: IngestReport) -> None:
        super().__init__(message)
        self.report = report


class IngestTimeout(IngestError):
    """The deadline passed while files were still being uploaded; the message names those in flight."""


class LedgerError(ParadigmError):
    """What an upload did cannot be noted: nothing more is sent, since it could not be remembered."""
