"""What a task has already sent, kept where its next attempt finds it.

`paradigm_ext` decides what to record and what a record means; here is only where it is kept: the task state
store of Airflow 3.3, else Airflow variables. XCom would not do, since Airflow wipes a task's XComs before
each attempt.
"""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from paradigm_provider._compat.context import task_instance
from paradigm_provider._compat.variables import delete_variable, read_variable, write_variable
from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS
from paradigm_provider._ingest.pages import KeyValueStore, Pages, damaged
from paradigm_provider.exceptions import LedgerUnavailable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from airflow.providers.common.compat.sdk import Context

    from paradigm_ext import JSON, SessionProgress, UploadedDocument

#: Start of the names of all variables that hold records; `paradigm_provider.sweep_records` finds them by it.
VARIABLE_PREFIX = "paradigm_ledger_"
#: Each append rewrites one page: large enough to keep the keys few, small enough for the store.
ENTRIES_PER_PAGE = 100
#: JSON after which a page is full, however few its entries: encrypted, it is a third longer, and the smallest
#: store takes 64 KiB.
BYTES_PER_PAGE = 40_000


class Words(NamedTuple):
    """How a failure of the store is told.

    Attributes:
        subject: What is recorded.
        unharmed: What holds although it could not be.
    """

    subject: str = "what this task sends to Paradigm"
    unharmed: str = "Nothing was sent twice"


SENDING = Words()


class VariableStore:
    """Keeps a task's values in Airflow variables, for releases without a task state store (before 3.3).

    A record that cannot be read, or was not written, is an error: either way documents would be sent twice.

    Args:
        identity: What distinguishes this task instance from all others, over its attempts.
        owner: Whose record it is, for people who find the variable.
        words: How a failure is told.
    """

    def __init__(self, identity: str, *, owner: str = "a task", words: Words = SENDING) -> None:
        self._prefix = f"{VARIABLE_PREFIX}{identity}_"
        self._owner = owner
        self._words = words

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value kept under `key`, or the default where certainly nothing was kept.

        Raises:
            LedgerUnavailable: Airflow's variables cannot be read now.
            InvalidInput: What is kept is not JSON.
        """
        with _as_unavailable(self._words, f"cannot be read (variable {self._prefix + key!r})"):
            text = read_variable(self._prefix + key)
        if text is None:
            return default
        try:
            return json.loads(text)
        except ValueError:
            raise damaged(f"variable {self._prefix + key}") from None

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value; it is in the metadata database when this returns.

        Raises:
            LedgerUnavailable: It is not, or not certainly.
        """
        written = datetime.now(UTC).isoformat(timespec="seconds")
        description = f"{written} what {self._owner} sent to Paradigm, for its next attempt"
        with _as_unavailable(self._words, f"could not be kept (variable {self._prefix + key!r})"):
            write_variable(self._prefix + key, json.dumps(value), description)

    def delete(self, key: str) -> None:
        """Forget the value, if there is one.

        Raises:
            LedgerUnavailable: Airflow's variables cannot be written now.
        """
        with _as_unavailable(self._words, f"could not be cleared (variable {self._prefix + key!r})"):
            delete_variable(self._prefix + key)


class RecordStore:
    """Says in words of this provider what a store of Airflow's could not do, whichever store it is.

    What is to be sent is recorded before it is, so that an attempt which cannot go on doubles nothing.
    """

    def __init__(self, store: KeyValueStore, *, words: Words = SENDING) -> None:
        self._store = store
        self._words = words

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value kept under `key`, or the default where there is none."""
        with _as_unavailable(self._words, f"cannot be read ({key!r})"):
            return self._store.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value."""
        with _as_unavailable(self._words, f"could not be kept ({key!r})"):
            self._store.set(key, value)

    def delete(self, key: str) -> None:
        """Forget the value, if there is one."""
        with _as_unavailable(self._words, f"could not be cleared ({key!r})"):
            self._store.delete(key)


