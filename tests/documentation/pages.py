"""The pages that users read, cut into their blocks of code."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: Written by the build, or a measurement's output.
GENERATED = ("docs/_build", "docs/reference", "docs/benchmarks.md", "docs/changelog.md")
FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1`*$", re.DOTALL | re.MULTILINE)
#: Between a program and what it prints there may be one short line.
BETWEEN = re.compile(r"\s*(?:[^\n#`]{0,40}\n)?\s*")


@frozen
class Block:
    """A fenced block.

    Attributes:
        page: Path of its page below the repository.
        line: Where it begins.
        language: What follows the fence, such as `python` or `{literalinclude} PATH`.
        code: What is in it.
        printed: The block of text right after it: what the program prints; None if there is no such block.
        shown: Whether it is such a text itself.
    """

    page: str
    line: int
    language: str
    code: str
    printed: str | None = None
    shown: bool = False

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[str]:
    """Return the path of every page below the repository."""
    own = [
        ROOT / "README.md",
        ROOT / "README-package.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        ROOT / "airflow_provider/README.md",
    ]
    names = [path.relative_to(ROOT).as_posix() for path in (*own, *sorted(DOCS.rglob("*.md")))]
    return [name for name in names if not name.startswith(GENERATED)]


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page in their order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fences = list(FENCE.finditer(text))
    found: list[Block] = []
    for number, fence in enumerate(fences):
        later = fences[number + 1] if number + 1 < len(fences) else None
        follows = (
            later is not None and later[2] == "text" and BETWEEN.fullmatch(text, fence.end(), later.start())
        )
        code = fence[2] == "python"
        found.append(
            Block(
                page,
                text.count("\n", 0, fence.start()) + 1,
                fence[2],
                fence[3],
                printed=later[3] if code and follows and later else None,
                shown=bool(found and found[-1].printed is not None),
            )
        )
    return found


def matches(shown: str, real: str) -> bool:
    """Whether a line is as shown; `…` stands for what differs from run to run."""
    return (
        re.fullmatch(".*".join(re.escape(part) for part in shown.strip().split("…")), real.strip())
        is not None
    )
