from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts.fetching.merge import merge_into, merge_pages
from scripts.fetching.page import read_page
from scripts.fetching.rendered import missing, read_rendered
from scripts.spec.errors import SpecError
from scripts.spec.meaning import meaning
from scripts.spec.yaml_io import dump, load

if TYPE_CHECKING:
    from pathlib import Path

SESSION = "/api/v2/upload-session/{uuid}"
MARKDOWN = "retrieve-an-upload-session.md"
RENDERED = "list-files-scoped-to-an-agent.txt"


def page(
    name: str = "page.md",
    *,
    path: str = "/api/v2/a",
    schema: dict[str, Any] | None = None,
    release: str = "x (v2)",
) -> bytes:
    body = {
        "openapi": "3.0.3",
        "info": {"title": name, "version": release},
        "tags": [{"name": name}],
        "paths": {path: {"get": {"operationId": path, "responses": {"200": {"description": name}}}}},
        "components": {"schemas": {"Shared": schema or {"type": "string"}}},
    }
    return f"# {name}\n\n````yaml /api-reference/openapi-v2.yaml get {path}\n{dump(body)}````\n".encode()


def test_the_vendors_page_reads_whole(pages: Path) -> None:
    read = read_page((pages / MARKDOWN).read_bytes(), file=MARKDOWN)
    assert (read.version, read.method, read.path) == ("v2", "get", SESSION)
    assert sorted(read.document["components"]["schemas"]) == [
        "StatusEnum",
        "UploadSessionDocument",
        "UploadSessionResponse",
    ]


def test_the_vendors_page_merges_with_no_difference_against_what_is_vendored(
    pages: Path, vendored: Any
) -> None:
    upstream = load(vendored.upstream("v2").read_bytes(), file="v2")
    read = read_page((pages / MARKDOWN).read_bytes(), file=MARKDOWN)
    merged = merge_into(upstream, merge_pages([read]))
    assert meaning(merged["paths"][SESSION]["get"]) == meaning(read.document["paths"][SESSION]["get"])
    assert merged == upstream, "marks of provenance and prose stay as they are, too"


def test_a_page_that_says_more_takes_the_place_of_what_is_vendored(pages: Path, vendored: Any) -> None:
    upstream = load(vendored.upstream("v2").read_bytes(), file="v2")
    text = (
        (pages / MARKDOWN)
        .read_text("utf-8")
        .replace("        - updating\n", "        - updating\n        - parsed\n")
    )
    merged = merge_into(upstream, merge_pages([read_page(text.encode(), file=MARKDOWN)]))
    assert merged["components"]["schemas"]["StatusEnum"]["enum"][-1] == "parsed"
    assert len(merged["paths"]) == len(upstream["paths"])


@pytest.mark.parametrize("version", ["v3"])
def test_every_parameter_and_example_key_of_the_rendered_page_is_described(
    pages: Path, built: dict[str, dict[str, Any]], version: str
) -> None:
    read = read_rendered((pages / RENDERED).read_text("utf-8"), file=RENDERED)
    assert (read.method, read.path) == ("get", "/api/v3/agents/{id}/files")
    assert len(read.parameters) == 19
    assert read.parameters[0] == ("path", "id")
    assert ("query", "workspace_id") in read.parameters
    assert read.example["results"][0]["search_details"]["relevant_chunks"][0]["lexical_score"] == 123
    assert missing(read, built[version]) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "\ntag_id\ninteger[]",
            "\ntag_ids\ninteger[]",
            "GET /api/v3/agents/{id}/files: no query parameter `tag_ids`",
        ),
        ("\nid\ninteger", "\nagent_id\ninteger", "no path parameter `agent_id`"),
        ('"count": 123', '"total": 123', "no key /total in the answer"),
        (
            '"lexical_score"',
            '"lexical"',
            "no key /results/0/search_details/relevant_chunks/0/lexical in the answer",
        ),
        ("agents/{id}/files \\", "agents/{id}/documents \\", "shows GET /api/v3/agents/{id}/documents"),
        ("--request GET", "--request PUT", "shows PUT /api/v3/agents/{id}/files"),
    ],
)
def test_what_the_rendered_page_shows_and_the_description_lacks_is_told(
    pages: Path, built: dict[str, dict[str, Any]], before: str, after: str, told: str
) -> None:
    text = (pages / RENDERED).read_text("utf-8")
    assert before in text
    lacking = missing(read_rendered(text.replace(before, after), file=RENDERED), built["v3"])
    assert len(lacking) == 1
    assert told in lacking[0]