@contextmanager
def _as_unavailable(words: Words, what: str) -> Iterator[None]:
    """Raise LedgerUnavailable for whatever a store raises.

    Raises:
        LedgerUnavailable: The store failed; the message says that a retry is safe.
    """
    from paradigm_ext import InvalidInput

    try:
        yield
    except (LedgerUnavailable, InvalidInput):
        raise
    except Exception as error:
        raise LedgerUnavailable(
            f"Airflow's record of {words.subject} {what}: {reason_of(error)}. {words.unharmed}, "
            "and a retry is safe: it goes on from what was recorded before"
        ) from error


def reason_of(error: BaseException) -> str:
    """Return what a store raised, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def task_identity(context: Context) -> str:
    """Return a name for the task instance that all its attempts share and no other task instance has."""
    ti = task_instance(context)
    parts = (ti.dag_id, ti.task_id, ti.run_id, str(ti.map_index))
    # NUL cannot occur in any of them, so that no two combinations read the same.
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def store_of(context: Context, *, words: Words = SENDING) -> KeyValueStore:
    """Return the most durable place that this Airflow offers to one task instance."""
    if AIRFLOW_V_3_3_PLUS:
        store: KeyValueStore = context["task_state_store"]  # type: ignore[typeddict-item,unused-ignore]
        return RecordStore(store, words=words)
    ti = task_instance(context)
    owner = f"{ti.dag_id}.{ti.task_id} in {ti.run_id}"
    return RecordStore(VariableStore(task_identity(context), owner=owner, words=words), words=words)


class TaskLedger:
    """An append-only list in a key-value store: the `Ledger` that `Paradigm.ingest` takes.

    Args:
        store: Where its pages are kept.
        name: Start of the keys, for more than one ledger in a task.
    """

    def __init__(self, store: KeyValueStore, *, name: str = "paradigm") -> None:
        self._kept = Pages(store, name)
        # Reentrant: `on_kill` reads the entries from a signal handler, which may interrupt an append of the
        # same thread.
        self._lock = threading.RLock()
        self._pages: list[list[Mapping[str, JSON]]] | None = None
        self._bytes = 0  # of the last page

    def entries(self) -> list[Mapping[str, JSON]]:
        """Return everything appended so far, by this attempt and the earlier ones, in order."""
        with self._lock:
            return [entry for page in self._loaded() for entry in page]

    def append(self, entry: Mapping[str, JSON]) -> None:
        """Add an entry; it survives the task's death when this returns."""
        with self._lock:
            pages = self._loaded()
            length = len(json.dumps(entry))
            if not pages or len(pages[-1]) >= ENTRIES_PER_PAGE or self._bytes + length > BYTES_PER_PAGE:
                if pages:
                    self._kept.write_full(pages)
                pages.append([])
                self._bytes = 0
            pages[-1].append(dict(entry))
            self._bytes += length
            self._kept.write(pages)

    def sessions(self) -> list[str]:
        """Return the upload sessions recorded so far."""
        return [str(entry["session"]) for entry in self.entries() if entry.get("event") == "session"]

    def uploaded(self) -> tuple[UploadedDocument, ...]:
        """Return the documents of this attempt and the earlier ones, without those that no longer count."""
        from paradigm_ext import uploaded_documents

        return uploaded_documents(self)

    def supersede(self, document_ids: Collection[int]) -> None:
        """Record that these documents failed: the next attempt sends their files again."""
        from paradigm_ext import supersede

        supersede(self, document_ids)

    def superseded(self) -> list[int]:
        """Return the ids of the documents that `supersede` recorded."""
        from paradigm_ext import superseded_ids

        return superseded_ids(self)

    def names_sent_again(self) -> list[str]:
        """Return the names of files that were sent once more, since they seemed not to have arrived."""
        from paradigm_ext import names_sent_again

        return names_sent_again(self)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.delete(self._loaded())
            self._pages = []

    def _loaded(self) -> list[list[Mapping[str, JSON]]]:
        if self._pages is None:
            self._pages = self._kept.read()
            self._bytes = sum(len(json.dumps(entry)) for page in self._pages[-1:] for entry in page)
        return self._pages


def supersede_failed(ledger: TaskLedger, sessions: Iterable[SessionProgress]) -> None:
    """Record the failed documents of these sessions, so that the next attempt sends their files again."""
    failed = {state.id for session in sessions for state in session.failed if state.id is not None}
    ledger.supersede(failed.difference(ledger.superseded()))
