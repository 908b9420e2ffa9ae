"""What a wait ends with: for a session, several of them, a file, an agent's turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors._base import ParadigmError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._agents._answer import Answer
    from paradigm_ext._polling._file import FileProgress
    from paradigm_ext._polling._outcome import WaitOutcome
    from paradigm_ext._polling._progress import SessionProgress


class WaitError(ParadigmError):
    """A wait ended without success.

    Attributes:
        outcome: How it ended: `failed`, `timeout`, `stalled`, `invalid` or `error`.
    """

    outcome: WaitOutcome = "error"


class SessionError(WaitError):
    """A wait for an upload session ended without success."""

    def __init__(self, message: str, *, progress: SessionProgress | None = None) -> None:
        super().__init__(message)
        self._progress = progress

    @property
    def progress(self) -> SessionProgress | None:
        """The last poll of the session; None where the deadline passed before a poll succeeded."""
        return self._progress


class _SeenSession(SessionError):
    """An end that is read from the session itself: `progress` is always there."""

    _progress: SessionProgress

    def __init__(self, message: str, *, progress: SessionProgress) -> None:
        super().__init__(message, progress=progress)

    @property
    def progress(self) -> SessionProgress:
        """The last poll of the session."""
        return self._progress


class SessionFailed(_SeenSession):
    """Every document came to an end, and at least one of them failed."""

    outcome = "failed"


class SessionTimeout(SessionError):
    """The deadline passed with documents still in flight; they go on being processed in Paradigm."""

    outcome = "timeout"


class SessionStalled(_SeenSession):
    """Nothing changed for `stall_timeout` seconds."""

    outcome = "stalled"


class SessionInvalid(_SeenSession):
    """The session takes no more files and can never reach what was expected of it."""

    outcome = "invalid"


class SessionsError(ParadigmError):
    """Some of several awaited sessions did not succeed; all of them were waited for to the end.

    Attributes:
        progress: The last poll of each session that could be read, by its id.
        errors: What ended the wait of each session that did not succeed, by its id.
    """

    progress: Mapping[str, SessionProgress]
    errors: Mapping[str, ParadigmError]

    def __init__(
        self,
        message: str,
        *,
        progress: Mapping[str, SessionProgress],
        errors: Mapping[str, ParadigmError],
    ) -> None:
        super().__init__(message)
        self.progress = progress
        self.errors = errors


class FileError(WaitError):
    """A wait for a file ended without success."""

    def __init__(self, message: str, *, file: FileProgress | None = None) -> None:
        super().__init__(message)
        self._file = file

    @property
    def file(self) -> FileProgress | None:
        """The last poll of the file; None where the deadline passed before a poll succeeded."""
        return self._file


class _SeenFile(FileError):
    """An end that is read from the file itself: `file` is always there."""

    _file: FileProgress

    def __init__(self, message: str, *, file: FileProgress) -> None:
        super().__init__(message, file=file)

    @property
    def file(self) -> FileProgress:
        """The last poll of the file."""
        return self._file


class FileFailed(_SeenFile):
    """The file could not be parsed or embedded."""

    outcome = "failed"


class FileTimeout(FileError):
    """The deadline passed with the file still in flight; it goes on being processed in Paradigm."""

    outcome = "timeout"


class FileStalled(_SeenFile):
    """The file's status did not change for `stall_timeout` seconds."""

    outcome = "stalled"


class TurnError(WaitError):
    """A wait for an agent's answer ended without one.

    Attributes:
        thread_id: The conversation; empty where it never became known.
        turn_id: The turn; with `thread_id` it is what `wait_until_turn_completed` takes up again.
    """

    thread_id: str
    turn_id: str

    def __init__(
        self, message: str, *, thread_id: str = "", turn_id: str = "", answer: Answer | None = None
    ) -> None:
        super().__init__(message)
        self.thread_id = thread_id
        self.turn_id = turn_id
        self._answer = answer

    @property
    def answer(self) -> Answer | None:
        """The last poll of the turn; None where the deadline passed before a poll succeeded."""
        return self._answer


class TurnFailed(TurnError):
    """The turn failed or was cancelled; the message has the server's reason."""

    outcome = "failed"
    _answer: Answer

    def __init__(self, message: str, *, thread_id: str = "", turn_id: str = "", answer: Answer) -> None:
        super().__init__(message, thread_id=thread_id, turn_id=turn_id, answer=answer)

    @property
    def answer(self) -> Answer:
        """The turn as it ended."""
        return self._answer


class TurnTimeout(TurnError):
    """The deadline passed with the turn still running; it goes on in Paradigm."""

    outcome = "timeout"


class CountError(WaitError):
    """A wait for a number of files ended without it; `count` is the last that was seen, if any."""

    count: int | None

    def __init__(self, message: str, *, count: int | None = None) -> None:
        super().__init__(message)
        self.count = count


class CountTimeout(CountError):
    """The deadline passed with fewer files than were wanted."""

    outcome = "timeout"
