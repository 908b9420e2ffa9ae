"""`paradigm wait`: until documents are embedded, or an answer is written."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer
from typer.core import TyperGroup

from paradigm_ext._agents._turn_wait import wait_until_turn_completed
from paradigm_ext._polling._file import wait_until_file_embedded
from paradigm_ext._polling._many import wait_until_sessions_embedded
from paradigm_ext._polling._session import wait_until_session_embedded
from paradigm_ext.cli._options import Json, Quiet, Timeout, seconds
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._progress import (
    file_progress,
    session_progress,
    sessions_progress,
    showing,
    turn_progress,
)
from paradigm_ext.cli._settings import settings_of

if TYPE_CHECKING:
    from paradigm_ext._client import Paradigm
    from paradigm_ext._polling import SessionProgress
    from paradigm_ext.cli._progress import Show


class SessionsUnlessNamed(TyperGroup):
    """A group whose command is `session` where the first word names none: `paradigm wait UUID`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the word in front that was left out."""
        named = not args or args[0] in self.commands or args[0] in ctx.help_option_names
        return super().parse_args(ctx, args if named else ["session", *args])


app = typer.Typer(
    cls=SessionsUnlessNamed,
    no_args_is_help=True,
    help="Wait until documents are embedded, or an answer is written; `wait UUID` is `wait session UUID`.",
)

StallTimeout = Annotated[
    float, typer.Option("--stall-timeout", help="Seconds without any change to give up after; 0 for never.")
]


@app.command()
def session(
    context: typer.Context,
    sessions: Annotated[list[UUID], typer.Argument(metavar="UUID...", help="Upload sessions.")],
    *,
    timeout: Timeout = 1800.0,
    stall_timeout: StallTimeout = 0.0,
    expected: Annotated[
        int | None, typer.Option("--expected", min=1, help="Documents that each session must have.")
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Wait until every document of one or more upload sessions is embedded."""
    settings, output = settings_of(context), Output(json)
    resume = f"the documents go on being processed; to wait on: paradigm wait {' '.join(map(str, sessions))}"
    with (
        output.ends(resume=resume),
        settings.connect() as paradigm,
        showing(settings.clock, quiet=quiet) as show,
    ):
        seen = _wait(
            paradigm, sessions, show, timeout=timeout, stall_timeout=stall_timeout, expected=expected
        )
    output.result(
        [progress.to_dict() for progress in seen],
        "\n".join(f"session {progress.uuid}: {progress.summary()}" for progress in seen),
    )


@app.command()
def file(
    context: typer.Context,
    identifier: Annotated[int, typer.Argument(metavar="ID", min=1, help="The document.")],
    *,
    timeout: Timeout = 1800.0,
    stall_timeout: StallTimeout = 0.0,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Wait until one document is embedded; for those of an upload session, wait for the session."""
    settings, output = settings_of(context), Output(json)
    resume = f"the document goes on being processed; to wait on: paradigm wait file {identifier}"
    with (
        output.ends(resume=resume),
        settings.connect() as paradigm,
        showing(settings.clock, quiet=quiet) as show,
    ):
        seen = wait_until_file_embedded(
            identifier,
            client=paradigm.v3,
            timeout=seconds(timeout),
            stall_timeout=seconds(stall_timeout),
            on_progress=file_progress(show),
            clock=paradigm.clock,
        )
    output.result(seen.to_dict(), seen.summary())


@app.command()
def turn(
    context: typer.Context,
    thread: Annotated[str, typer.Argument(metavar="THREAD", help="The conversation.")],
    identifier: Annotated[str, typer.Argument(metavar="TURN", help="Its turn.")],
    *,
    timeout: Timeout = 300.0,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Wait for an answer that is being written, and print it; an interrupt leaves it running."""
    settings, output = settings_of(context), Output(json)
    resume = f"the answer goes on being written; to wait on: paradigm wait turn {thread} {identifier}"
    with (
        output.ends(resume=resume),
        settings.connect() as paradigm,
        showing(settings.clock, quiet=quiet) as show,
    ):
        answer = wait_until_turn_completed(
            thread,
            identifier,
            client=paradigm.v3,
            timeout=seconds(timeout),
            on_progress=turn_progress(show),
            clock=paradigm.clock,
        )
    output.result(answer.to_dict(), answer.text)


def _wait(
    paradigm: "Paradigm",
    sessions: list[UUID],
    show: "Show",
    *,
    timeout: float,
    stall_timeout: float,
    expected: int | None,
) -> "list[SessionProgress]":
    """Wait for one session, or for several at once, and return the last poll of each."""
    clock = paradigm.clock
    if len(sessions) == 1:
        progress = wait_until_session_embedded(
            sessions[0],
            client=paradigm.v2,
            timeout=seconds(timeout),
            stall_timeout=seconds(stall_timeout),
            expected=expected,
            on_progress=session_progress(show, clock),
            clock=clock,
        )
        return [progress]
    seen = wait_until_sessions_embedded(
        dict.fromkeys(sessions, expected),
        client=paradigm.v2,
        timeout=seconds(timeout),
        stall_timeout=seconds(stall_timeout),
        on_progress=sessions_progress(show, clock, len(set(sessions))),
        clock=clock,
    )
    return list(seen.values())
