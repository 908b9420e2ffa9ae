"""Asking before something is destroyed."""

from __future__ import annotations

import sys

import typer

from paradigm_ext.cli._exits import Exit


def confirmed(question: str, *, yes: bool) -> None:
    """Return when the user agreed; where nobody can be asked, `--yes` is needed.

    Raises:
        typer.Exit: They did not agree, or could not be asked (exit status 2).
    """
    if yes:
        return
    if not sys.stdin.isatty():
        sys.stderr.write(f"paradigm: {question} Nobody can be asked here; pass --yes\n")
        raise typer.Exit(Exit.USAGE)
    if not typer.confirm(question, err=True):
        raise typer.Exit(Exit.USAGE)
