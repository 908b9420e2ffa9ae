"""Uploading files into upload sessions: sources, the ledger that makes a run resumable, the upload."""

from paradigm_ext._ingestion._report import (
    IngestProgress,
    IngestReport,
    SkippedSource,
    UploadedDocument,
    UploadFailure,
)
from paradigm_ext._ingestion.ledger._file import FileLedger, Ledger
from paradigm_ext._ingestion.sources._source import Source

__all__ = [
    "FileLedger",
    "IngestProgress",
    "IngestReport",
    "Ledger",
    "SkippedSource",
    "Source",
    "UploadFailure",
    "UploadedDocument",
]
