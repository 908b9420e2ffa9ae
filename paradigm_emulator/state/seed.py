"""What a new emulator holds: one company, two users, three workspaces and an agent that sees them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from paradigm_emulator.state.clock import MANUAL_START, EmulatorClock
from paradigm_emulator.state.store import refusing

if TYPE_CHECKING:
    from paradigm_emulator.state.store import Store

COMPANY_ID: Final = 1
COMPANY_NAME: Final = "Emulated company"
PRIVATE_WORKSPACE_ID: Final = 1
COMPANY_WORKSPACE_ID: Final = 2
CUSTOM_WORKSPACE_ID: Final = 3
DEFAULT_AGENT_ID: Final = 7

USERS: Final = (
    (1, "owner", "owner@emulator.example", "Olive", "Owner", "company_admin"),
    (2, "reader", "reader@emulator.example", "Robin", "Reader", "reader"),
)
WORKSPACES: Final = (
    (PRIVATE_WORKSPACE_ID, "Private", "personal", "The owner's own documents", 1),
    (COMPANY_WORKSPACE_ID, "Company", "company", "Documents of the whole company", None),
    (CUSTOM_WORKSPACE_ID, "Contracts", "custom", "Contracts and their annexes", None),
)


def fill(store: Store, clock: EmulatorClock, api_key: str) -> None:
    """Give a state that was just opened these keys and, where it is empty, what a new emulator holds.

    Raises:
        ValueError: It cannot be written; it is closed then.
    """
    try:
        with refusing(store.name):
            if store.is_empty:
                seed(store, clock, api_key)
            else:
                set_keys(store, api_key)
    except ValueError:
        store.close()
        raise


def seed(store: Store, clock: EmulatorClock, api_key: str) -> None:
    """Fill an empty state.

    Args:
        store: The state.
        clock: Gives the times of creation; on a manual clock the ids are the same in every run.
        api_key: The key of the owner; `<key>-reader` is that of a user who may only read.
    """
    now = clock.now()
    instance = (
        uuid.uuid5(uuid.NAMESPACE_URL, f"paradigm-emulator:{MANUAL_START}") if clock.manual else uuid.uuid4()
    )
    with store.transaction() as connection:
        store.set_meta("instance", str(instance))
        for user in USERS:
            connection.execute(
                "INSERT INTO users (id, username, email, first_name, last_name, role, created_at)"
                " VALUES (?,?,?,?,?,?,?)",
                (*user, now),
            )
        for identifier, name, kind, description, owner in WORKSPACES:
            connection.execute(
                "INSERT INTO workspaces VALUES (?,?,?,?,'manual',?,?,?)",
                (identifier, name, kind, description, owner, now, now),
            )
        connection.execute(
            "INSERT INTO agents VALUES (?, 'Document assistant', 'Answers from every document of the user.',"
            " NULL, ?, NULL, 'company', 1, 0, 0, 1, ?, ?)",
            (DEFAULT_AGENT_ID, COMPANY_ID, now, now),
        )
    set_keys(store, api_key)


def set_keys(store: Store, api_key: str) -> None:
    """Let these keys in and no others."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM keys")
        # A user who was removed stays without a key.
        connection.executemany(
            "INSERT INTO keys SELECT ?, id FROM users WHERE id=? AND is_removed=0",
            [(api_key, 1), (f"{api_key}-reader", 2)],
        )
