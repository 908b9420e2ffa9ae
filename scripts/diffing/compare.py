"""Compare two descriptions: which operations and models there are, and each of them with its former self."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from scripts.diffing.compare_calls import compare_calls
from scripts.diffing.compare_schemas import compare_models
from scripts.diffing.facts import Call, Facts, collect
from scripts.diffing.model import Change, in_order
from scripts.diffing.remainder import Sides, remainder
from scripts.spec.errors import pointer
from scripts.spec.inline import inlined
from scripts.spec.meaning import meaning
from scripts.spec.walk import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.diffing.symbols import Symbols
    from scripts.spec.json_types import Object


def compare(old: Object, new: Object, symbols: Symbols) -> list[Change]:
    """Return what changed for users from ``old`` to ``new``, gravest first.

    Args:
        old: The description that the released client was generated from.
        new: The description of today.
        symbols: The public names of the generated tree.
    """
    old, new = inlined(old), inlined(new)
    renames = _renamed_models(old, new)
    old = _with_names(old, renames)
    before, after = collect(old), collect(new)
    rows = [*_model_renames(renames, after, symbols), *_operations(before, after, symbols)]
    rows += [*_models(before, after, symbols)]
    rows += [*remainder(Sides((old, new), (before, after)), rows, symbols)]
    return in_order(_united(rows))


def _renamed_models(old: Object, new: Object) -> dict[str, str]:
    """Return old and new name of each schema that is the same under another name, where there is no doubt."""
    before, after = (document.get("components", {}).get("schemas", {}) for document in (old, new))
    gone = {name: repr(meaning(before[name])) for name in before.keys() - after.keys()}
    come = {name: repr(meaning(after[name])) for name in after.keys() - before.keys()}
    pairs = {}
    for name, said in sorted(gone.items()):
        others = [other for other, told in come.items() if told == said]
        if len(others) == 1 and list(gone.values()).count(said) == 1:
            pairs[name] = others[0]
    return pairs


def _with_names(document: Object, renames: dict[str, str]) -> Object:
    if not renames:
        return document
    result = copy.deepcopy(document)
    schemas = result["components"]["schemas"]
    result["components"]["schemas"] = {renames.get(name, name): node for name, node in schemas.items()}
    for location, reference in list(references(result)):
        head, _, name = reference.rpartition("/")
        if head == "#/components/schemas" and name in renames:
            _at(result, location)["$ref"] = f"{head}/{renames[name]}"
    return result


def _at(node: Any, location: tuple[str | int, ...]) -> Any:
    for part in location:
        node = node[part]
    return node


def _model_renames(renames: dict[str, str], after: Facts, symbols: Symbols) -> Iterator[Change]:
    for old, new in renames.items():
        reached = {
            key for (_, name), model in after.models.items() if name == new for key in model.operations
        }
        place = pointer("components", "schemas", new)
        yield Change("model-renamed", place, tuple(sorted(reached)), old, new, symbols.model(old))


def _operations(before: Facts, after: Facts, symbols: Symbols) -> Iterator[Change]:
    pairs = _pairs(before, after)
    paired = {new.operation.key for _, new in pairs}
    for old, new in pairs:
        yield from compare_calls(old, new, symbols)
    for key in before.calls.keys() - {old.operation.key for old, _ in pairs}:
        yield _operation("operation-removed", before.calls[key], symbols)
    for key in after.calls.keys() - paired:
        yield _operation("operation-added", after.calls[key], symbols)


def _operation(kind: str, call: Call, symbols: Symbols) -> Change:
    told = call.operation.id or call.operation.key
    sides = (told, "") if kind == "operation-removed" else ("", told)
    place = pointer(*call.operation.location)
    return Change(kind, place, (call.operation.key,), *sides, symbols.operation(call.operation))


def _pairs(before: Facts, after: Facts) -> list[tuple[Call, Call]]:
    """Match operations by method and path, to see renames, then by operationId, to see moves."""
    pairs = [(before.calls[key], after.calls[key]) for key in before.calls if key in after.calls]
    left = {call.operation.id: call for key, call in before.calls.items() if key not in after.calls}
    come = {call.operation.id: call for key, call in after.calls.items() if key not in before.calls}
    return pairs + [(left[name], come[name]) for name in left if name and name in come]


def _models(before: Facts, after: Facts, symbols: Symbols) -> Iterator[Change]:
    old_names, new_names = ({name for _, name in facts.models} for facts in (before, after))
    for key in before.models.keys() & after.models.keys():
        yield from compare_models(key[0], before.models[key], after.models[key], symbols)
    for key in before.models:
        if key[1] not in new_names:
            yield _model("model-removed", before, key, symbols)
    for key in after.models:
        if key[1] not in old_names:
            yield _model("model-added", after, key, symbols)


def _model(kind: str, facts: Facts, key: tuple[str, str], symbols: Symbols) -> Change:
    model = facts.models[key]
    sides = (model.name, "") if kind == "model-removed" else ("", model.name)
    reached = tuple(sorted(model.operations))
    return Change(kind, pointer(*model.location), reached, *sides, symbols.model(model.name))


def _united(rows: list[Change]) -> list[Change]:
    """Join rows that say the same of the same place: both directions add a model, say."""
    by_place: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        key = (row.kind, row.pointer, row.before, row.after, row.symbol)
        by_place.setdefault(key, set()).update(row.operations)
    return [
        Change(kind, place, tuple(sorted(reached)), before, after, symbol)
        for (kind, place, before, after, symbol), reached in by_place.items()
    ]
