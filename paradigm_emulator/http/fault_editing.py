"""JSON answers, changed as `edit` faults say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paradigm_emulator.http.params import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paradigm_emulator.http.fault import Fault


def edit_json(answer: Any, fault: Fault, substitutions: Mapping[str, str]) -> Any:
    """Return the JSON of an answer as an `edit` fault leaves it.

    Args:
        answer: The parsed body; it is changed in place.
        fault: With `set`, `drop`, `repeat`. A path is a dotted walk, `*` stands for every item; it applies
            where it exists. The last step of a `set` path is created when missing, unless the path starts
            with `?`.
        substitutions: What `{base}` and `{url}` stand for in texts.
    """
    for path, value in fault.set.items():
        optional = path.startswith("?")
        for holder, key in _places(answer, path.removeprefix("?")):
            if not optional or _has(holder, key):
                holder[key] = _filled(value, substitutions)
    for path in fault.drop:
        for holder, key in reversed(list(_places(answer, path))):
            if _has(holder, key):
                del holder[key]
    if fault.repeat:
        for holder, key in _places(answer, fault.repeat):
            if _has(holder, key) and holder[key]:
                holder[key].append(holder[key][0])
    return answer


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else 0 <= key < len(holder)


def _filled(value: Any, substitutions: Mapping[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    return re.sub(r"\{(base|url)\}", lambda found: substitutions[found[1]], value)


def _places(value: Any, path: str) -> Iterator[tuple[Any, Any]]:
    """Yield the container and the key of every place a path leads to."""
    step, _, rest = path.partition(".")
    if isinstance(value, dict):
        keys: list[Any] = list(value) if step == "*" else [step]
    elif isinstance(value, list):
        number = whole_number(step)
        keys = list(range(len(value))) if step == "*" else [] if number is None else [number]
    else:
        return
    for key in keys:
        if not rest:
            yield value, key
        elif _has(value, key):
            yield from _places(value[key], rest)