def test_the_example_of_a_page_is_the_answer_not_the_body_that_is_sent() -> None:
    text = (
        "POST\ncurl --request POST \\\n  --url https://paradigm.example/api/v2/a \\\n"
        "  --header 'Authorization: Bearer <token>' \\\n  --data '\n{\n  \"sent\": 1\n}\n'\n"
        '{\n  "got": [1]\n}\n\nAuthorizations\n'
    )
    assert read_rendered(text, file="page.txt").example == {"got": [1]}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"# Title\n\nNo description here.\n", "page.md: no fence with a description"),
        (page() + page(), "page.md: 2 fences with a description"),
        (page()[:-8], "page.md: the fence is not closed: the page was cut off"),
        (
            page().replace(b"get /api/v2/a", b"get /api/v2/b"),
            "announces GET /api/v2/b but describes something else",
        ),
        (page().replace(b"get /api/v2/a", b"post /api/v2/a"), "announces POST /api/v2/a but describes"),
        (page().replace(b"openapi: 3.0.3", b"openapi: [3.0.3"), "page.md (fence):"),
        (b"<!DOCTYPE html><html><body>Docs</body></html>", "page.md: an HTML page"),
        (b"", "no fence"),
    ],
)
def test_a_page_that_is_not_whole_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(SpecError) as caught:
        read_page(data, file="page.md")
    assert told in str(caught.value)


def test_pages_with_windows_line_ends_read_the_same(pages: Path) -> None:
    data = (pages / MARKDOWN).read_bytes()
    plain = read_page(data, file="x")
    assert read_page(data.replace(b"\n", b"\r\n"), file="x") == plain


def test_pages_are_united() -> None:
    read = [read_page(page(name, path=f"/api/v2/{name}"), file=name) for name in ("b", "a", "c")]
    merged = merge_pages(read)
    assert sorted(merged["paths"]) == ["/api/v2/a", "/api/v2/b", "/api/v2/c"]
    assert merged["components"]["schemas"] == {"Shared": {"type": "string"}}
    assert [tag["name"] for tag in merged["tags"]] == ["b", "a", "c"]


def test_two_pages_that_define_a_name_differently_are_both_shown() -> None:
    first = read_page(page("one.md"), file="one.md")
    second = read_page(page("two.md", path="/api/v2/b", schema={"type": "integer"}), file="two.md")
    with pytest.raises(SpecError) as caught:
        merge_pages([first, second])
    told = str(caught.value)
    assert told.startswith("two.md: /components/schemas/Shared: two pages define it differently:")
    assert "--- one.md\nShared:\n  type: string\n" in told
    assert "--- two.md\nShared:\n  type: integer\n" in told


def test_the_same_operation_on_two_pages_must_be_the_same() -> None:
    first = read_page(page("one.md"), file="one.md")
    other = page("two.md").replace(b"operationId: /api/v2/a", b"operationId: other")
    assert merge_pages([first, read_page(page("two.md"), file="two.md")])["paths"]
    with pytest.raises(SpecError, match="/paths/~1api~1v2~1a/get: two pages"):
        merge_pages([first, read_page(other, file="two.md")])


def test_prose_may_differ_between_pages() -> None:
    first = read_page(page("one.md", schema={"type": "string", "description": "One"}), file="one.md")
    second = read_page(page("two.md", path="/api/v2/b", schema={"type": "string", "x-a": 1}), file="two.md")
    assert merge_pages([first, second])["components"]["schemas"]["Shared"]["description"] == "One"


def test_pages_of_two_releases_are_not_mixed() -> None:
    first = read_page(page("one.md", release="xenial (v2)"), file="one.md")
    second = read_page(page("two.md", path="/api/v2/b", release="young (v2)"), file="two.md")
    with pytest.raises(SpecError, match=r"(?s)/info/version: two pages define it differently.*xenial.*young"):
        merge_pages([first, second])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"type": "string", "description": "a"}, {"type": "string"}, True),
        ({"required": ["a", "b"]}, {"required": ["b", "a"]}, True),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}, True),
        ({"properties": {"description": {"type": "string"}}}, {"properties": {}}, False),
        (
            {"properties": {"title": {"type": "string"}}},
            {"properties": {"title": {"type": "integer"}}},
            False,
        ),
        ({"default": {"description": "a"}}, {"default": {"description": "b"}}, False),
        ({"x-mark": 1}, {}, True),
        ({"type": "string"}, {"type": "integer"}, False),
        ({"nullable": True}, {}, False),
    ],
)
def test_meaning_is_what_is_left_without_prose(one: Any, other: Any, *, same: bool) -> None:
    assert (meaning(one) == meaning(other)) is same
