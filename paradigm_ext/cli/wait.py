"""`paradigm wait`: until the documents of upload sessions are embedded."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from paradigm_ext._waiting._many import wait_until_sessions_embedded
from paradigm_ext._waiting._session import wait_until_session_embedded
from paradigm_ext.cli._options import Json, Quiet, Timeout, seconds
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._progress import session_progress, sessions_progress, showing
from paradigm_ext.cli._settings import settings_of

if TYPE_CHECKING:
    from paradigm_ext._client import Paradigm
    from paradigm_ext._waiting import SessionProgress
    from paradigm_ext.cli._progress import Show


def wait(
    context: typer.Context,
    sessions: Annotated[list[UUID], typer.Argument(metavar="UUID...", help="Upload sessions.")],
    *,
    timeout: Timeout = 1800.0,
    stall_timeout: Annotated[
        float,
        typer.Option("--stall-timeout", help="Seconds without any change to give up after; 0 for never."),
    ] = 0.0,
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


def _wait(
    paradigm: "Paradigm",
    sessions: list[UUID],
    show: "Show",
    *,
    timeout: float,
    stall_timeout: float,
    expected: int | None,
) -> "list[SessionProgress]":
    """Wait for one session, or for several at once, and return the last look at each."""
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
