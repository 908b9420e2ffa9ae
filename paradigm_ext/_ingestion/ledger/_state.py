"""What a ledger's entries come to: sessions, files, and where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field, frozen

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paradigm_ext._types import JSON


@frozen
class Target:
    """Where the files of a ledger go: what was sent to one place was not sent to another.

    Attributes:
        instance: The instance's root address.
        workspace_id: The workspace; None for the server's choice.
    """

    instance: str = ""
    workspace_id: int | None = None

    def entry(self) -> dict[str, JSON]:
        """Return the ledger's entry for it."""
        return {"event": "target", "instance": self.instance, "workspace": self.workspace_id}

    def check(self, wanted: Target) -> None:
        """Return when a ledger of this target serves for another one.

        Raises:
            InvalidInput: It does not.
        """
        if self != wanted:
            raise InvalidInput(
                f"the ledger is of uploads to {self}, not to {wanted}, where none of them were sent; pass"
                " another ledger"
            )

    def __str__(self) -> str:
        where = "" if self.workspace_id is None else f", workspace {self.workspace_id}"
        return f"{self.instance}{where}"


@define
class SentFile:
    """What a ledger knows of one key."""

    key: str
    name: str
    session_uuid: str
    document_id: int | None = None
    sent: bool = False


@define
class LedgerState:
    """What a ledger's entries come to.

    Attributes:
        sessions: The sessions opened so far, in order, without those found gone.
        files: Per key what became of it; a file whose sending was refused is not in here.
        target: Where they went; None in a ledger that does not say.
    """

    sessions: list[str] = field(factory=list[str])
    files: dict[str, SentFile] = field(factory=dict[str, SentFile])
    target: Target | None = None

    @classmethod
    def replay(cls, entries: Iterable[Mapping[str, JSON]]) -> LedgerState:
        """Return the state after all entries; entries of unknown kinds are passed over."""
        state = cls()
        for entry in entries:
            state.apply(entry)
        return state

    def apply(self, entry: Mapping[str, JSON]) -> None:
        """Take one entry into account."""
        key, uuid = str(entry.get("key", "")), str(entry.get("session", ""))
        match entry.get("event"):
            case "target":
                workspace = entry.get("workspace")
                self.target = Target(
                    str(entry.get("instance", "")), workspace if isinstance(workspace, int) else None
                )
            case "session":
                self.sessions.append(uuid)
            case "gone":
                self.sessions = [known for known in self.sessions if known != uuid]
                self.files = {k: file for k, file in self.files.items() if file.session_uuid != uuid}
            case "sending":
                self.files[key] = SentFile(key, str(entry.get("name", "")), uuid)
            case "sent":
                document = entry.get("document")
                identifier = document if isinstance(document, int) else None
                self.files[key] = SentFile(key, str(entry.get("name", "")), uuid, identifier, sent=True)
            case "refused":
                self.files.pop(key, None)
            case _:
                pass

    def unsettled(self, session_uuid: str) -> list[SentFile]:
        """Return the files of a session of which it is not known whether they arrived."""
        return [file for file in self.files.values() if not file.sent and file.session_uuid == session_uuid]

    def document_ids(self, session_uuid: str) -> list[int]:
        """Return the ids of a session's documents that are known to have been sent."""
        ids = [
            file.document_id
            for file in self.files.values()
            if file.sent and file.session_uuid == session_uuid
        ]
        return [identifier for identifier in ids if identifier is not None]
