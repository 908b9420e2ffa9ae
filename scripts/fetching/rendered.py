"""Read the rendered form of a reference page, as text, into a check of the description.

It shows names, types and an example but no schema, so it cannot be merged. Every parameter and every key of
the example must exist in the description, though: a release that renames one is seen here first.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from attrs import frozen

from scripts.spec.errors import SpecError, pointer
from scripts.spec.walk import Operation, operations, parameters, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Location, Object

_SECTIONS: Final = {"Path Parameters": "path", "Query Parameters": "query", "Header Parameters": "header"}
_ENDS: Final = frozenset({*_SECTIONS, "Authorizations", "Body", "Response", "Cookies"})
# Bounded, so that a text of many beginnings and no end takes no longer than any other.
_CURL: Final = re.compile(
    r"curl --request (\w{1,10}).{0,400}?--url ['\"]?(\S{1,2000}?)['\"]?(?:\s|$)", re.DOTALL
)
_SENT: Final = re.compile(r"--data[^'\n]{0,40}'[^']{0,20000}'")
_MAX_TRIES: Final = 20
_NAME: Final = re.compile(r"^[A-Za-z_][\w.\-\[\]]*$")
_TYPE: Final = re.compile(
    r"^(?:string|integer|number|boolean|object|enum|file|any|null)(?:<[^>]+>)?(?:\[\])*(?: \| .+)?$"
)


@frozen
class RenderedPage:
    """What a rendered page shows of one operation.

    Attributes:
        file: Name of the page.
        method: Lower-case HTTP method.
        path: Path template.
        parameters: Pairs of place (`path`, `query`, `header`) and name.
        example: The example of the answer, parsed; None where the page shows none.
    """

    file: str
    method: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    example: Any


def is_rendered(text: str) -> bool:
    """Return whether a text is a rendered reference page: it shows the call as a curl command."""
    return _CURL.search(text) is not None


def read_rendered(text: str, *, file: str) -> RenderedPage:
    """Parse the text of a rendered reference page.

    Raises:
        SpecError: It shows no curl command.
    """
    call = _CURL.search(text)
    if call is None:
        raise SpecError("no curl command: not a rendered reference page", file=file)
    lines = [line.strip() for line in text[call.end() :].splitlines()]
    return RenderedPage(
        file=file,
        method=call[1].lower(),
        path=urlsplit(call[2]).path,
        parameters=tuple(_parameters(lines)),
        example=_example(text[call.end() :]),
    )


def _parameters(lines: list[str]) -> Iterator[tuple[str, str]]:
    place = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line in _ENDS:
            place = _SECTIONS.get(line, "")
        elif place and _NAME.match(line) and _TYPE.match(following):
            yield place, line


def _example(text: str) -> Any:
    head = re.split(
        r"^(?:Authorizations|Body|Response|\w+ Parameters)$", text, maxsplit=1, flags=re.MULTILINE
    )[0]
    # The body that the curl command sends stands in quotes, the answer at the start of a line.
    shown = _SENT.sub("", head)
    for start in itertools.islice(re.finditer(r"^[\[{]", shown, re.MULTILINE), _MAX_TRIES):
        try:
            return json.JSONDecoder().raw_decode(shown, start.start())[0]
        except (json.JSONDecodeError, RecursionError):
            continue
    return None


def missing(page: RenderedPage, document: Object) -> list[str]:
    """Return what ``page`` shows and ``document`` lacks, one sentence each; nothing when they agree."""
    found = [item for item in operations(document) if (item.method, item.path) == (page.method, page.path)]
    if not found:
        return [f"the page shows {page.method.upper()} {page.path}, the description has no such operation"]
    known = {(item.place, item.name) for item in parameters(document, found[0])}
    lacking = [
        f"{found[0].key}: no {place} parameter `{name}`"
        for place, name in page.parameters
        if (place, name) not in known
    ]
    keys = _unknown_keys(document, _answer(document, found[0]), page.example, ())
    return lacking + [f"{found[0].key}: no key {pointer(*location)} in the answer" for location in keys]


def _answer(document: Object, operation: Operation) -> Any:
    for code, response in sorted(operation.node["responses"].items()):
        content = resolve(document, response).get("content", {})
        if code.startswith("2") and content:
            return next(iter(content.values())).get("schema", {})
    return {}


def _unknown_keys(document: Object, schema: Any, example: Any, location: Location) -> Iterator[Location]:
    if isinstance(example, list):
        items = [part["items"] for part in _parts(document, schema) if "items" in part]
        for value in example[:1] if items else []:
            yield from _unknown_keys(document, items[0], value, (*location, 0))
    elif isinstance(example, dict):
        properties = {
            name: node
            for part in _parts(document, schema)
            for name, node in part.get("properties", {}).items()
        }
        for key, value in example.items() if properties else []:
            if key in properties:
                yield from _unknown_keys(document, properties[key], value, (*location, key))
            else:
                yield (*location, key)


def _parts(document: Object, schema: Any) -> list[Object]:
    """Return a schema and all that it is combined from, references followed."""
    node = resolve(document, schema)
    inner = [part for key in ("allOf", "anyOf", "oneOf") for part in node.get(key, [])]
    return [node, *(found for part in inner for found in _parts(document, part))]
