"""What a ledger's entries come to: sessions, files, and where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field, frozen

from paradigm_ext._core._doubt import bounded_end
from paradigm_ext._errors import InvalidInput
from paradigm_ext._ingestion._report import UploadedDocument
from paradigm_ext._ingestion.ledger._entries import (
    Refused,
    Sending,
    Sent,
    SessionGone,
    SessionOpened,
    Superseded,
    TargetChosen,
    read_entry,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from paradigm_ext._ingestion.ledger._entries import Entry
    from paradigm_ext._ingestion.ledger._file import Ledger
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

    def entry(self) -> TargetChosen:
        """Return the ledger's entry for it."""
        return TargetChosen(instance=self.instance, workspace=self.workspace_id)

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


@frozen
class SentFile:
    """What a ledger knows of one key.

    Attributes:
        key: What the file is known by.
        name: Its name.
        session_uuid: The session that it was sent to.
        document_id: The document's id, where it is known.
        sent: Whether it certainly arrived.
        at: When it was sent, in seconds since 1970 by the sender's clock; None where the ledger does not say.
        timeout: Seconds after which that request can no longer be under way; likewise.
        title: The title that it was sent with; empty where its name gives it.
    """

    key: str
    name: str
    session_uuid: str
    document_id: int | None = None
    sent: bool = False
    at: float | None = None
    timeout: float | None = None
    title: str = ""

    def over_at(self, now: float, longest: float) -> float:
        """Return when the request that sends it is over, in seconds since 1970; 0 where it is over.

        What was sent in the future, by a clock that ran ahead, was sent now.

        Args:
            now: When it was looked at, by the clock of this run.
            longest: Seconds after which no request is under way any more.
        """
        if self.at is None or self.timeout is None:
            return 0.0
        return bounded_end(min(self.at, now) + self.timeout, seen=now, longest=longest)


@define
class LedgerState:
    """What a ledger's entries come to.

    Attributes:
        sessions: The sessions opened so far, in order, without those found gone.
        files: Per key what became of it; a file whose sending was refused is not in here.
        target: Where they went; None in a ledger that does not say.
        superseded: Ids of documents that no longer count.
        again: Session, name and title of files that were sent more than once before they arrived.
    """

    sessions: list[str] = field(factory=list[str])
    files: dict[str, SentFile] = field(factory=dict[str, SentFile])
    target: Target | None = None
    superseded: set[int] = field(factory=set[int])
    again: set[tuple[str, str, str]] = field(factory=set["tuple[str, str, str]"])

    @classmethod
    def replay(cls, entries: Iterable[Mapping[str, JSON]]) -> LedgerState:
        """Return the state after all entries; entries of unknown kinds are passed over."""
        state = cls()
        for entry in entries:
            if (known := read_entry(entry)) is not None:
                state.apply(known)
        return state

    def apply(self, entry: Entry) -> None:
        """Take one entry into account."""
        match entry:
            case TargetChosen():
                self.target = Target(entry.instance, entry.workspace)
            case SessionOpened():
                if entry.session not in self.sessions:
                    self.sessions.append(entry.session)
            case SessionGone():
                self.sessions = [known for known in self.sessions if known != entry.session]
                self.files = {k: one for k, one in self.files.items() if one.session_uuid != entry.session}
                self.again = {known for known in self.again if known[0] != entry.session}
            case Sending():
                known = self.files.get(entry.key)
                if known is not None and not known.sent and known.session_uuid == entry.session:
                    self.again.add((entry.session, entry.name, entry.title or ""))
                self.files[entry.key] = SentFile(
                    entry.key,
                    entry.name,
                    entry.session,
                    at=entry.at,
                    timeout=entry.timeout,
                    title=entry.title or "",
                )
            case Sent():
                self.files[entry.key] = SentFile(
                    entry.key, entry.name, entry.session, entry.document, sent=True
                )
            case Refused():
                self.files.pop(entry.key, None)
            case Superseded():
                self._supersede(entry)

    def _supersede(self, entry: Superseded) -> None:
        if entry.document is not None:
            self.superseded.add(entry.document)
        known = self.files.get(entry.key)
        if known is not None and known.document_id == entry.document:
            del self.files[entry.key]

    def unsettled(self, session_uuid: str) -> list[SentFile]:
        """Return the files of a session of which it is not known whether they arrived."""
        return [file for file in self.files.values() if not file.sent and file.session_uuid == session_uuid]

    def document_ids(self, session_uuid: str) -> list[int]:
        """Return the ids of a session's documents that are known to have been sent."""
        ids = [file.document_id for file in self.sent(session_uuid)]
        return [identifier for identifier in ids if identifier is not None]

    def sent(self, session_uuid: str) -> list[SentFile]:
        """Return the files of a session that are known to have arrived."""
        return [file for file in self.files.values() if file.sent and file.session_uuid == session_uuid]


def supersede(ledger: Ledger, document_ids: Collection[int]) -> list[int]:
    """Record that documents no longer count, such as failed ones: the next run sends their files again.

    Args:
        ledger: The ledger of the upload that sent them.
        document_ids: The documents; those that the ledger does not know are passed over.

    Returns:
        The ids of the documents that it knew.
    """
    files = LedgerState.replay(ledger.entries()).files.values()
    known = [file for file in files if file.document_id is not None and file.document_id in document_ids]
    for file in known:
        ledger.append(Superseded(document=file.document_id, key=file.key).to_json())
    return [file.document_id for file in known if file.document_id is not None]


def uploaded_documents(ledger: Ledger) -> tuple[UploadedDocument, ...]:
    """Return the documents that a ledger knows to have arrived, without those that no longer count."""
    files = LedgerState.replay(ledger.entries()).files.values()
    return tuple(
        UploadedDocument(file.document_id, file.name, file.session_uuid, resumed=True)
        for file in files
        if file.sent
    )


def superseded_ids(ledger: Ledger) -> list[int]:
    """Return the ids of the documents that a ledger says no longer count, in order."""
    return sorted(LedgerState.replay(ledger.entries()).superseded)


def names_sent_again(ledger: Ledger) -> list[str]:
    """Return the names of files that were sent once more, since they seemed not to have arrived, in order.

    Only these can be in their session more than once, where the first request came through after all.
    """
    return sorted({name for _, name, _ in LedgerState.replay(ledger.entries()).again})
