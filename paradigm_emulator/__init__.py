"""A stateful local Paradigm for tests, demonstrations and recordings; it never speaks for Paradigm itself."""

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
