"""Texts that match a regular expression, made by walking the expression as Python parses it.

Libraries that do this were tried in November 2026. rstr and exrex have had no release for two years, and make
texts at random. greenery is kept, but reads neither anchors nor escapes within brackets, and some patterns
keep it busy for a minute. So the walk is here: one alternative, few repetitions, and no slow search.
"""

from __future__ import annotations

import re
import string
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_PATTERN: Final = 4_096
MAX_TEXT: Final = 10_000
UNCASED: Final = string.digits + "-_.,:;/ " + string.punctuation
"""What is tried first for a negated class where case is ignored: no letter has another form among these."""
CANDIDATES: Final = string.ascii_lowercase + string.digits + string.ascii_uppercase + UNCASED + "\n\té"
CATEGORIES: Final[dict[str, Callable[[str], bool]]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_NOT_DIGIT": lambda char: not char.isdigit(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
    "CATEGORY_NOT_WORD": lambda char: not (char.isalnum() or char == "_"),
}
STARTS: Final = frozenset({"AT_BEGINNING", "AT_BEGINNING_STRING"})
ENDS: Final = frozenset({"AT_END", "AT_END_STRING"})
REFUSED: Final = {
    "ASSERT": "a look-around",
    "ASSERT_NOT": "a negative look-around",
    "ATOMIC_GROUP": "an atomic group",
    "FAILURE": "an expression that matches nothing",
    "GROUPREF": "a back-reference",
    "GROUPREF_EXISTS": "a conditional group",
    "POSSESSIVE_REPEAT": "a possessive repetition",
}
"""Constructs of which a text would have to be searched for, in words."""


class InvalidPatternError(ValueError):
    """A text is not a regular expression that Python reads, or too long for one."""


class UnmetPatternError(ValueError):
    """A regular expression has something for which no text is made here; the message names it."""


def matching(pattern: str) -> str:
    """Return a text that matches a pattern as a whole, the same each time.

    Of alternatives it is the first, of characters one that is easily read. What may be repeated comes as
    rarely as it may, but once.

    Args:
        pattern: In the syntax of Python's `re`; at most 4,096 characters.

    Raises:
        InvalidPatternError: The pattern is malformed.
        UnmetPatternError: It needs a look-around, a back-reference or the like, or a text above 10,000
            characters.
    """
    if len(pattern) > MAX_PATTERN:
        raise InvalidPatternError(f"it has {len(pattern)} characters, and {MAX_PATTERN} at most are read")
    try:
        # The parser has no public name. `re.compile` would not show what it found.
        parsed = import_module("re._parser").parse(pattern)
    except RecursionError:
        raise InvalidPatternError("it is nested too deeply") from None
    except (re.error, ValueError, OverflowError, FutureWarning) as error:
        raise InvalidPatternError(str(error)) from None
    writing = _Writing(caseless=bool(parsed.state.flags & re.IGNORECASE))
    try:
        writing.sequence(parsed)
    except RecursionError:
        raise UnmetPatternError("groups nested as deeply") from None
    return writing.text


class _Writing:
    """One walk over a parsed pattern, which collects the text.

    Args:
        caseless: Whether letters match in both cases.
    """

    def __init__(self, *, caseless: bool) -> None:
        self._caseless = caseless
        self._parts: list[str] = []
        self._length = 0
        self._anchors = 0
        self._ended = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def sequence(self, nodes: Iterable[tuple[Any, Any]]) -> None:
        for operation, argument in nodes:
            self._node(str(operation), argument)

    def _node(self, operation: str, argument: Any) -> None:
        if operation == "LITERAL":
            self._say(chr(argument))
        elif operation == "ANY":
            self._say(CANDIDATES[0])
        elif operation in ("IN", "NOT_LITERAL"):
            self._say(self._member(operation, argument))
        elif operation == "AT":
            self._anchor(str(argument))
        elif operation == "BRANCH":
            self.sequence(argument[1][0])
        elif operation == "SUBPATTERN":
            self._group(*argument)
        elif operation in ("MAX_REPEAT", "MIN_REPEAT"):
            self._repeat(*argument)
        else:
            raise UnmetPatternError(REFUSED.get(operation, f"the construct {operation}"))

    def _say(self, text: str, times: int = 1) -> None:
        if not text or not times:
            return
        if self._ended:
            raise UnmetPatternError("text behind the anchor of its end")
        self._length += len(text) * times
        if self._length > MAX_TEXT:
            raise UnmetPatternError(f"a text of more than {MAX_TEXT} characters")
        self._parts.append(text * times)

    def _anchor(self, name: str) -> None:
        if name not in STARTS | ENDS:
            raise UnmetPatternError("a word boundary")
        if name in STARTS and self._length:
            raise UnmetPatternError("text before the anchor of its beginning")
        self._anchors += 1
        self._ended = self._ended or name in ENDS

    def _group(self, _number: int | None, added: int, _removed: int, nodes: Any) -> None:
        # Once on, it counts for the rest, too: that only leaves fewer characters to choose from.
        self._caseless = self._caseless or bool(added & re.IGNORECASE)
        self.sequence(nodes)

    def _repeat(self, least: int, most: int, nodes: Any) -> None:
        count = min(max(least, 1), most)
        if count == 0:
            return
        before, anchors = len(self._parts), self._anchors
        self.sequence(nodes)
        once = "".join(self._parts[before:])
        if once and count > 1 and self._anchors > anchors:
            raise UnmetPatternError("a repeated anchor")
        self._say(once, count - 1)

    def _member(self, operation: str, argument: Any) -> str:
        """Return a character of a class, one that is easily read where there is any."""
        items = [("LITERAL", argument)] if operation == "NOT_LITERAL" else list(argument)
        negated = operation == "NOT_LITERAL" or str(items[0][0]) == "NEGATE"
        items = [item for item in items if str(item[0]) != "NEGATE"]
        known = UNCASED if negated and self._caseless else CANDIDATES
        found = next((char for char in known if _holds(items, char) is not negated), None)
        if found is not None:
            return found
        if negated:
            raise UnmetPatternError("a class that leaves so few characters")
        return _first(items)


def _holds(items: Iterable[tuple[Any, Any]], char: str) -> bool:
    """Return whether a class has a character among its items."""
    return any(_is(str(operation), argument, char) for operation, argument in items)


def _is(operation: str, argument: Any, char: str) -> bool:
    if operation == "LITERAL":
        return bool(ord(char) == argument)
    if operation == "RANGE":
        return bool(argument[0] <= ord(char) <= argument[1])
    return CATEGORIES[str(argument)](char)


def _first(items: Iterable[tuple[Any, Any]]) -> str:
    """Return the first character that a class names."""
    operation, argument = next(iter(items))
    return chr(argument if str(operation) == "LITERAL" else argument[0])
