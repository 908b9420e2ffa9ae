"""What a command prints: one JSON document for programs, tables and sentences for people.

Results go to standard output, everything about the way there to standard error.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from attrs import frozen

from paradigm_ext._errors import ParadigmError, SessionError
from paradigm_ext._errors._waits import FileError, SessionsError, TurnError
from paradigm_ext._text import printable, printable_lines
from paradigm_ext.cli._exits import Exit, exit_status
from paradigm_ext.cli._streams import put, tell, writes_unicode

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

#: What JSON may hold as it is, beside the letters of every terminal.
_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


@frozen
class Output:
    """Where a command's results go.

    Attributes:
        json: Whether for a program.
    """

    json: bool = False

    def result(self, value: Any, text: str) -> None:
        """Print a result: the value for a program, the text for people."""
        put((_document(value) if self.json else printable_lines(text)) + "\n")

    def rows(self, values: Sequence[Any], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Print a list: the values for a program; for people a table, tab-separated lines off a terminal."""
        if self.json:
            put(_document(list(values)) + "\n")
        elif sys.stdout.isatty():
            _table(columns, rows)
        else:
            put("".join("\t".join(_cell(value) for value in row) + "\n" for row in rows))

    def note(self, text: str) -> None:
        """Print something for people beside the result."""
        tell(f"{printable_lines(text)}\n")

    @contextmanager
    def ends(self, *, resume: str = "") -> Generator[None]:
        """Turn the ways in which a command can fail into words and an exit status.

        Args:
            resume: How to go on after an interrupt or a time-out.
        """
        try:
            yield
        except ParadigmError as error:
            self._failed(error, resume)
            raise typer.Exit(exit_status(error)) from None
        except KeyboardInterrupt as error:
            notes = [*getattr(error, "__notes__", []), resume]
            self._say({"type": "KeyboardInterrupt", "message": "interrupted"}, Exit.INTERRUPTED, error)
            self.note("\n".join(["interrupted", *(note for note in notes if note)]))
            raise typer.Exit(Exit.INTERRUPTED) from None

    def _failed(self, error: ParadigmError, resume: str) -> None:
        status = exit_status(error)
        fields: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
        if (number := getattr(error, "status", None)) is not None:
            fields |= {"status": number, "request_id": getattr(error, "request_id", None)}
        self._say(fields, status, error)
        notes = [*getattr(error, "__notes__", []), resume if status is Exit.TIMEOUT else ""]
        self.note("\n".join([f"paradigm: {error}", *(note for note in notes if note)]))

    def refused(self, message: str, status: Exit = Exit.USAGE) -> None:
        """Say why a command was not carried out; nothing was sent."""
        self.say("UsageError", message, status)
        self.note(f"paradigm: {message}")

    def say(self, kind: str, message: str, status: Exit) -> None:
        """Print the document of an end that no error of the package stands for."""
        self._say({"type": kind, "message": message}, status, None)

    def _say(self, fields: dict[str, Any], status: Exit, error: BaseException | None) -> None:
        if self.json:
            document = {"error": {**fields, "exit_status": int(status)}, **_progress_of(error)}
            put(_document(document) + "\n")


def _progress_of(error: BaseException | None) -> dict[str, Any]:
    """Return what an error still knows of the work: a report, the last poll of what was awaited."""
    seen: dict[str, Any] = {}
    report = getattr(error, "report", None)  # of a failure, or of an interrupt
    if report is not None:
        seen["report"] = report.to_dict()
    if isinstance(error, SessionError) and error.progress is not None:
        seen["sessions"] = [error.progress.to_dict()]
    if isinstance(error, SessionsError):
        seen["sessions"] = [progress.to_dict() for progress in error.progress.values()]
    if isinstance(error, FileError) and error.file is not None:
        seen["file"] = error.file.to_dict()
    if isinstance(error, TurnError) and error.answer is not None:
        seen["answer"] = error.answer.to_dict()
    return seen


def _document(value: Any) -> str:
    indent = 2 if sys.stdout.isatty() else None
    text = json.dumps(value, ensure_ascii=not writes_unicode(), default=str, indent=indent)
    return _BEYOND_ASCII.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    """Return a character as JSON has it where a terminal would obey or hide it, or no encoding writes it."""
    character = found[0]
    return character if printable(character) == character else json.dumps(character)[1:-1]


def _cell(value: object) -> str:
    return "" if value is None else printable(" ".join(str(value).split()))


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    Console().print(table)
