"""A stateful local Paradigm for tests, demonstrations and recordings; it never speaks for Paradigm itself."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paradigm_emulator._clock import ManualClock, RealClock
    from paradigm_emulator._faults import Fault, Faults
    from paradigm_emulator._journal import Journal, JournalEntry
    from paradigm_emulator._pace import Pace
    from paradigm_emulator._server import ParadigmEmulator

__all__ = [
    "Fault",
    "Faults",
    "Journal",
    "JournalEntry",
    "ManualClock",
    "Pace",
    "ParadigmEmulator",
    "RealClock",
]

_HOMES = {
    "Fault": "_faults",
    "Faults": "_faults",
    "Journal": "_journal",
    "JournalEntry": "_journal",
    "ManualClock": "_clock",
    "Pace": "_pace",
    "ParadigmEmulator": "_server",
    "RealClock": "_clock",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: pytest loads this package in every run, for its plugin."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
