"""What a maintainer needs to know of an overlay action that no longer fits."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import jsonpath_rfc9535

from scripts.spec.errors import pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Object


def parts_without_match(document: Object, target: str) -> list[str]:
    """Return the alternatives of a target that match nothing, each as a target of its own.

    Alternatives are the names of one bracket, and the operands of `||` in a filter.
    """
    segments = [_choices(segment) for segment in jsonpath_rfc9535.compile(target).segments]
    lacking = []
    for index, choices in enumerate(segments):
        for choice in choices if len(choices) > 1 else ():
            texts = [f"[{', '.join(other)}]" for other in segments]
            part = "$" + "".join([*texts[:index], f"[{choice}]", *texts[index + 1 :]])
            if not jsonpath_rfc9535.find(part, document):
                lacking.append(part)
    return lacking


def is_exact(target: str) -> bool:
    """Return whether a target names each place that it means: it has no wildcard, no filter, and no `..`."""
    return all(
        type(segment).__name__ == "JSONPathChildSegment" and type(selector).__name__ == "NameSelector"
        for segment in jsonpath_rfc9535.compile(target).segments
        for selector in segment.selectors
    )


def _choices(segment: Any) -> list[str]:
    if type(segment).__name__ != "JSONPathChildSegment":
        return [str(segment).removeprefix("..").removeprefix("[").removesuffix("]")]
    return [text for selector in segment.selectors for text in _operands(selector)]


def _operands(selector: Any) -> Iterator[str]:
    expression = getattr(getattr(selector, "expression", None), "expression", None)
    if getattr(expression, "operator", "") != "||":
        yield str(selector)
        return
    waiting: list[Any] = [expression]
    while waiting:
        node = waiting.pop(0)
        if getattr(node, "operator", "") == "||":
            waiting = [node.left, node.right, *waiting]
        else:
            yield f"?{node}"


def hint(document: Object, former: Object | None, target: str) -> str:
    """Return what a target matched before, the names nearest to the missing one, and a line to paste."""
    hints = []
    if former is not None and (matched := jsonpath_rfc9535.find(target, former)):
        places = [pointer(*node.location) for node in matched]
        hints.append(f"it used to match {len(places)} place(s), the first {places[0]}")
    name, near = _nearest(document, target)
    if near:
        hints.append(f"nearest to {name!r} now: {', '.join(near)}")
        hints.append(f"to paste: `target: {_renamed(target, name, near[0])}`")
    return "; ".join(hints)


def _nearest(document: Object, target: str) -> tuple[str, list[str]]:
    """Return the first name of a target that is not there, and the nearest names beside its place."""
    nodes: list[Any] = [document]
    for segment in jsonpath_rfc9535.compile(target).segments:
        selectors: list[Any] = list(segment.selectors)
        names = [selector.name for selector in selectors if hasattr(selector, "name")]
        if not names or type(segment).__name__ != "JSONPathChildSegment":
            return "", []
        beside = [key for node in nodes if isinstance(node, dict) for key in node]
        gone = [name for name in names if name not in beside]
        if gone:
            return gone[0], difflib.get_close_matches(gone[0], beside, n=3, cutoff=0.5)
        nodes = [node[name] for node in nodes if isinstance(node, dict) for name in names if name in node]
    return "", []


def _renamed(target: str, old: str, new: str) -> str:
    if f"'{old}'" in target or not new.isidentifier():
        return target.replace(f"'{old}'", f"'{new}'").replace(f".{old}", f"['{new}']", 1)
    return target.replace(f".{old}", f".{new}", 1)
