"""Words of a text, and the full-text expression that finds any of them."""

from __future__ import annotations

import re
from typing import Final

WORDS: Final = re.compile(r"\w+")
MAX_TERMS: Final = 64


def terms(text: str) -> list[str]:
    """Return the words of a question, lower-case, each once, at most `MAX_TERMS`."""
    return list(dict.fromkeys(WORDS.findall(text.lower())))[:MAX_TERMS]


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression for passages with any word of a text, or None when it has no word."""
    words = terms(text)
    return " OR ".join(f'"{word}"' for word in words) if words else None
