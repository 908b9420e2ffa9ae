from __future__ import annotations

import copy
from typing import Any

import pytest

from scripts.overlay import apply, read_actions
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import dump

DOCUMENT: dict[str, Any] = {
    "a": {"type": "string", "required": ["x"], "tags": ["one", "two", "three"]},
    "b": {"nullable": True, "inner": {"keep": 1}},
    "list": [{"name": "p", "in": "query"}, {"name": "q", "in": "path"}],
}


def overlay(*actions: dict[str, Any]) -> bytes:
    told = [{"description": "why", **action} for action in actions]
    return dump({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": told}).encode()


def applied(*actions: dict[str, Any]) -> dict[str, Any]:
    return apply(DOCUMENT, read_actions(overlay(*actions), file="o.yaml"))


@pytest.mark.parametrize(
    ("action", "path", "expected"),
    [
        ({"target": "$.a", "update": {"type": "integer"}}, ("a", "type"), "integer"),
        ({"target": "$.b", "update": {"inner": {"new": 2}}}, ("b", "inner"), {"keep": 1, "new": 2}),
        ({"target": "$.a", "update": {"tags": ["four"]}}, ("a", "tags"), ["one", "two", "three", "four"]),
        ({"target": "$.a.tags", "update": "four"}, ("a", "tags"), ["one", "two", "three", "four"]),
        ({"target": "$.b", "update": {"nullable": None}}, ("b", "nullable"), None),
        ({"target": "$[?@.nullable == true]", "update": {"nullable": False}}, ("b", "nullable"), False),
        ({"target": "$.list[?@.in == 'query']", "update": {"explode": False}}, ("list", 0, "explode"), False),
        (
            {"target": "$.a.type", "remove": True},
            ("a",),
            {"required": ["x"], "tags": ["one", "two", "three"]},
        ),
        ({"target": "$.a.tags[?@ == 'one' || @ == 'two']", "remove": True}, ("a", "tags"), ["three"]),
        ({"target": "$.a.tags[*]", "remove": True}, ("a", "tags"), []),
        ({"target": "$.list[?!@.explode]", "update": {"explode": 1}}, ("list", 1, "explode"), 1),
    ],
)
def test_actions_apply_as_the_standard_says(
    action: dict[str, Any], path: tuple[str | int, ...], expected: object
) -> None:
    before = copy.deepcopy(DOCUMENT)
    node: Any = applied(action)
    for part in path:
        node = node[part]
    assert node == expected
    assert before == DOCUMENT, "the input is left alone"


def test_actions_apply_in_order() -> None:
    result = applied(
        {"target": "$.b", "update": {"allOf": [{"$ref": "#/x"}], "$ref": "#/y"}},
        {"target": "$.b['$ref']", "remove": True},
    )
    assert result["b"] == {"nullable": True, "inner": {"keep": 1}, "allOf": [{"$ref": "#/x"}]}


def test_what_is_merged_in_is_not_shared() -> None:
    result = applied({"target": "$['a', 'b']", "update": {"made": {"list": []}}})
    result["a"]["made"]["list"].append(1)
    assert result["b"]["made"]["list"] == []


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ({"target": "$.nowhere", "update": {"a": 1}}, "'$.nowhere' matches nothing"),
        ({"target": "$.a.tags[?@ == 'nine']", "remove": True}, "matches nothing"),
        ({"target": "$.a", "update": {"type": "string"}}, "changes nothing"),
        ({"target": "$.a", "update": {}}, "changes nothing"),
        ({"target": "$.a", "update": {"required": ["x"]}}, "leaves x (of /a) twice in `required`"),
        ({"target": "$", "update": {"a": {"required": ["x"]}}}, "leaves x (of /a) twice in `required`"),
        ({"target": "$.a.required", "update": "x"}, "leaves x twice in `required`"),
        ({"target": "$.a.type", "update": {"a": 1}}, "updates a scalar"),
        ({"target": "$", "remove": True}, "would remove the whole document"),
        ({"target": "$.[", "update": {"a": 1}}, "is not an RFC 9535 JSONPath"),
        ({"target": "a.b", "update": {"a": 1}}, "is not an RFC 9535 JSONPath"),
    ],
)
def test_an_action_that_no_longer_fits_fails_and_is_named(action: dict[str, Any], told: str) -> None:
    with pytest.raises(SpecError) as caught:
        applied({"target": "$.b", "update": {"first": 1}}, action)
    message = str(caught.value)
    assert told in message
    assert message.startswith("o.yaml:"), "the overlay file and the line of the action"
    assert repr(action["target"]) in message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1", "not an OpenAPI Overlay 1.0 file"),
        ("overlay: 2.0.0\nactions: [{}]", "not an OpenAPI Overlay 1.0 file"),
        ("- 1", "not an OpenAPI Overlay 1.0 file"),
        ("overlay: 1.0.0", "/actions: an overlay needs a list of actions"),
        ("overlay: 1.0.0\nactions: []", "needs a list of actions"),
        ("overlay: 1.0.0\nactions:\n  - {}", "o.yaml:3: /actions/0: an action needs a target"),
        ("overlay: 1.0.0\nactions:\n  - {target: $.a, remove: true}", "needs a description"),
        ("overlay: 1.0.0\nactions:\n  - {target: $.a, description: x}", "exactly one of"),
        (
            "overlay: 1.0.0\nactions:\n  - {target: $.a, description: x, update: {}, remove: true}",
            "exactly one",
        ),
    ],
)
def test_a_file_that_is_no_overlay_is_refused(text: str, told: str) -> None:
    with pytest.raises(SpecError) as caught:
        read_actions(text.encode(), file="o.yaml")
    assert told in str(caught.value)


