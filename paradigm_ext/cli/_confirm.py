"""Asking before something is destroyed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from paradigm_ext.cli._exits import Exit

if TYPE_CHECKING:
    from paradigm_ext.cli._output import Output


def confirmed(question: str, *, yes: bool, output: Output) -> None:
    """Return when the user agreed; where nobody can be asked, `--yes` is needed.

    Raises:
        typer.Exit: They did not agree, or could not be asked (exit status 2).
    """
    if yes:
        return
    if not sys.stdin.isatty():
        output.refused(f"{question} Nobody can be asked here; pass --yes")
        raise typer.Exit(Exit.USAGE)
    try:
        agreed = typer.confirm(question, err=True)
    except (typer.Abort, KeyboardInterrupt):
        output.refused("interrupted", Exit.INTERRUPTED)
        raise typer.Exit(Exit.INTERRUPTED) from None
    if not agreed:
        output.refused("not confirmed")
        raise typer.Exit(Exit.USAGE)
