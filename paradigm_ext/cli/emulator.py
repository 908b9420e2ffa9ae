"""`paradigm emulator`: the local Paradigm, where it is installed."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

import typer

from paradigm_ext.cli._exits import Exit


def emulator(context: typer.Context) -> None:
    """Run the local emulator until interrupted; its own options follow, see `paradigm emulator --help`.

    It replaces this process: this package never imports it, it is the other end of the wire.
    """
    if find_spec("paradigm_emulator") is None or find_spec("uvicorn") is None:
        sys.stderr.write("paradigm: the emulator is missing: pip install 'paradigm-ext[emulator]'\n")
        raise typer.Exit(Exit.USAGE)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "paradigm_emulator", *context.args])  # noqa: S606  # nosec B606 # itself
