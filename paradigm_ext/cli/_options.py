"""Options that several commands share, written once."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document for programs.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
Yes: TypeAlias = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Limit: TypeAlias = Annotated[int, typer.Option("--limit", "-n", min=1, help="Rows at most.")]
All: TypeAlias = Annotated[bool, typer.Option("--all", help="Every row, however many.")]
Status: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--status", "-s", help="Only this status, such as embedded; may be repeated."),
]
Workspace: TypeAlias = Annotated[
    list[int] | None, typer.Option("--workspace", "-w", min=1, help="Only this workspace; may be repeated.")
]
Filename: TypeAlias = Annotated[
    str | None, typer.Option("--filename", help="Only names with this in them, whatever the case.")
]
Session: TypeAlias = Annotated[
    str | None, typer.Option("--session", metavar="UUID", help="Only files of this upload session.")
]
Timeout: TypeAlias = Annotated[
    float, typer.Option("--timeout", "-t", min=0, help="Seconds to wait; 0 for no limit.")
]


def seconds(value: float) -> float | None:
    """Return a time-out as the SDK takes it: 0 on the command line removes the limit."""
    return value or None
