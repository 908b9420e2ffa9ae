"""Compare one operation with its former self."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from scripts.diffing.compare_schemas import compare_models, field_text
from scripts.diffing.model import Change
from scripts.diffing.security import still_enough, text
from scripts.diffing.shapes import shape
from scripts.spec.errors import pointer
from scripts.spec.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.diffing.facts import Call
    from scripts.diffing.symbols import Symbols
    from scripts.spec.walk import Parameter


def compare_calls(old: Call, new: Call, symbols: Symbols) -> Iterator[Change]:
    """Yield what changed in one operation, except in the models that it shares with others."""
    row = _Rows(new, symbols)
    yield from _names(old, new, row)
    yield from _parameters(old, new, row)
    yield from _body(old, new, row)
    yield from _answers(old, new, row)
    yield from _beside_schemas(old, new, row)
    for key in old.roots.keys() & new.roots.keys():
        direction, place = key
        symbol = row.symbol(place.split("/")[1] if place.startswith("parameters/") else "")
        yield from compare_models(direction, old.roots[key], new.roots[key], symbols, symbol=symbol)


@frozen
class _Rows:
    """Makes the rows of one operation."""

    call: Call
    symbols: Symbols

    def symbol(self, parameter: str = "") -> str:
        if parameter:
            return self.symbols.parameter(self.call.operation, parameter)
        return self.symbols.operation(self.call.operation)

    def __call__(self, kind: str, *place: str, before: str = "", after: str = "") -> Change:
        location = (*self.call.operation.location, *place)
        reached = (self.call.operation.key,)
        return Change(kind, pointer(*location), reached, before, after, self.symbol())


def _names(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    before, after = old.operation, new.operation
    if before.key != after.key:
        yield row("path-changed", before=before.key, after=after.key)
    if (before.id, before.tag) != (after.id, after.tag):
        yield row("operation-renamed", before=row.symbols.operation(before), after=f"{after.tag}: {after.id}")
    was, now = (bool(call.operation.node.get("deprecated")) for call in (old, new))
    if was != now:
        yield row("deprecated" if now else "undeprecated")
    if old.security != new.security:
        kind = "security-widened" if still_enough(old.security, new.security) else "security-changed"
        yield row(kind, before=text(old.security), after=text(new.security))
    if old.pagination != new.pagination:
        yield row("pagination-changed", before=old.pagination or "none", after=new.pagination or "none")


def _parameters(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    for key, parameter in (old.parameters | new.parameters).items():
        for kind, before, after in _parameter(old.parameters.get(key), new.parameters.get(key)):
            reached, symbol = (new.operation.key,), row.symbol(parameter.name)
            yield Change(kind, pointer(*parameter.location), reached, before, after, symbol)


def _parameter(before: Parameter | None, after: Parameter | None) -> Iterator[tuple[str, str, str]]:
    if before is None or after is None:
        if before is not None:
            yield "parameter-removed", _text(before), ""
        elif after is not None:
            kind = "parameter-added-required" if after.node.get("required") else "parameter-added"
            yield kind, "", _text(after)
        return
    if bool(before.node.get("required")) != bool(after.node.get("required")):
        yield _REQUIRED[bool(after.node.get("required"))]
    if _style(before) != _style(after):
        yield "parameter-style-changed", _style(before), _style(after)
    was, now = _beside(before), _beside(after)
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            kind = _BESIDE.get((key, bool(now.get(key))), "request-other-changed")
            yield kind, f"{key}: {was.get(key)}"[:200], f"{key}: {now.get(key)}"[:200]


_BESIDE: Final = {
    ("deprecated", True): "deprecated-changed",
    ("deprecated", False): "deprecated-changed",
    ("allowEmptyValue", True): "request-limits-widened",
    ("allowEmptyValue", False): "request-limits-narrowed",
}


def _beside(parameter: Parameter) -> dict[str, Any]:
    """Return what a parameter says beside what has a kind of its own; false is the same as not said."""
    known = ("name", "in", "required", "schema", "style", "explode")
    return {key: value for key, value in meaning(parameter.node).items() if key not in known and value}


_REQUIRED: Final = {
    True: ("request-required", "optional", "required"),
    False: ("request-optional", "required", "optional"),
}


def _text(parameter: Parameter) -> str:
    return field_text(shape(parameter.schema), required=bool(parameter.node.get("required")))


def _style(parameter: Parameter) -> str:
    default = "form" if parameter.place in ("query", "cookie") else "simple"
    style = parameter.node.get("style", default)
    if not shape(parameter.schema).type.startswith(("array", "object")):
        return "" if style == default else str(style)
    return f"{style}, explode {str(parameter.node.get('explode', style == 'form')).lower()}"


def _body(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    before, after = ", ".join(sorted(old.body)), ", ".join(sorted(new.body))
    if before and not after:
        yield row("body-removed", "requestBody", before=before)
    elif after and not before:
        yield row("body-added-required" if new.body_required else "body-added", "requestBody", after=after)
    elif before != after:
        kind = "body-content-added" if set(old.body) < set(new.body) else "body-content-changed"
        yield row(kind, "requestBody", "content", before=before, after=after)
    elif old.body_required != new.body_required:
        kind, told = (
            ("request-required", "required") if new.body_required else ("request-optional", "optional")
        )
        yield row(kind, "requestBody", after=told)


def _beside_schemas(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    for place in sorted(old.media.keys() & new.media.keys()):
        before, after = old.media[place], new.media[place]
        head, _, content = place.partition("/content/")
        parts = [*head.split("/"), *(["content", content] if content else [])]
        for key in sorted(before.keys() | after.keys()):
            if before.get(key) != after.get(key):
                was, now = (
                    json.dumps(side.get(key), sort_keys=True, default=str) for side in (before, after)
                )
                yield row("operation-other-changed", *parts, before=f"{key}: {was}", after=f"{key}: {now}")
    for key in ("servers", "callbacks", "tags"):
        was, now = (meaning(call.operation.node.get(key)) for call in (old, new))
        if was != now and not (key == "tags" and old.operation.tag != new.operation.tag):
            yield row("operation-other-changed", before=f"{key}: {was}"[:200], after=f"{key}: {now}"[:200])


def _answers(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    for code in old.success.keys() - new.success.keys():
        yield row("success-removed", "responses", code, before=code)
    for code in new.success.keys() - old.success.keys():
        yield row("success-added", "responses", code, after=code)
    for code in old.success.keys() & new.success.keys():
        before, after = (", ".join(sorted(call.success[code])) for call in (old, new))
        if before != after:
            more = set(old.success[code]) < set(new.success[code])
            kind = "response-content-added" if more else "response-content-changed"
            yield row(kind, "responses", code, before=before, after=after)
    yield from _headers(old, new, row)
    for code in set(old.errors) - set(new.errors):
        yield row("error-removed", "responses", code, before=code)
    for code in set(new.errors) - set(old.errors):
        yield row("error-added", "responses", code, after=code)


def _headers(old: Call, new: Call, row: _Rows) -> Iterator[Change]:
    for code, name in sorted(old.headers.keys() | new.headers.keys()):
        was, now = (call.headers.get((code, name)) for call in (old, new))
        if was == now or code not in old.success or code not in new.success:
            continue
        place, presence = (
            ("responses", code, "headers", name),
            {True: "required", False: "optional", None: ""},
        )
        yield row(_HEADERS[was, now], *place, before=presence[was], after=presence[now])


_HEADERS: Final = {
    (None, True): "response-header-added",
    (None, False): "response-header-added",
    (True, None): "response-header-removed",
    (False, None): "response-header-removed",
    (True, False): "response-header-optional",
    (False, True): "response-header-always",
}
"""Kinds by whether a header was always there, and whether it is now; None where there is none."""
