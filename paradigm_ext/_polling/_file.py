"""Waiting for one file of the v3 API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._flow import Sleep, adrive, drive
from paradigm_ext._errors import InvalidInput, InvalidResponse
from paradigm_ext._errors._waits import FileError, FileFailed, FileStalled, FileTimeout
from paradigm_ext._polling._machine import SessionWait
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._progress import (
    EMBEDDED,
    FAILED_STATUSES,
    NO_STATUS,
    DocumentState,
    SessionProgress,
    Verdict,
)
from paradigm_ext._polling._request import Request, aperformer, performer
from paradigm_ext._polling._single import SingleWait, single_flow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._types import JSON

#: Of `api_v3_files_retrieve`.
FILE_PATH = "/api/v3/files/{id}"

_ERRORS: Mapping[str, type[FileError]] = {
    "failed": FileFailed,
    "timeout": FileTimeout,
    "stalled": FileStalled,
}
_WHY: Mapping[str, str] = {"timeout": "the deadline passed", "stalled": "its status did not change"}


@frozen(kw_only=True)
class FileProgress:
    """How far one file is.

    Attributes:
        id: The file's id.
        filename: Its name; None where the server left it out.
        status: The server's word, `unknown` where it sent none.
        detail: The server's `status_detail`, such as the reason of a failure.
        reprocessing: Whether another run is pending, so that `status` describes the one before: known of the
            vendor's newer API as a non-null `pending_reprocess`, inferred for Paradigm.
        success: The statuses that count as done.
        raw: The whole body.
    """

    id: int
    filename: str | None = None
    status: str = NO_STATUS
    detail: str | None = None
    reprocessing: bool = False
    success: frozenset[str] = field(default=EMBEDDED, repr=False)
    raw: Mapping[str, Any] = field(factory=dict[str, Any], repr=False)

    @classmethod
    def from_json(cls, body: JSON, *, success: Collection[str] = EMBEDDED) -> FileProgress:
        """Read the body of `GET /api/v3/files/{id}`; nothing but the id is required.

        Raises:
            InvalidResponse: The body is no file: no object, or without an id.
        """
        values = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
        identifier = values.get("id")
        if not isinstance(identifier, int):
            raise InvalidResponse("the file came without its id", operation="file", field="id")
        return cls(
            id=identifier,
            filename=_text(values.get("filename")),
            status=_text(values.get("status")) or NO_STATUS,
            detail=_text(values.get("status_detail")),
            reprocessing=values.get("pending_reprocess") is not None,
            success=frozenset(success),
            raw=values,
        )

    @property
    def verdict(self) -> Verdict:
        """How the file stands: `embedded`, `failed` or `in_flight`."""
        return self.standing.verdict

    @property
    def standing(self) -> SessionProgress:
        """The file as a session of one document, which is how it is judged."""
        status = "updating" if self.reprocessing else self.status
        state = DocumentState(self.id, self.filename, status)
        return SessionProgress(
            uuid=str(self.id),
            counts={status: 1},
            failed=(state,) if status in FAILED_STATUSES else (),
            document_ids=(self.id,),
            success=self.success,
        )

    def summary(self) -> str:
        """Return one line for people: `contract.pdf (id 7): parsing_failed, broken cross-reference table`."""
        again = ", to be processed again" if self.reprocessing else ""
        reason = f", {self.detail}" if self.detail else ""
        return f"{self.filename or 'file'} (id {self.id}): {self.status}{again}{reason}"

    def to_dict(self) -> dict[str, Any]:
        """Return the progress as JSON values, without the raw body."""
        return {
            "id": self.id,
            "filename": self.filename,
            "status": self.status,
            "detail": self.detail,
            "reprocessing": self.reprocessing,
            "verdict": self.verdict,
        }


def wait_until_file_embedded(
    file_id: int,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    stall_timeout: float | None = None,
    on_progress: Callable[[FileProgress], object] | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> FileProgress:
    """Wait until one file is embedded. For the files of an upload session wait for the session instead.

    Unknown and missing statuses count as under way, and so does every status while the file waits to be
    processed again. A few transient errors in a row do not end the wait.

    Args:
        file_id: The file's id.
        client: `paradigm.v3`.
        timeout: Seconds; None for no deadline. At the deadline the file goes on being processed in Paradigm.
        stall_timeout: Seconds without a change of status after which to stop; None for never.
        on_progress: Called with each look.
        poll: The pauses between looks.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        clock: Where time, sleep and chance come from.

    Returns:
        The last look at the file.

    Raises:
        FileFailed: It could not be parsed or embedded.
        FileTimeout: The deadline passed.
        FileStalled: Its status did not change for `stall_timeout`.
        APIError: It cannot be read, or not for five times in a row.
    """
    flow = _flow(
        file_id,
        timeout=timeout,
        stall_timeout=stall_timeout,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )
    return drive(flow, performer(client, clock))


async def await_until_file_embedded(
    file_id: int,
    *,
    client: AuthenticatedClient,
    timeout: float | None = 1800.0,
    stall_timeout: float | None = None,
    on_progress: Callable[[FileProgress], object] | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    success: Collection[str] = EMBEDDED,
    clock: Clock = SYSTEM_CLOCK,
) -> FileProgress:
    """Wait until one file is embedded; as `wait_until_file_embedded`."""
    flow = _flow(
        file_id,
        timeout=timeout,
        stall_timeout=stall_timeout,
        on_progress=on_progress,
        poll=poll,
        success=success,
        clock=clock,
    )
    return await adrive(flow, aperformer(client, clock))


def _flow(
    file_id: int,
    *,
    timeout: float | None,
    stall_timeout: float | None,
    on_progress: Callable[[FileProgress], object] | None,
    poll: PollPlan,
    success: Collection[str],
    clock: Clock,
) -> Generator[Request | Sleep, Any, FileProgress]:
    if isinstance(file_id, bool) or not isinstance(cast("object", file_id), int) or file_id < 1:
        raise InvalidInput(f"file_id must be the number of a file, from 1, not {file_id!r}")
    if not success:
        raise InvalidInput("success must name at least one status that counts as done")

    def error(kind: str, seen: FileProgress | None) -> FileError:
        about = seen.summary() if seen is not None else f"file {file_id}: it could not be read once"
        why = _WHY.get(kind)
        return _ERRORS[kind](f"{about}; {why}" if why else about, file=seen)

    def look() -> Generator[Request, Any, FileProgress]:
        body = yield Request("GET", FILE_PATH.format(id=file_id))
        return FileProgress.from_json(body, success=success)

    judge = SessionWait.begin(
        f"file {file_id}", timeout=timeout, stall_timeout=stall_timeout, plan=poll, now=clock.monotonic()
    )
    return single_flow(SingleWait(machine=judge, error=error), look, on_progress=on_progress, clock=clock)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
