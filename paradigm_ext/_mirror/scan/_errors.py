"""What can be wrong with a source: it cannot be used at all, or one of its files cannot be read."""

from __future__ import annotations

from paradigm_ext._errors import ParadigmError, UnreadableSource


class SourceUnavailable(UnreadableSource):
    """The source cannot be listed at all: it is missing, not a folder, or cannot be connected to."""


class SourceFileError(ParadigmError):
    """One file of the source cannot be sent; the message says why.

    Attributes:
        path: The file's path below the source.
    """

    path: str

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class SourceUnreadable(SourceFileError):
    """The file cannot be read."""


class SourceChanged(SourceFileError):
    """The file is no longer the one that was listed; the next run takes it as it is then."""


class CacheInUse(ParadigmError):
    """Another run holds the cache."""
