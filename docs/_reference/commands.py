"""The page of every command of `paradigm`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer.main

from paradigm_ext.cli._app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# Commands

Every command of `paradigm` with its arguments and options. [](../cli.md) explains them, and the exit codes.
"""


def walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command below one, with its path."""
    if hasattr(command, "commands"):
        for name, below in sorted(command.commands.items()):
            if not below.hidden:
                yield from walk(below, (*path, name))
    else:
        yield path, command


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return " ".join(text.replace("|", "\\|").replace("[", "\\[").replace("<", "\\<").split())


def row(parameter: Any) -> str:
    """Return one parameter as a row."""
    if getattr(parameter, "param_type_name", "") == "argument":
        name = (parameter.metavar or parameter.name or "").upper().strip("[]")
        return f"| `{name}` | {cell(getattr(parameter, 'help', None) or '')} |"
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    return f"| {names} | {cell(getattr(parameter, 'help', None) or '')} |"


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for path, command in walk(typer.main.get_command(app), ("paradigm",)):
        shown = [p for p in command.params if not getattr(p, "hidden", False)]
        table = ["| parameter | meaning |", "| --- | --- |", *map(row, shown), ""] if shown else []
        parts += [f"\n## `{' '.join(path)}`\n", (command.help or "").split("\f")[0].strip(), "", *table]
    return "\n".join(parts) + "\n"
