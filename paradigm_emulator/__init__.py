"""A stateful local Paradigm for tests, demonstrations and recordings; it never speaks for Paradigm itself."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paradigm_emulator._server import ParadigmEmulator
    from paradigm_emulator.http.fault import Fault
    from paradigm_emulator.http.faults import Faults
    from paradigm_emulator.http.journal import Journal, JournalEntry
    from paradigm_emulator.ingest.extract.limits import ExtractionLimits
    from paradigm_emulator.state.clock import ManualClock, RealClock
    from paradigm_emulator.state.timing import Pace, PipelineTiming

__all__ = [
    "ExtractionLimits",
    "Fault",
    "Faults",
    "Journal",
    "JournalEntry",
    "ManualClock",
    "Pace",
    "ParadigmEmulator",
    "PipelineTiming",
    "RealClock",
]

_HOMES = {
    "ExtractionLimits": "ingest.extract.limits",
    "Fault": "http.fault",
    "Faults": "http.faults",
    "Journal": "http.journal",
    "JournalEntry": "http.journal",
    "ManualClock": "state.clock",
    "Pace": "state.timing",
    "ParadigmEmulator": "_server",
    "PipelineTiming": "state.timing",
    "RealClock": "state.clock",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: pytest loads this package in every run, for its plugin."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
