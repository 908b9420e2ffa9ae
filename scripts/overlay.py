"""Apply OpenAPI Overlay 1.0 files, strictly: a correction that corrects nothing any more is an error.

The standard lets a target match nothing. Then an overlay rots silently when the vendor renames a field, and
the next client misses the correction. Here such an action fails, and so does one that changes nothing.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonpath_rfc9535
from attrs import frozen

from scripts.overlay_hints import hint, is_exact, parts_without_match
from scripts.spec.errors import SpecError, pointer
from scripts.spec.yaml_io import load, located

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scripts.spec.json_types import Location, Object


Former: TypeAlias = "Callable[[], Object | None] | None"


@frozen
class Action:
    """One correction: what it changes, how, and why.

    Attributes:
        target: RFC 9535 JSONPath of the nodes to change.
        description: The reason; an action without one is refused.
        update: What to merge into objects, or to append to arrays.
        remove: Whether the nodes are removed.
        file: The overlay file, for messages.
        line: Its line there.
    """

    target: str
    description: str
    update: Any
    remove: bool
    file: str
    line: int | None

    def error(self, message: str) -> SpecError:
        """Return an error that names this action."""
        return SpecError(f"overlay action {self.target!r} {message}", file=self.file, line=self.line)


def read_actions(data: bytes, *, file: str) -> list[Action]:
    """Parse one overlay file.

    Raises:
        SpecError: It is not Overlay 1.0, or an action lacks a target, a reason, or one of update and remove.
    """
    overlay = load(data, file=file)
    if not isinstance(overlay, dict) or not str(overlay.get("overlay", "")).startswith("1.0"):
        raise SpecError("not an OpenAPI Overlay 1.0 file: it has no `overlay: 1.0.0`", file=file)
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise SpecError("an overlay needs a list of actions", file=file, pointer="/actions")
    return [_action(item, data=data, file=file, index=index) for index, item in enumerate(actions)]


def _action(item: Any, *, data: bytes, file: str, index: int) -> Action:
    place: Location = ("actions", index)
    problem = _problem(item)
    if problem:
        raise located(problem, data=data, file=file, location=place)
    return Action(
        target=item["target"],
        description=item["description"],
        update=item.get("update"),
        remove=item.get("remove") is True,
        file=file,
        line=located("", data=data, file=file, location=place).line,
    )


def _problem(item: Any) -> str:
    if not isinstance(item, dict) or not isinstance(item.get("target"), str):
        return "an action needs a target"
    if not item.get("description"):
        return "an action needs a description: the reason for the correction"
    if (item.get("remove") is True) == ("update" in item):
        return "an action needs exactly one of `update` and `remove: true`"
    return ""


def apply(document: Object, actions: Iterable[Action], former: Former = None) -> Object:
    """Return a copy of ``document`` with every action applied in order.

    Args:
        document: The description.
        actions: The corrections.
        former: Returns the description that they fitted last, for hints.

    Raises:
        SpecError: A target is not JSONPath, it or a part of it matches nothing, an action changes nothing, or
            leaves a name twice in a `required` list. All such actions are reported at once.
    """
    result = copy.deepcopy(document)
    errors = []
    for action in actions:
        try:
            _apply(result, action, former)
        except SpecError as error:
            errors.append(error)
    if errors:
        raise SpecError.of(errors)
    return result


def _apply(document: Object, action: Action, former: Former) -> None:
    locations = _match(document, action, former)
    if action.remove:
        # Deepest and last first: removing a list item moves those behind it.
        for location in sorted(locations, key=_removal_order, reverse=True):
            _remove(document, location, action)
        return
    before = [copy.deepcopy(_at(document, location)) for location in locations]
    twice = [_twice(_at(document, location[:-1])) for location in locations]
    for location in locations:
        _update(_at(document, location), action)
    after = [_at(document, location) for location in locations]
    if before == after:
        raise action.error("changes nothing: the description already says so, remove the action")
    same = [
        pointer(*location) for location, was, now in zip(locations, before, after, strict=True) if was == now
    ]
    if same and is_exact(action.target):
        raise action.error(f"changes nothing at {', '.join(same)}: leave that part out")
    for location, known in zip(locations, twice, strict=True):
        # From the parent on: the target may be the list itself. What was twice before, was before.
        names = sorted(_twice(_at(document, location[:-1])) - known)
        if names:
            raise action.error(f"leaves {', '.join(names)} twice in `required`: arrays are appended to")


def _match(document: Object, action: Action, former: Former) -> list[Location]:
    try:
        nodes = jsonpath_rfc9535.find(action.target, document)
        lacking = parts_without_match(document, action.target) if nodes else []
    except jsonpath_rfc9535.JSONPathError as error:
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise action.error(f"is not an RFC 9535 JSONPath: {message}") from None
    if not nodes:
        text = "matches nothing: adapt it to the new description, or remove it"
        raise action.error(
            "; ".join(filter(None, [text, hint(document, former and former(), action.target)]))
        )
    if lacking:
        text = f"has a part that matches nothing, {lacking[0]}: leave it out, or adapt it"
        raise action.error("; ".join(filter(None, [text, hint(document, former and former(), lacking[0])])))
    return [tuple(node.location) for node in nodes]


def _removal_order(location: Location) -> tuple[int, int]:
    last = location[-1] if location else ""
    return len(location), last if isinstance(last, int) else 0


def _at(document: Any, location: Location) -> Any:
    for part in location:
        document = document[part]
    return document


def _remove(document: Object, location: Location, action: Action) -> None:
    if not location:
        raise action.error("would remove the whole document")
    del _at(document, location[:-1])[location[-1]]


def _update(node: Any, action: Action) -> None:
    if isinstance(node, list):
        node.append(copy.deepcopy(action.update))
    elif isinstance(node, dict) and isinstance(action.update, dict):
        _merge(node, action.update)
    else:
        raise action.error("updates a scalar: target its parent object")


def _merge(node: Object, update: Object) -> None:
    for key, value in update.items():
        current = node.get(key)
        if isinstance(current, dict) and isinstance(value, dict):
            _merge(current, value)
        elif isinstance(current, list) and isinstance(value, list):
            current.extend(copy.deepcopy(value))
        else:
            node[key] = copy.deepcopy(value)


def _twice(node: Any, location: Location = ()) -> set[str]:
    """Return the names that stand twice in a `required` list, each with the place of the list."""
    found: set[str] = set()
    if isinstance(node, dict):
        required = node.get("required")
        if isinstance(required, list):
            found = {f"{name}" for name in required if required.count(name) > 1}
            found = {f"{name} (of {pointer(*location)})" if location else name for name in found}
        for key, value in node.items():
            found |= _twice(value, (*location, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            found |= _twice(value, (*location, index))
    return found
