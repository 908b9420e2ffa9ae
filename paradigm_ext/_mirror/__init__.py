"""Keeping a workspace equal to a source: a pure planner, and drivers for sync and async code."""

from paradigm_ext._mirror._guard import MirrorGuard
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror._source import MirrorSource
from paradigm_ext._mirror.planning._operation import MirrorOperation, PlannedDocument
from paradigm_ext._mirror.planning._plan import MirrorPlan
from paradigm_ext._mirror.reporting._errors import MirrorError, MirrorFailed, MirrorGuardError, MirrorTimeout
from paradigm_ext._mirror.reporting._progress import MirrorProgress
from paradigm_ext._mirror.reporting._report import MirrorFailure, MirrorReport
from paradigm_ext._mirror.scan import CacheInUse, FsspecSource, SourceUnavailable

__all__ = [
    "CacheInUse",
    "FsspecSource",
    "MirrorError",
    "MirrorFailed",
    "MirrorFailure",
    "MirrorGuard",
    "MirrorGuardError",
    "MirrorOperation",
    "MirrorOptions",
    "MirrorPlan",
    "MirrorProgress",
    "MirrorReport",
    "MirrorSource",
    "MirrorTimeout",
    "PlannedDocument",
    "SourceUnavailable",
]
