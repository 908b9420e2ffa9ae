"""Taking up a ledger: from here on it is this run's alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput
from paradigm_ext._ingestion.ledger._file import FileLedger, NoLedger
from paradigm_ext._ingestion.ledger._in_use import give_back, take
from paradigm_ext._ingestion.ledger._state import LedgerState
from paradigm_ext._text import cut
from paradigm_ext._validation import is_uuid

if TYPE_CHECKING:
    from paradigm_ext._ingestion.ledger._file import Ledger
    from paradigm_ext._ingestion.ledger._state import Target


def ledger_of(ledger: str | os.PathLike[str] | Ledger | None) -> Ledger:
    """Return the ledger that the caller means: a file, an object of theirs, or none.

    Raises:
        InvalidInput: It is nothing of that.
    """
    if ledger is None:
        return NoLedger()
    if isinstance(ledger, (str, os.PathLike)):
        return FileLedger(ledger)
    given: object = ledger
    if not all(callable(getattr(given, name, None)) for name in ("entries", "append")):
        raise InvalidInput(f"ledger must be a path, or have entries() and append(), not {given!r:.80}")
    return ledger


def _check_sessions(state: LedgerState) -> None:
    unknown = next((session for session in state.sessions if not is_uuid(session)), None)
    if unknown is not None:
        raise InvalidInput(
            f"the ledger names an upload session {cut(unknown, 60)!r}, which is not a UUID: it is damaged; "
            "pass another ledger"
        )


def replayed(ledger: Ledger, target: Target, *, ours: bool) -> LedgerState:
    """Return what a ledger comes to; from here on no other process can add to it.

    Raises:
        InvalidInput: It is in use, cannot be written, or is of uploads to somewhere else.
    """
    take(ledger)
    try:
        if isinstance(ledger, FileLedger):
            ledger.acquire()
        state = LedgerState.replay(ledger.entries())
        if state.target is not None:
            state.target.check(target)
        _check_sessions(state)
    except BaseException:
        give_back(ledger)
        if ours and isinstance(ledger, FileLedger):
            ledger.close()
        raise
    return state
