"""Check the English of pages: short sentences, no negated nouns: `[--code] [FILE...]`.

`--code` checks docstrings, messages and comments as well. Code, tables and headings have no limit of words.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.spec.layout import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 25
#: What is refused, and what to write for it.
PHRASES = {
    r"\bof no use\b": "say that it is invalid, and why",
    r"\btold of\b": "say who learns what",
    r"(?<!there )\b(?:is|are|was|were|be) (?-i:none)\b": "say what it is: invalid, missing, empty",
    r"(?<!there )\b(?:is|are|was|were) no (?!longer|more\b|less|one)\w+": "negate the verb: is not",
    r"\bso long (?:is|are|was)\b": "use the plain order of words",
    r"\bfor ever\b": "forever",
    r"\bticked off\b": "acknowledged",
    r"\bway(?:s)? in\b(?! which)": "say what it is: running, starting",
}
PAGES = (
    "README.md",
    "README-package.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs",
    "airflow_provider/README.md",
)
PACKAGES = ("paradigm_ext", "paradigm_emulator", "airflow_provider/paradigm_provider", "scripts")
GENERATED = ("docs/_build", "docs/reference", "docs/benchmarks.md", "scripts/prose.py")


def prose(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each run of running text of a page with its line: no code, tables, headings or comments."""
    blank = re.sub(
        r"(```|:::).*?\n\1`*|<!--.*?-->", lambda m: "\n" * m[0].count("\n"), markdown, flags=re.DOTALL
    )
    for found in re.finditer(r"[^\n]+(?:\n(?!\s*(?:[-*]|\d+\.|:)\s|\s*\n|\||#)[^\n]+)*", blank):
        if not found[0].lstrip().startswith(("|", "#")):
            yield blank.count("\n", 0, found.start()) + 1, found[0]


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield every text of a module that people read: docstrings, messages, and runs of comments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
    run: list[str] = []
    last = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        if run and token.start[0] != last + 1:
            yield last - len(run) + 1, " ".join(run)
            run = []
        run.append(token.string.lstrip("#: "))
        last = token.start[0]
    if run:
        yield last - len(run) + 1, " ".join(run)


def sentences(text: str) -> Iterator[str]:
    """Yield the parts of a text that a reader has to hold in mind at once."""
    plain = re.sub(r"`[^`]*`", "code", re.sub(r"\]\([^)]*\)", "]", text))
    yield from re.split(r"(?<=[.!?:;])[\"')*_]*\s+", " ".join(plain.split()))


def findings(text: str, *, count_words: bool) -> Iterator[str]:
    """Yield what is wrong with one run of text."""
    joined = " ".join(re.sub(r"`[^`]*`", "code", text).split())
    for phrase, advice in PHRASES.items():
        for found in re.finditer(phrase, joined, re.IGNORECASE):
            yield f"{found[0]!r}: {advice}"
    if count_words:
        for sentence in sentences(text):
            words = len(sentence.split())
            if words > MOST_WORDS:
                yield f"{words} words in one sentence: {sentence[:60]}..."


def check(path: Path) -> Iterator[str]:
    """Yield what is wrong with one file, each with its place."""
    text = path.read_text(encoding="utf-8")
    page = path.suffix == ".md"
    for line, run in prose(text) if page else texts(text):
        for finding in findings(run, count_words=page):
            yield f"{path}:{line}: {finding}"


def files(*, code: bool) -> Iterator[Path]:
    """Yield every page, and with `code` every module."""
    for name in (*PAGES, *(PACKAGES if code else ())):
        start = REPOSITORY / name
        ending = "*.md" if name in PAGES else "*.py"
        for path in [start] if start.is_file() else sorted(start.rglob(ending)):
            short = path.relative_to(REPOSITORY)
            if not short.as_posix().startswith(GENERATED):
                yield short


def main() -> int:
    """Check these files, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--code", action="store_true", help="docstrings, messages and comments, too")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    found = [line for path in given.files or files(code=given.code) for line in check(path)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
