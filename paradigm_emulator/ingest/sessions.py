"""Upload sessions as they come into the state, asked for or automatic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paradigm_emulator.http.context import Caller
    from paradigm_emulator.state.service import Service

PIPELINES: Final = ("v1.0", "v2.1", "v2.1.1", "v2.2", "v2.2.1", "v3.0")


def open_session(service: Service, user: Caller, *, pipeline: str, automatic: bool = False) -> str:
    """Store a new session and return its UUID; v3 uploads get an automatic one."""
    now = service.clock.now()
    with service.store.transaction() as connection:
        uuid = service.store.new_uuid("upload-session")
        connection.execute(
            "INSERT INTO sessions (uuid, user_id, is_valid, pipeline, automatic, created_at, updated_at)"
            " VALUES (?,?,1,?,?,?,?)",
            (uuid, user.id, pipeline, automatic, now, now),
        )
    return uuid
