"""What the owner of an emulator may do: the admin API and `ParadigmEmulator` offer the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_emulator.control.seeding import seed
from paradigm_emulator.state import seed as initial

if TYPE_CHECKING:
    from paradigm_emulator.http.fault import Fault
    from paradigm_emulator.http.faults import Faults
    from paradigm_emulator.http.journal import Journal
    from paradigm_emulator.state.service import Service


@frozen
class Control:
    """What the owner of an emulator may do; the admin API and `ParadigmEmulator` offer the same."""

    service: Service
    faults: Faults
    journal: Journal
    api_key: str

    def seed(self, **things: Any) -> dict[str, list[int]]:
        """Add things to the state; see `ParadigmEmulator.seed`."""
        return seed(self.service, **things)

    def set_document(self, identifier: int, *, status: str, detail: str | None = None) -> None:
        """Put a document into a status; see `ParadigmEmulator.set_document`."""
        self._update(
            "UPDATE documents SET status=?, status_detail=?, updated_at=?, next_at=NULL WHERE id=?",
            (status, detail, self.service.clock.now(), identifier),
            f"document {identifier}",
        )

    def set_session(self, uuid: str, *, is_valid: bool) -> None:
        """Make a session valid or invalid; see `ParadigmEmulator.set_session`."""
        self._update(
            "UPDATE sessions SET is_valid=? WHERE uuid=?", (is_valid, uuid), f"upload session {uuid}"
        )

    def _update(self, sql: str, values: tuple[Any, ...], thing: str) -> None:
        if not self.service.store.execute(sql, values).rowcount:
            raise LookupError(f"the emulator has no {thing}")

    def write(self, fault: Fault) -> None:
        """Delete and add documents as a `write` fault says that somebody else does."""
        with self.service.store.transaction() as connection:
            connection.executemany("DELETE FROM documents WHERE id=?", [(number,) for number in fault.delete])
            self.seed(**fault.seed)

    def snapshot(self) -> bytes:
        """Return the state; see `ParadigmEmulator.snapshot`."""
        return self.service.store.snapshot()

    def restore(self, snapshot: bytes) -> None:
        """Replace the state; see `ParadigmEmulator.restore`."""
        self.service.store.restore(snapshot)
        self.service.pipeline.wake()

    def reset(self) -> None:
        """Return to the state of a new emulator."""
        self.service.clock.restart()
        self.faults.clear()
        self.service.pipeline.outcomes.clear()
        with self.service.store.transaction():
            self.service.store.clear()
            initial.seed(self.service.store, self.service.clock, self.api_key)
        self.journal.clear()
