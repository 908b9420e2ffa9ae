"""`python -m tests.fuzz [MINUTES] [--target NAME]...`: each target in a process of its own, in turn.

An input that finds a fault is shrunk and written into the corpus: mend the fault, and commit the input.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time

from tests.fuzz.run import Fault, fuzz
from tests.fuzz.targets import targets


def main() -> int:
    """Return 0 when no input found a fault."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Give hostile input to everything that reads.")
    parser.add_argument("minutes", nargs="?", type=float, default=10.0, help="for all targets together")
    parser.add_argument("--target", action="append", choices=sorted(targets()))
    parser.add_argument("--seed", type=int, help="begin with this one; by default the day's")
    parser.add_argument("--here", action="store_true", help="in this process; for one target")
    given = parser.parse_args()
    names = given.target or sorted(targets())
    first = int(time.time()) // 86_400 * 100_000 if given.seed is None else given.seed
    seconds = given.minutes * 60 / len(names)
    if given.here:
        return max(_here(name, seconds, first) for name in names)
    return max(_apart(name, seconds, first) for name in names)


def _apart(name: str, seconds: float, first: int) -> int:
    """Run a target in a process of its own: what it has in memory is then all that process's."""
    minutes = str(seconds / 60)
    command = [sys.executable, "-m", "tests.fuzz", minutes, "--target", name, "--seed", str(first), "--here"]
    return subprocess.run(command, check=False).returncode


def _here(name: str, seconds: float, first: int) -> int:
    logging.disable()
    try:
        count = fuzz(name, targets()[name], seconds=seconds, first=first)
    except Fault as fault:
        print(f"{name}: {fault}", flush=True)
        if fault.__cause__ is not None:
            import traceback

            traceback.print_exception(fault.__cause__)
        return 1
    print(f"{name}: {count} inputs, no fault", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
