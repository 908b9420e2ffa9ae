from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts.diffing.compare import compare
from scripts.diffing.symbols import Symbols
from tests.scripts.planted import FIELD, MODEL, SCHEMAS, Document, put
from tests.scripts.planted_rules import TRANSITIONS

if TYPE_CHECKING:
    from collections.abc import Callable

NO_SYMBOLS = Symbols("v2", {}, {})


@pytest.mark.parametrize("name", TRANSITIONS)
def test_what_suites_plant_is_told_as_what_it_is(minimal: Callable[..., Document], name: str) -> None:
    first, second, there, back = TRANSITIONS[name]
    before, after = minimal(), minimal()
    first(before)
    second(after)
    for old, new, kind in ((before, after, there), (after, before, back)):
        rows = compare(old, new, NO_SYMBOLS)
        assert kind in {row.kind for row in rows}
        assert all(row.operations for row in rows)


@pytest.mark.parametrize("value", [True, {}])
def test_that_further_keys_are_allowed_goes_without_saying(
    minimal: Callable[..., Document], value: Any
) -> None:
    before, after = minimal(), minimal()
    put(*SCHEMAS, "FileUpload", "additionalProperties", value)(after)
    assert compare(before, after, NO_SYMBOLS) == []


def test_a_part_without_a_type_is_no_other_type(minimal: Callable[..., Document]) -> None:
    before, after = minimal(), minimal()
    put(*FIELD, "owner", "allOf", [{"title": "a note", "description": "says nothing"}])(after)
    assert {row.kind for row in compare(before, after, NO_SYMBOLS)} == {"component-changed"}


def test_an_object_that_is_part_of_itself_is_compared(minimal: Callable[..., Document]) -> None:
    before, after = minimal(), minimal()
    for side in (before, after):
        put(*FIELD, "parent", {"allOf": [{"$ref": "#/components/schemas/File"}]})(side)
    put(*MODEL, "required", [])(after)
    kinds = {row.kind for row in compare(before, after, NO_SYMBOLS)}
    assert kinds == {"response-field-optional"}