def test_a_required_list_may_name_a_property_called_required() -> None:
    schema = {"properties": {"required": {"type": "boolean"}}, "required": ["required"]}
    actions = read_actions(overlay({"target": "$.s", "update": {"x": 1}}), file="o.yaml")
    assert apply({"s": schema}, actions)["s"]["x"] == 1


def test_every_action_that_no_longer_fits_is_told_in_one_run() -> None:
    actions = [{"target": f"$.gone{number}", "remove": True} for number in range(4)]
    with pytest.raises(SpecError) as caught:
        applied(*actions, {"target": "$.b", "update": {"first": 1}})
    assert str(caught.value).startswith("4 problems:")
    assert all(f"'$.gone{number}' matches nothing" in str(caught.value) for number in range(4))


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("$['a', 'gone']", "$['gone']"),
        ("$['a', 'b']['type', 'nullable', 'gone']", "$['a', 'b']['gone']"),
        ("$.a.tags[?@ == 'one' || @ == 'nine']", "$['a']['tags'][?@ == 'nine']"),
        ("$.list[?@.in == 'query' || @.in == 'path' || @.in == 'header']", "$['list'][?@['in'] == 'header']"),
    ],
)
def test_a_target_of_which_a_part_matches_nothing_is_refused(target: str, told: str) -> None:
    with pytest.raises(SpecError) as caught:
        applied({"target": target, "remove": True})
    assert f"has a part that matches nothing, {told}" in str(caught.value)


def test_an_update_that_one_of_its_places_does_not_need_is_refused() -> None:
    with pytest.raises(SpecError, match="changes nothing at /b: leave that part out"):
        applied({"target": "$['a', 'b']", "update": {"nullable": True}})


def test_what_a_target_matched_and_what_is_near_it_now_is_told() -> None:
    actions = read_actions(overlay({"target": "$.b.iner.keep", "remove": True}), file="o.yaml")
    former = {"b": {"iner": {"keep": 1}}}
    with pytest.raises(SpecError) as caught:
        apply(DOCUMENT, actions, lambda: former)
    assert "it used to match 1 place(s), the first /b/iner/keep" in str(caught.value)
    assert "nearest to 'iner' now: inner; to paste: `target: $.b.inner.keep`" in str(caught.value)


def test_a_duplicate_of_the_vendor_is_not_blamed_on_an_overlay() -> None:
    document = {"a": {"required": ["x", "x"]}, "b": {}}
    actions = read_actions(overlay({"target": "$.b", "update": {"new": 1}}), file="o.yaml")
    assert apply(document, actions)["b"] == {"new": 1}
