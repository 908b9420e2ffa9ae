"""Run the emulator as a command: `python -m paradigm_emulator --port 8077`."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from typing import TYPE_CHECKING

from paradigm_emulator._server import ParadigmEmulator
from paradigm_emulator.state.service import MAX_FILE_BYTES, RELEASES

if TYPE_CHECKING:
    from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    found = argparse.ArgumentParser(
        prog="python -m paradigm_emulator", description="A local, stateful Paradigm."
    )
    found.add_argument("--host", default="127.0.0.1", help="address to bind (default: %(default)s)")
    found.add_argument(
        "--port", type=int, default=8077, help="port to bind, 0 for a free one (default: %(default)s)"
    )
    found.add_argument("--state", metavar="FILE", help="keep the state in FILE (default: in memory)")
    found.add_argument(
        "--api-key", default="emulator", help="bearer token of the owner (default: %(default)s)"
    )
    found.add_argument("--clock", choices=("real", "manual"), default="real", help="who moves the documents")
    found.add_argument("--tick", type=float, default=0.0, help="seconds a request advances a manual clock by")
    found.add_argument("--speed", type=float, default=1.0, help="how many times as fast documents move")
    found.add_argument(
        "--release", choices=RELEASES, default=RELEASES[0], help="shape of the API that is spoken"
    )
    found.add_argument(
        "--max-file-bytes", type=int, default=MAX_FILE_BYTES, help="largest file (default: %(default)s)"
    )
    found.add_argument(
        "--no-external-metadata",
        action="store_false",
        dest="external_metadata",
        help="drop external_metadata and ignore its filters",
    )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; print the address on the first line of standard output.

    Returns:
        The exit status: 0 after an interrupt, 2 when the emulator cannot start.
    """
    given = vars(parser().parse_args(arguments))
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        emulator = ParadigmEmulator(given.pop("state"), **given).start()
    except (ValueError, OSError) as error:
        print(f"cannot start the emulator: {error}", file=sys.stderr)
        return 2
    with_key = f"{emulator.base_url} (API key: {emulator.api_key})"
    print(f"Paradigm emulator on {with_key}; control: {emulator.base_url}/_emulator/", flush=True)
    stopped.wait()
    emulator.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
