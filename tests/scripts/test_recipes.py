"""The recipes of docs/spec.md: each is refused without, and accepted with, what the page says to write."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from scripts.build_spec import check
from scripts.overlay import apply, read_actions
from scripts.spec.errors import SpecError
from scripts.spec.layout import REPOSITORY
from scripts.spec.yaml_io import dump, load
from scripts.view.client_view import client_view

Document = dict[str, Any]

PAGE = (REPOSITORY / "docs" / "spec.md").read_text("utf-8")
RECIPES = dict(re.findall(r"<!-- recipe: ([\w-]+) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL))
LIST, ONE = "/api/v2/files", "/api/v2/files/{id}"


def cooked(recipe: str, document: Document) -> Document:
    """Return a description to which a recipe was applied, as `nox -s spec-build` would."""
    overlay = f"overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{RECIPES[recipe]}"
    return apply(document, read_actions(overlay.encode(), file="docs/spec.md"))


def refused(document: Document, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        check(document, file="f")


def as_the_framework_lists_them(document: Document) -> None:
    """Every authentication class of Django REST framework, and a visitor."""
    document["components"]["securitySchemes"] = {
        "cookieAuth": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        "tokenAuth": {"type": "apiKey", "in": "header", "name": "Authorization"},
        "basicAuth": {"type": "http", "scheme": "basic"},
    }
    for operation in (item for path in document["paths"].values() for item in path.values()):
        operation["security"] = [{"cookieAuth": []}, {"tokenAuth": []}, {"basicAuth": []}, {}]


def with_all_parsers(document: Document) -> None:
    content = document["paths"][ONE]["patch"]["requestBody"]["content"]
    for name in ("application/x-www-form-urlencoded", "multipart/form-data"):
        content[name] = copy.deepcopy(content["application/json"])


def with_repeated_keys(document: Document) -> None:
    del document["paths"][LIST]["get"]["parameters"][3]["explode"]


def test_every_recipe_of_the_page_is_tried() -> None:
    assert set(RECIPES) == {"security", "body", "parsers", "lists", "one-value", "null"}


def test_cookies_and_visitors_give_way_to_the_key(document: Document) -> None:
    as_the_framework_lists_them(document)
    refused(document, "does not require bearer authentication")
    made = cooked("security", document)
    check(made, file="f")
    assert {str(o["security"]) for p in made["paths"].values() for o in p.values()} == {
        "[{'bearerAuth': []}]"
    }


def test_a_body_is_required(document: Document) -> None:
    made = cooked("body", document)
    check(made, file="f")
    assert "required" not in document["paths"][ONE]["patch"]["requestBody"]
    assert made["paths"][ONE]["patch"]["requestBody"]["required"] is True


def test_of_several_parsers_the_client_sends_the_one_that_is_left(document: Document) -> None:
    with_all_parsers(document)
    check(document, file="f")
    sent = {kind: client_view(one)["paths"][ONE]["patch"] for kind, one in _both(document)}
    assert list(sent["as it is"]["requestBody"]["content"]) == ["application/json"]
    assert "This client sends application/json; the API also takes" in sent["as it is"]["description"]
    assert list(sent["cooked"]["requestBody"]["content"]) == ["application/x-www-form-urlencoded"]


def _both(document: Document) -> list[tuple[str, Document]]:
    return [("as it is", document), ("cooked", cooked("parsers", document))]


@pytest.mark.parametrize("recipe", ["lists", "one-value"])
def test_a_list_of_repeated_keys(document: Document, recipe: str) -> None:
    with_repeated_keys(document)
    refused(document, "`status` is a list but not `explode: false`")
    check(cooked(recipe, document), file="f")


def as_3_1(document: Document) -> Document:
    """Return a description in the words of OpenAPI 3.1, with nulls where it had them, but for two."""
    text = (
        dump(document)
        .replace("openapi: 3.0.3", "openapi: 3.1.0")
        .replace("format: binary", "contentMediaType: application/octet-stream")
    )
    made: Document = load(text, file="f")
    schemas = made["components"]["schemas"]
    for page in (schemas["FilePage"]["properties"], schemas["FileChange"]["properties"]):
        for schema in page.values():
            if schema.pop("nullable", None):
                schema["type"] = [schema["type"], "null"]
    return made


def test_null_is_a_type_in_3_1(document: Document) -> None:
    made = as_3_1(document)
    refused(made, r"(?s)File/properties/title: has `nullable`.*File/properties/status: has `nullable`")
    check(cooked("null", without_null(made)), file="f")


def without_null(document: Document) -> Document:
    """Take the two that are left away: what the recipe is for."""
    file = document["components"]["schemas"]["File"]["properties"]
    del file["title"]["nullable"]
    file["status"] = {"$ref": "#/components/schemas/StatusEnum"}
    return document
