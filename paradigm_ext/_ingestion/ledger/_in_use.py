"""One run at a time for each ledger of this process; a lock on its file keeps other processes out."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput
from paradigm_ext._ingestion.ledger._file import NoLedger

if TYPE_CHECKING:
    from paradigm_ext._ingestion.ledger._file import Ledger

_ledgers: dict[int, Ledger] = {}
_lock = threading.Lock()


def take(ledger: Ledger) -> None:
    """Take a ledger for one run; `give_back` ends that.

    Raises:
        InvalidInput: Another run of this process is using it: both would send the same files.
    """
    if isinstance(ledger, NoLedger):
        return
    with _lock:
        if id(ledger) in _ledgers:
            raise InvalidInput("another upload is using this ledger; wait for it or use another one")
        _ledgers[id(ledger)] = ledger


def give_back(ledger: Ledger) -> None:
    """Let the next run have a ledger."""
    with _lock:
        _ledgers.pop(id(ledger), None)
