"""The outermost group: with `--json` there is one JSON document for usage errors, too."""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from paradigm_ext.cli._exits import Exit
from paradigm_ext.cli._output import Output

#: Typer brings its own click in newer releases; whichever it is, its usage errors derive from this.
_ClickException: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class JsonAlways(TyperGroup):
    """A group whose usage errors are one JSON document where the command line has `--json`."""

    def main(self, args: Any = None, *rest: Any, **options: Any) -> Any:
        """Run the command line and exit with its status."""
        given = sys.argv[1:] if args is None else list(args)
        if not options.get("standalone_mode", True):
            return super().main(args, *rest, **options)
        try:
            return self._main(args, *rest, json="--json" in given, **options)
        except OSError as error:
            _failed(error, json="--json" in given)
            sys.exit(Exit.API)

    def _main(self, args: Any, *rest: Any, json: bool, **options: Any) -> Any:
        if not json:
            return super().main(args, *rest, **options)
        try:
            status = super().main(args, *rest, **{**options, "standalone_mode": False})
        except _ClickException as error:
            error.show()
            Output(json=True).say("UsageError", error.format_message(), Exit.USAGE)
            sys.exit(Exit.USAGE)
        except typer.Abort:
            Output(json=True).say("KeyboardInterrupt", "interrupted", Exit.INTERRUPTED)
            sys.exit(Exit.INTERRUPTED)
        sys.exit(status if isinstance(status, int) else Exit.DONE)


def _failed(error: OSError, *, json: bool) -> None:
    """Say which file or stream failed."""
    output = Output(json)
    message = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    output.say("OSError", message, Exit.API)
    output.note(f"paradigm: {message}")
