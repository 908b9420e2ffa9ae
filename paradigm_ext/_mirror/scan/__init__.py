"""The source's side of a mirror: what is there now, with tokens that change when contents do.

Errors while listing are never swallowed: whatever could not be listed makes a scan incomplete, and an
incomplete scan removes nothing.
"""

from __future__ import annotations

from paradigm_ext._mirror.scan._cache import HashCache, default_cache_path
from paradigm_ext._mirror.scan._entry import Entry, ScanFailure
from paradigm_ext._mirror.scan._errors import (
    CacheInUse,
    SourceChanged,
    SourceFileError,
    SourceUnavailable,
    SourceUnreadable,
)
from paradigm_ext._mirror.scan._options import ScanOptions
from paradigm_ext._mirror.scan._scan import Scan, reopen, scan
from paradigm_ext._mirror.scan._sources import FsspecSource, connected, place_kind, source_uri

__all__ = [
    "CacheInUse",
    "Entry",
    "FsspecSource",
    "HashCache",
    "Scan",
    "ScanFailure",
    "ScanOptions",
    "SourceChanged",
    "SourceFileError",
    "SourceUnavailable",
    "SourceUnreadable",
    "connected",
    "default_cache_path",
    "place_kind",
    "reopen",
    "scan",
    "source_uri",
]
