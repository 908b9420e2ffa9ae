"""Structured output: answers that are one of some choices, or JSON of a schema.

The parameters are those of the vendor's page on structured output (`guided_choice`, `guided_json`,
`guided_regex`) and OpenAI's `response_format`, which v3 passes on. No model fills them here: strings are the
extractive answer, numbers the smallest that fit, texts of a pattern those of `patterns`. What cannot be met
so is refused, never answered wrongly.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.api.chat.patterns import InvalidPatternError, UnmetPatternError, matching
from paradigm_emulator.http.body import storable
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.ingest.fts import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_emulator.http.body import Body

GUIDES: Final = ("guided_choice", "guided_json", "guided_regex", "guided_grammar")
MAX_DEPTH: Final = 16
MAX_VALUES: Final = 10_000
MAX_LENGTH: Final = 100_000
MET: Final = frozenset(
    {"$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "const", "default"}
    | {"definitions", "description", "enum", "examples", "exclusiveMinimum", "exclusiveMaximum", "format"}
    | {"items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "oneOf"}
    | {"pattern", "properties", "required", "title", "type"}
)
"""The keywords of JSON Schema that an answer here can meet."""
FORMATS: Final = {
    "date": "2026-01-05",
    "date-time": "2026-01-05T08:00:00Z",
    "time": "08:00:00Z",
    "email": "owner@emulator.example",
    "uri": "https://emulator.example/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def check_format(body: Body) -> None:
    """Complain about parameters of structured output that are malformed."""
    body.typed(
        guided_choice="texts?", guided_regex="text?", guided_grammar="text?", response_format="object?"
    )
    if len([name for name in GUIDES if body.values.get(name) is not None]) > 1:
        body.complain("guided_choice", "invalid", f"Give one of {', '.join(GUIDES)} at most.")
    if body.values.get("guided_choice") == []:
        body.complain("guided_choice", "min_length", "Ensure this field has at least 1 element.")
    response_format = body.values.get("response_format")
    if isinstance(response_format, dict) and response_format.get("type") not in (
        *("text", "json_object", "json_schema"),
    ):
        body.complain("response_format", "invalid_choice", "type: choose text, json_object or json_schema.")


def shaped(body: Body, question: str, text: str) -> str:
    """Return an answer in the shape that a body asks for.

    Args:
        body: The request, checked by `check_format`.
        question: What was asked.
        text: The answer in plain text.

    Raises:
        Refusal: 501, the shape is one that the emulator cannot meet; 400, it is invalid.
    """
    found = _shaped(body, question, text)
    if not storable(found):
        raise Refusal(400, "The shape asks for surrogates, which no text may have.")
    return found


def _shaped(body: Body, question: str, text: str) -> str:
    if body.values.get("guided_grammar") is not None:
        raise _unmet("guided_grammar")
    if (pattern := body.values.get("guided_regex")) is not None:
        return _matching("guided_regex", pattern)
    if (choices := body.values.get("guided_choice")) is not None:
        return _choice(choices, f"{question} {text}")
    schema = _schema(body)
    return text if schema is None else instance(schema, text)


def instance(schema: Any, text: str) -> str:
    """Return JSON that a schema allows, with one text for every string.

    Raises:
        Refusal: 501, a keyword that cannot be met here; 400, the schema is invalid.
    """
    try:
        return json.dumps(Instances(schema, text).value(schema), ensure_ascii=False)
    except (TypeError, ValueError, AttributeError) as error:
        raise Refusal(400, f"The JSON schema is invalid: {error}") from error


def _matching(name: str, pattern: str) -> str:
    """Return a text that matches the pattern which a parameter or keyword gives."""
    try:
        return matching(pattern)
    except InvalidPatternError as error:
        raise Refusal(400, f"{name} is not a regular expression: {error}.") from error
    except UnmetPatternError as error:
        raise _unmet(f"a {name} with {error}") from error


def _choice(choices: list[str], text: str) -> str:
    """Return the choice that shares most words with a text; the first of equals."""
    words = set(terms(text))
    return max(choices, key=lambda choice: len(words & set(terms(choice))))


def _schema(body: Body) -> Any:
    """Return the schema of the answer, or None when it is plain text."""
    guided = body.values.get("guided_json")
    if isinstance(guided, str):
        try:
            return json.loads(guided)
        except (ValueError, RecursionError) as error:
            raise Refusal(400, f"guided_json is not JSON: {error}") from error
    if guided is not None:
        return guided
    response_format = body.values.get("response_format") or {}
    if response_format.get("type") == "json_object":
        return {"type": "object", "properties": {"answer": {"type": "string"}}}
    if response_format.get("type") != "json_schema":
        return None
    described = response_format.get("json_schema")
    if not isinstance(described, dict) or "schema" not in described:
        raise Refusal(400, "response_format.json_schema needs a schema.")
    return described["schema"]


class Instances:
    """Values that a JSON schema allows, with one text for every string.

    Args:
        root: The whole schema, to which references point.
        text: What strings say.
    """

    def __init__(self, root: Any, text: str) -> None:
        self._root = root
        self._text = text
        self._left = MAX_VALUES

    def value(self, schema: Any, depth: int = 0) -> Any:
        """Return a value for a schema.

        Raises:
            Refusal: 501, a keyword that cannot be met here, or a schema that asks for too much.
        """
        self._left -= 1
        if depth > MAX_DEPTH or self._left < 0:
            raise _unmet("a schema that asks for so much")
        if schema is True or schema == {}:
            return self._text
        if not isinstance(schema, dict):
            raise _unmet("a schema of this form")
        if unmet := sorted(set(schema) - MET):
            raise _unmet(f"the keyword {unmet[0]!r}")
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return schema["enum"][0]
        for name in ("$ref", "anyOf", "oneOf", "allOf"):
            if name in schema:
                return self.value(_followed(schema, name, self._root), depth + 1)
        return self._typed(schema, depth)

    def _typed(self, schema: Mapping[str, Any], depth: int) -> Any:
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if isinstance(kind, list):
            kind = next((name for name in kind if name != "null"), "null")
        if kind == "object":
            return {name: self.value(one, depth + 1) for name, one in schema.get("properties", {}).items()}
        if kind == "array":
            count = min(max(schema.get("minItems", 0), 1), schema.get("maxItems", MAX_VALUES))
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(count)]
        if kind in ("integer", "number"):
            return _number(schema)
        if kind == "string":
            return _string(schema, self._text)
        return {"boolean": True}.get(kind)


def _followed(schema: Mapping[str, Any], name: str, root: Any) -> Any:
    """Return the schema that another stands for: its target, its first alternative, its parts as one."""
    if name == "$ref":
        return _target(str(schema["$ref"]), root)
    parts = schema[name]
    if not isinstance(parts, list) or not parts or not all(isinstance(part, dict) for part in parts):
        raise _unmet(f"an {name!r} of this form")
    if name != "allOf":
        return parts[0]
    if len(parts) > 1:
        raise _unmet("an 'allOf' of several schemas")
    return parts[0]


def _target(reference: str, root: Any) -> Any:
    found = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    if not reference.startswith("#/") or found is None:
        raise _unmet(f"the reference {reference!r}")
    return found


def _number(schema: Mapping[str, Any]) -> float:
    low = schema.get("minimum", schema.get("exclusiveMinimum", min(0, schema.get("maximum", 0))))
    found: float = low + 1 if "exclusiveMinimum" in schema else low
    if found > schema.get("maximum", found) or found >= schema.get("exclusiveMaximum", found + 1):
        raise _unmet("bounds as narrow as these")
    return found


def _string(schema: Mapping[str, Any], text: str) -> str:
    if "pattern" in schema:
        return _patterned(schema)
    if "format" in schema:
        if schema["format"] not in FORMATS:
            raise _unmet(f"the format {schema['format']!r}")
        return FORMATS[schema["format"]]
    least = schema.get("minLength", 0)
    if least > MAX_LENGTH:
        raise _unmet(f"a text of {least} characters")
    return text.ljust(least, ".")[: schema.get("maxLength", None)]


def _patterned(schema: Mapping[str, Any]) -> str:
    found = _matching("pattern", schema["pattern"])
    if "format" in schema or not schema.get("minLength", 0) <= len(found) <= schema.get(
        "maxLength", MAX_LENGTH
    ):
        raise _unmet("a pattern beside a format, or beside lengths that its shortest texts do not have")
    return found


def _unmet(what: str) -> Refusal:
    detail = f"The emulator has no model and cannot meet {what}. This answer is the emulator's own."
    return Refusal(501, detail, error="not_emulated")
