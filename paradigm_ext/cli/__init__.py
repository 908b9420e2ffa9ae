"""The command `paradigm`. Needs the extra: `pip install 'paradigm-ext[cli]'`."""

from __future__ import annotations

import sys
from typing import NoReturn

__all__ = ["main"]

#: What the extra installs, typer's own needs included.
_EXTRA = frozenset({"typer", "rich", "click"})


def main() -> None:
    """Run the command line and exit with its status; see `paradigm --help`."""
    from paradigm_ext.cli._streams import mend_streams

    try:
        from paradigm_ext.cli._app import app
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write(f"paradigm: {error.name} is missing: pip install 'paradigm-ext[cli]'\n")
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        _interrupted()
    mend_streams()
    app()


def _interrupted() -> NoReturn:
    """End as a command does, for an interrupt that comes while the commands are still being imported."""
    from paradigm_ext.cli._exits import Exit
    from paradigm_ext.cli._output import Output

    output = Output(json="--json" in sys.argv[1:])
    output.say("KeyboardInterrupt", "interrupted", Exit.INTERRUPTED)
    output.note("interrupted")
    raise SystemExit(int(Exit.INTERRUPTED)) from None
