"""Text of others, made fit to print: on a terminal, in a log, in the message of a task.

Titles, answers and reasons come from the server, names from a disk. What a terminal would obey, what would
begin a line of its own and what no encoding can write is shown by its number instead.
"""

from __future__ import annotations

import unicodedata

#: They join letters of Persian or Hindi words and the parts of an emoji, and do nothing else.
_JOINERS = "\u200c\u200d"


def is_whole_text(text: str) -> bool:
    """Return whether a text can be written: halves of characters cannot, in any encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def printable(text: str) -> str:
    """Return a text as one line that can be printed anywhere."""
    return text if text.isprintable() else "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """Return a text that can be printed anywhere; its lines and tabs stay."""
    return "".join(character if character in "\n\t" else _shown(character) for character in text)


def cut(text: str, limit: int = 300) -> str:
    """Return a text of others as one line of at most so many characters."""
    return printable(text.strip()[:limit])[:limit]


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode()


def counted(number: int, what: str, plural: str = "") -> str:
    """Return a number with what it counts: `1 file`, `1,204 files`, `2 are parked` of `is` and `are`.

    Args:
        number: How many.
        what: One of them.
        plural: Several of them, where an `s` does not do.
    """
    return f"{number:,} {what if number == 1 else plural or what + 's'}"
