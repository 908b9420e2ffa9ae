"""Compare what survived `mutmut run` with tests/mutation.md, which explains each survivor.

A mutant that survives and is not explained needs a test, or an explanation there.
"""

from __future__ import annotations

import re
import subprocess
import sys

from scripts.spec.layout import REPOSITORY

EXPLAINED = REPOSITORY / "tests" / "mutation.md"
SURVIVOR = re.compile(r"^\s*(\S+): (?:survived|no tests)$", re.MULTILINE)


def unexplained(results: str, page: str) -> list[str]:
    """Return the survivors that the page does not name.

    Args:
        results: What `mutmut results` prints, a line a mutant.
        page: The explanations, with each mutant's name in back-ticks.
    """
    named = set(re.findall(r"`([\w.]+__mutmut_\d+)`", page))
    return [name for name in SURVIVOR.findall(results) if name not in named]


def main() -> int:
    """Print the survivors that nobody explained."""
    results = subprocess.run(["mutmut", "results"], capture_output=True, text=True, check=True).stdout
    left = unexplained(results, EXPLAINED.read_text(encoding="utf-8"))
    for name in left:
        print(
            f"{name}: write a test that fails on it, or explain it in tests/mutation.md (mutmut show {name})"
        )
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
