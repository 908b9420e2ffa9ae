"""What one poll of an upload session says: counts per status, failed documents, a verdict.

The session is read as plain JSON and tolerantly: a release that adds a status, leaves out a field or sends
null must not end a wait. The statuses are those of the reference's `StatusEnum` and, for the newer ones, of
the successor's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from paradigm_ext._errors import InvalidResponse
from paradigm_ext._polling._machine import Observation
from paradigm_ext._text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from paradigm_ext._polling._outcome import State
    from paradigm_ext._types import JSON

#: How a session stands. Only `in_flight` and `empty` can change by waiting, `failed` and `embedded` are the
#: end.
Verdict = Literal["embedded", "failed", "in_flight", "empty", "invalid"]
#: What a verdict is to a wait.
_STATES: Mapping[Verdict, State] = {
    "embedded": "done",
    "failed": "failed",
    "in_flight": "in_flight",
    "empty": "in_flight",
    "invalid": "invalid",
}

EMBEDDED = frozenset({"embedded"})
FAILED_STATUSES = frozenset({"parsing_failed", "embedding_failed", "fail"})
#: Known words for work under way. Any other word counts as under way too; these are listed for readers.
IN_FLIGHT_STATUSES = frozenset(
    {"pending", "pending_conversion", "converting", "parsing", "parsed", "embedding", "updating"}
)
#: What a document without a status is counted under.
NO_STATUS = "unknown"


@frozen
class DocumentState:
    """One document of a session, as far as a person needs it to find it.

    Attributes:
        id: The document's id; None where the server left it out.
        title: Its title, by default made from the file's name.
        status: The server's word, `unknown` where it sent none.
        reason: Why it failed, in Paradigm's words; empty where nobody asked or it says no more.
    """

    id: int | None
    title: str | None
    status: str
    reason: str = ""

    def describe(self) -> str:
        """Return the document for people: `report.pdf (id 3, parsing_failed: the file is encrypted)`."""
        why = f"{self.status}: {self.reason}" if self.reason else self.status
        return printable(f"{self.title or 'untitled'} (id {self.id}, {why})")

    def to_dict(self) -> dict[str, Any]:
        """Return the document as JSON values; without a reason where there is none."""
        values: dict[str, Any] = {"id": self.id, "title": self.title, "status": self.status}
        return values | {"reason": self.reason} if self.reason else values


@frozen(kw_only=True)
class SessionProgress:
    """How far an upload session is.

    Attributes:
        uuid: The session.
        is_valid: Whether it still takes files; True where the server does not say.
        counts: Documents per status, in the server's words.
        failed: The documents that failed.
        document_ids: The ids of all documents, in the server's order.
        expected: How many documents there must be, at least.
        missing: Ids that were expected and are not in the session.
        success: The statuses that count as done.
    """

    uuid: str
    is_valid: bool = True
    counts: Mapping[str, int] = field(factory=dict[str, int])
    failed: tuple[DocumentState, ...] = ()
    document_ids: tuple[int, ...] = field(default=(), repr=False)
    expected: int = 0
    missing: tuple[int, ...] = ()
    success: frozenset[str] = field(default=EMBEDDED, repr=False)

    @classmethod
    def from_json(
        cls,
        session: JSON,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = EMBEDDED,
    ) -> SessionProgress:
        """Read the body of `GET /api/v2/upload-session/{uuid}`.

        Args:
            session: The parsed body.
            expected: How many documents there must be, or the ids of those that must be there. With ids the
                session's other documents are left out: they are somebody else's.
            success: Statuses that count as done: `embedded`, and `parsed` where the pipeline stops there.

        Raises:
            InvalidResponse: The body is not a session: not an object, or `documents` is not a list.
        """
        documents = session.get("documents") if isinstance(session, dict) else None
        if not isinstance(session, dict) or not isinstance(documents, list):
            raise InvalidResponse(
                "the upload session came without a list of documents",
                operation="upload session",
                field="documents",
            )
        wanted: frozenset[int] = (
            frozenset() if expected is None or isinstance(expected, int) else frozenset(expected)
        )
        # Only failed documents become objects: a session of 10,000 is read at every poll.
        found = [(_id_of(document), _status_of(document), document) for document in documents]
        if wanted:
            found = [one for one in found if one[0] in wanted]
        ids = tuple(identifier for identifier, _, _ in found if identifier is not None)
        return cls(
            uuid=str(session.get("uuid", "")),
            is_valid=session.get("is_valid") is not False,
            counts=dict(Counter(status for _, status, _ in found)),
            failed=tuple(_state(document) for _, status, document in found if status in FAILED_STATUSES),
            document_ids=ids,
            expected=expected if isinstance(expected, int) else len(wanted),
            missing=tuple(sorted(wanted.difference(ids))),
            success=frozenset(success),
        )

    @classmethod
    def from_session(
        cls,
        session: Any,
        *,
        expected: int | Collection[int] | None = None,
        success: Collection[str] = EMBEDDED,
    ) -> SessionProgress:
        """Read the generated model `UploadSessionResponse`; as `from_json`."""
        return cls.from_json(session.to_dict(), expected=expected, success=success)

    @property
    def total(self) -> int:
        """Documents in the session."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Documents that are embedded (or whatever counts as done)."""
        return sum(count for status, count in self.counts.items() if status in self.success)

    @property
    def in_flight(self) -> int:
        """Documents that are neither done nor failed, those with unknown words included."""
        return self.total - self.done - len(self.failed)

    @property
    def fraction(self) -> float:
        """Documents that came to an end, of those that there are or must be: 0 to 1."""
        whole = max(self.total, self.expected)
        return (self.total - self.in_flight) / whole if whole else 0.0

    @property
    def complete(self) -> bool:
        """Whether every expected document is there."""
        return self.total >= self.expected and not self.missing

    @property
    def verdict(self) -> Verdict:
        """How the session stands.

        `embedded`: there are documents, all that were expected, and every one is done. `failed`: the same,
        but at least one failed. `empty`: no document yet. `invalid`: the session takes no more files and
        lacks some, so that it can never be done. `in_flight`: everything else.
        """
        if not self.is_valid and (not self.complete or not self.total):
            return "invalid"
        if not self.total:
            return "empty"
        if self.in_flight or not self.complete:
            return "in_flight"
        return "failed" if self.failed else "embedded"

    @property
    def observation(self) -> Observation[SessionProgress]:
        """The session as a wait judges it: any change of the counts is progress."""
        failed = f"{len(self.failed)} failed: {self.failures()}"
        return Observation(
            value=self,
            state=_STATES[self.verdict],
            fingerprint=frozenset(self.counts.items()),
            summary=self.summary(),
            reason=failed if self.verdict == "failed" else _why_invalid(self),
        )

    def summary(self) -> str:
        """Return one line for people: `12 documents: 9 embedded, 3 parsing`."""
        parts = ", ".join(
            f"{count} {status}" for status, count in sorted(self.counts.items(), key=_most_first)
        )
        expected = f" of {self.expected} expected" if self.expected > self.total else ""
        noun = "document" if self.total == 1 else "documents"
        return printable(f"{self.total}{expected} {noun}" + (f": {parts}" if parts else ""))

    def failures(self, limit: int = 5) -> str:
        """Return the failed documents for people, at most `limit` of them."""
        shown = [state.describe() for state in self.failed[:limit]]
        more = len(self.failed) - len(shown)
        return printable(", ".join(shown) + (f" and {more} more" if more > 0 else ""))

    def to_dict(self) -> dict[str, Any]:
        """Return the progress as JSON values."""
        return {
            "uuid": self.uuid,
            "verdict": self.verdict,
            "is_valid": self.is_valid,
            "counts": dict(self.counts),
            "failed": [state.to_dict() for state in self.failed],
            "document_ids": list(self.document_ids),
            "expected": self.expected,
            "missing": list(self.missing),
            "success": sorted(self.success),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> SessionProgress:
        """Return the progress that `to_dict` wrote."""
        return cls(
            uuid=values["uuid"],
            is_valid=values["is_valid"],
            counts=dict(values["counts"]),
            failed=tuple(DocumentState(**state) for state in values["failed"]),
            document_ids=tuple(values["document_ids"]),
            expected=values["expected"],
            missing=tuple(values["missing"]),
            success=frozenset(values["success"]),
        )


def documents_of(session: JSON) -> list[DocumentState]:
    """Return the documents of a session's body; none where it lists none."""
    documents = session.get("documents") if isinstance(session, dict) else None
    return [_state(document) for document in documents] if isinstance(documents, list) else []


def _why_invalid(progress: SessionProgress) -> str:
    if not progress.total:
        return "it takes no more files and has none"
    missing = f" (missing ids {list(progress.missing[:5])})" if progress.missing else ""
    return f"it takes no more files and lacks documents that were expected{missing}"


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _state(document: JSON) -> DocumentState:
    """Read one document; nothing about it is required, one that is not an object has no status."""
    title = document.get("title") if isinstance(document, dict) else None
    return DocumentState(
        id=_id_of(document), title=title if isinstance(title, str) else None, status=_status_of(document)
    )


def _id_of(document: JSON) -> int | None:
    identifier = document.get("id") if isinstance(document, dict) else None
    return identifier if isinstance(identifier, int) and not isinstance(identifier, bool) else None


def _status_of(document: JSON) -> str:
    status = document.get("status") if isinstance(document, dict) else None
    return status if isinstance(status, str) and status else NO_STATUS
