"""Waiting for one file of the v3 API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from attrs import field, frozen

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._request import Request
from paradigm_ext._errors import InvalidResponse
from paradigm_ext._errors._waits import FileError, FileFailed, FileStalled, FileTimeout
from paradigm_ext._performing import policy_of
from paradigm_ext._polling._machine import Observation, PollMachine
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import await_on, wait_on
from paradigm_ext._polling._progress import EMBEDDED, FAILED_STATUSES, NO_STATUS
from paradigm_ext._text import printable
from paradigm_ext._validation import check_number, check_success

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._polling._outcome import State, WaitOutcome
    from paradigm_ext._types import JSON

#: Of `api_v3_files_retrieve`.
FILE_PATH = "/api/v3/files/{id}"

#: How a file stands, in the words of a session's verdict.
FileVerdict = Literal["embedded", "failed", "in_flight", "invalid"]

_ERRORS: dict[str, type[FileError]] = {kind.outcome: kind for kind in (FileFailed, FileTimeout, FileStalled)}


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
            InvalidResponse: The body is not a file: not an object, or without an id.
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
    def verdict(self) -> FileVerdict:
        """How the file stands: `embedded`, `failed` or `in_flight`."""
        return "embedded" if self._state == "done" else self._state

    @property
    def observation(self) -> Observation[FileProgress]:
        """The file as a wait judges it: any change of its status is progress."""
        return Observation(
            value=self,
            state=self._state,
            fingerprint=(self.status, self.reprocessing),
            summary=self.summary(),
            reason="it could not be processed",
        )

    @property
    def _state(self) -> State:
        if self.reprocessing:
            return "in_flight"
        if self.status in self.success:
            return "done"
        return "failed" if self.status in FAILED_STATUSES else "in_flight"

    def summary(self) -> str:
        """Return one line for people: `contract.pdf (id 7): parsing_failed, broken cross-reference table`."""
        again = ", to be processed again" if self.reprocessing else ""
        reason = f", {self.detail}" if self.detail else ""
        return printable(f"{self.filename or 'file'} (id {self.id}): {self.status}{again}{reason}")

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
    processed again. As many polls in a row may fail as the client's `retry` allows attempts.

    Args:
        file_id: The file's id.
        client: `paradigm.v3`.
        timeout: Seconds for everything, requests included; None for no deadline. The last poll is made at the
            deadline and may take up to a second. The file goes on being processed in Paradigm.
        stall_timeout: Seconds without a change of status after which to stop; None for never.
        on_progress: Called with each poll.
        poll: The pauses between polls.
        success: Statuses that count as done; add `parsed` for a pipeline that stops there.
        clock: Where time, sleep and chance come from.

    Returns:
        The last poll of the file.

    Raises:
        FileFailed: It could not be parsed or embedded.
        FileTimeout: The deadline passed.
        FileStalled: Its status did not change for `stall_timeout`.
        APIError: It cannot be read, or too many polls in a row failed.
    """
    read = file_read(file_id, success=success)
    machine = file_machine(
        file_id,
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        poll=poll,
        retry=policy_of(client),
    )
    return wait_on(client, machine, read, clock=clock, on_progress=on_progress)


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
    read = file_read(file_id, success=success)
    machine = file_machine(
        file_id,
        timeout=timeout,
        now=clock.monotonic(),
        stall_timeout=stall_timeout,
        poll=poll,
        retry=policy_of(client),
    )
    return await await_on(client, machine, read, clock=clock, on_progress=on_progress)


def file_read(
    file_id: int, *, success: Collection[str]
) -> Callable[[], Generator[Request, Any, Observation[FileProgress]]]:
    """Check what the caller gave, and return the flow of one poll.

    Raises:
        InvalidInput: A value is invalid.
    """
    check_number("file_id", file_id, least=1, whole=True)
    check_success(success)

    def read() -> Generator[Request, Any, Observation[FileProgress]]:
        body = yield Request("GET", FILE_PATH.format(id=file_id), once=True)
        return FileProgress.from_json(body, success=success).observation

    return read


def file_machine(
    file_id: int,
    *,
    timeout: float | None,
    now: float,
    stall_timeout: float | None,
    poll: PollPlan,
    retry: RetryPolicy,
) -> PollMachine[FileProgress]:
    """Return the machine of a wait for one file, which ends with a `FileError`."""

    def error(outcome: WaitOutcome, message: str, file: FileProgress | None) -> FileError:
        return _ERRORS[outcome](message, file=file)

    return PollMachine[FileProgress].begin(
        f"file {file_id}",
        timeout=timeout,
        now=now,
        stall_timeout=stall_timeout,
        plan=poll,
        retry=retry,
        error=error,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
