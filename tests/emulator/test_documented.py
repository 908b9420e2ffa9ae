"""What the vendor's pages say beside the description: keys, formats of answers, limits of lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.files import owner

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTION = [{"role": "user", "content": "Is Paris wonderful or awful?"}]
CAPITAL = {"filename": "a.txt", "text": "Paris is the capital of France.", "status": None}


@pytest.fixture
def capital(emulator: ParadigmEmulator) -> None:
    emulator.seed(files=[CAPITAL])
    emulator.clock.advance(10)


def events(answer: httpx.Response) -> list[dict[str, Any]]:
    """Return the data of server-sent events, which must end as OpenAI's do."""
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = [line.removeprefix("data: ") for line in answer.text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


# ---------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x-api-key": "emulator"}, 200),
        ({"x-api-key": "wrong"}, 401),
        ({"x-api-key": ""}, 401),
        ({"x-api-key": "emulator", "authorization": "Bearer wrong"}, 401),
        ({"x-api-key": "emulator", "authorization": "Basic x"}, 401),
    ],
)
def test_a_key_may_come_in_a_header_of_its_own(
    emulator: ParadigmEmulator, headers: Mapping[str, str], status: int
) -> None:
    assert httpx.get(f"{emulator.base_url}/api/v3/files", headers=headers, timeout=60).status_code == status
    assert "wrong" not in json.dumps([entry.to_dict() for entry in emulator.requests])


# ---------------------------------------------------------------------------------------------- lists


def test_a_list_ends_after_max_documents(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(files=[{"filename": f"{n}.txt", "text": "x"} for n in range(12)])
    seen, address = [], "/api/v3/files?max_documents=7&page_size=5"
    while address:
        page = api.get(address).json()
        assert page["count"] == 7
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert (len(seen), len(set(seen))) == (7, 7)
    for wrong in ("0", "501", "x"):
        assert api.get("/api/v3/files", params={"max_documents": wrong}).status_code == 400


def test_the_next_page_of_v3_has_no_slash(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(files=[{"filename": f"{n}.txt", "text": "x"} for n in range(3)])
    page = api.get("/api/v3/files?page_size=1&page=2").json()
    assert page["next"] == f"{api.base_url}/api/v3/files?page_size=1&page=3".replace("//api", "/api")
    assert page["previous"].endswith("/api/v3/files?page_size=1")
    assert api.get("/api/v2/files?page_size=1").json()["next"].endswith("/api/v2/files/?page_size=1&page=2")


# ---------------------------------------------------------------------------------------------- files


def test_content_comes_by_page_too(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(files=[{"filename": "a.txt", "text": "First. " + " " * 3_000 + "Second."}])
    emulator.clock.advance(10)
    file = api.get("/api/v3/files/1", params={"include_content": "True"}).json()
    assert file["pages"] == [{"index": 1, "markdown": "First."}, {"index": 2, "markdown": "Second."}]
    assert file["content"] == "First.\nSecond."


def test_one_parser_is_taken(api: httpx.Client) -> None:
    def upload(client: httpx.Client, parser: str) -> int:
        form = {"workspace_id": "3", "parser": parser}
        return client.post("/api/v3/files", files={"file": ("a.txt", b"x")}, data=form).status_code

    assert [upload(api, parser) for parser in ("v2.2.1", "v2.1", "zzz")] == [201, 422, 422]
    with (
        ParadigmEmulator(clock="manual", release="victorious-vicuna") as older,
        owner(older) as client,
    ):
        assert [upload(client, parser) for parser in ("v2.2.1", "v2.1", "zzz")] == [201, 201, 422]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v2/chat/document-search",
        "/api/v2/tools/chatflows/",
        "/api/v3/search",
        "/api/v3/parse",
        "/api/v3/keys",
        "/api/v3/files/1/facets",
        "/api/v3/content-types/batch",
    ],
)
def test_known_operations_say_that_they_are_not_covered(api: httpx.Client, path: str) -> None:
    answer = api.post(path, json={"query": "x"})
    assert (answer.status_code, answer.json()["error"]) == (501, "not_emulated")
    assert api.put(path, json={}).status_code == 405


# ---------------------------------------------------------------------------------------------- search


@pytest.mark.usefixtures("capital")
def test_several_queries_are_answered_one_by_one(api: httpx.Client) -> None:
    answers = api.post("/api/v2/query", json={"query": ["capital", "nowhere"], "n": 2}).json()
    assert [(answer["query"], len(answer["chunks"])) for answer in answers] == [
        ("capital", 1),
        ("nowhere", 0),
    ]
    for wrong in ([], [""], [1], ["x"] * 101, None, ""):
        assert api.post("/api/v2/query", json={"query": wrong}).status_code == 400


# ---------------------------------------------------------------------------------------------- completions


@pytest.mark.usefixtures("capital")
def test_text_completions_stream_and_come_several_at_a_time(api: httpx.Client) -> None:
    body = {"model": "m", "prompt": "capital", "n": 2}
    whole = api.post("/api/v2/completions", json=body).json()
    assert [choice["index"] for choice in whole["choices"]] == [0, 1]
    streamed = events(api.post("/api/v2/completions", json={**body, "stream": True}))
    texts = ["", ""]
    for event in streamed:
        assert event["object"] == "text_completion"
        for choice in event["choices"]:
            texts[choice["index"]] += choice["text"]
    assert texts == [choice["text"] for choice in whole["choices"]]
    assert streamed[-1]["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize("path", ["/api/v2/chat/completions", "/api/v3/chat/completions"])
def test_usage_is_streamed_when_it_is_asked_for(api: httpx.Client, path: str) -> None:
    body = {"model": "m", "messages": QUESTION, "stream": True, "stream_options": {"include_usage": True}}
    last = events(api.post(path, json=body))[-1]
    assert last["choices"] == []
    assert last["usage"]["total_tokens"] > 0


# ---------------------------------------------------------------------------------------------- shapes


def content(api: httpx.Client, **more: Any) -> str:
    answer = api.post("/api/v2/chat/completions", json={"model": "m", "messages": QUESTION, **more})
    assert answer.status_code == 200, answer.text
    text: str = answer.json()["choices"][0]["message"]["content"]
    return text


SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 5},
        "count": {"type": "integer", "minimum": 3},
        "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 2},
        "kind": {"enum": ["city", "country"]},
        "maybe": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "either": {"type": ["null", "boolean"]},
        "many": {"type": "array", "items": {"$ref": "#/$defs/one"}, "minItems": 2},
        "none": {"type": "array", "items": {"type": "string"}, "maxItems": 0},
        "when": {"type": "string", "format": "date"},
        "fixed": {"const": 7},
    },
    "required": ["name"],
    "$defs": {"one": {"type": "object", "properties": {"a": {"allOf": [{"type": "string"}]}}}},
}


def test_an_answer_is_one_of_the_choices(api: httpx.Client) -> None:
    assert content(api, guided_choice=["bad", "wonderful thing"]) == "wonderful thing"
    assert content(api, guided_choice=["first", "second"]) == "first"


@pytest.mark.parametrize("how", ["guided_json", "text", "response_format"])
def test_an_answer_is_json_of_a_schema(api: httpx.Client, how: str) -> None:
    asked: dict[str, Any] = {
        "guided_json": {"guided_json": SCHEMA},
        "text": {"guided_json": json.dumps(SCHEMA)},
        "response_format": {
            "response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": SCHEMA}}
        },
    }[how]
    found = json.loads(content(api, **asked))
    assert set(found) == set(SCHEMA["properties"])
    assert (len(found["name"]), found["count"], found["share"], found["kind"]) == (5, 3, 1, "city")
    assert isinstance(found["maybe"], str)
    assert (found["either"], len(found["many"]), found["none"]) == (True, 2, [])
    assert (found["when"], found["fixed"]) == ("2026-01-05", 7)


def test_plain_json_and_plain_text(api: httpx.Client) -> None:
    assert "answer" in json.loads(content(api, response_format={"type": "json_object"}))
    assert content(api, response_format={"type": "text"}) == content(api)
    streamed = api.post(
        "/api/v2/chat/completions",
        json={"model": "m", "messages": QUESTION, "stream": True, "guided_json": SCHEMA},
    )
    text = "".join(
        choice["delta"].get("content", "") for event in events(streamed) for choice in event["choices"]
    )
    assert json.loads(text)["fixed"] == 7


def test_what_is_seeded_as_embedded_is_found(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    seeded = {"filename": "deed.txt", "text": "The barn was sold on Friday.", "status": "embedded"}
    files = emulator.seed(files=[{**seeded, "total_pages": 7}, {**seeded, "status": "parsing"}])["files"]
    found = api.post("/api/v3/retrieve", json={"query": "When was the barn sold?"}).json()["results"]
    assert [result["document"]["id"] for result in found] == files[:1]
    shown = api.get(f"/api/v3/files/{files[0]}", params={"include_content": True}).json()
    assert (shown["status"], shown["total_pages"]) == ("embedded", 7)
    assert shown["pages"][0]["markdown"] == "The barn was sold on Friday."


# ---------------------------------------------------------------------------------------------- tools


def tool(name: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "parameters": parameters}}


TOOLS = [tool("look_up", SCHEMA), tool("stop")]
NAMED = {"type": "function", "function": {"name": "stop"}}


@pytest.mark.parametrize("version", ["v2", "v3"])
@pytest.mark.parametrize(("choice", "name"), [("required", "look_up"), (NAMED, "stop")])
def test_a_tool_that_has_to_be_called_is(api: httpx.Client, version: str, choice: Any, name: str) -> None:
    body = {"model": "m", "messages": QUESTION, "tools": TOOLS, "tool_choice": choice}
    path = f"/api/{version}/chat/completions"
    (answered,) = api.post(path, json=body).json()["choices"]
    assert (answered["finish_reason"], answered["message"]["content"]) == ("tool_calls", None)
    (call,) = answered["message"]["tool_calls"]
    assert (call["type"], call["function"]["name"]) == ("function", name)
    arguments = json.loads(call["function"]["arguments"])
    assert set(arguments) == (set(SCHEMA["properties"]) if name == "look_up" else set())
    streamed = events(api.post(path, json={**body, "stream": True}))
    deltas = [choice["delta"] for event in streamed for choice in event["choices"]]
    assert [delta["tool_calls"][0]["function"] for delta in deltas if "tool_calls" in delta] == [
        call["function"]
    ]
    assert streamed[-1]["choices"][0]["finish_reason"] == "tool_calls"


@pytest.mark.parametrize("choice", [None, "auto", "none"])
def test_a_tool_that_may_be_called_is_left_alone(api: httpx.Client, choice: str | None) -> None:
    assert content(api, tools=TOOLS, tool_choice=choice) == content(api)


@pytest.mark.parametrize(
    "more",
    [
        {"tool_choice": "required"},
        {"tool_choice": "any", "tools": TOOLS},
        {"tool_choice": tool("other"), "tools": TOOLS},
        {"tool_choice": {"function": 5}, "tools": TOOLS},
        {"tool_choice": 5, "tools": TOOLS},
        {"tool_choice": "required", "tools": [{"function": 1}, {"function": {"name": 2}}]},
    ],
)
def test_a_choice_that_no_tool_fits_is_refused(api: httpx.Client, more: dict[str, Any]) -> None:
    asked = {"model": "m", "messages": QUESTION, **more}
    answer = api.post("/api/v2/chat/completions", json=asked)
    assert answer.status_code == 400
    assert "tool_choice" in answer.text


NESTED: dict[str, Any] = {"type": "array", "minItems": 100, "items": {}}
for _ in range(5):
    NESTED = {"type": "array", "minItems": 100, "items": NESTED}


@pytest.mark.parametrize(
    "asked",
    [
        {"guided_grammar": "x"},
        {"guided_json": {"type": "string", "contentEncoding": "base64"}},
        {"guided_json": {"type": "string", "format": "ipv6"}},
        {"guided_json": {"type": "integer", "minimum": 3, "maximum": 2}},
        {"guided_json": {"$ref": "#"}},
        {"guided_json": {"$ref": "#/nowhere"}},
        {"guided_json": {"type": "string", "minLength": 10**9}},
        {"guided_json": NESTED},
    ],
)
def test_shapes_that_no_extract_can_have_are_not_covered(api: httpx.Client, asked: dict[str, Any]) -> None:
    answer = api.post("/api/v2/chat/completions", json={"model": "m", "messages": QUESTION, **asked})
    assert (answer.status_code, answer.json()["error"]) == (501, "not_emulated")


@pytest.mark.parametrize(
    "asked",
    [
        {"guided_choice": []},
        {"guided_choice": [1]},
        {"guided_choice": ["a"], "guided_json": {}},
        {"guided_json": "{"},
        {"guided_json": {"type": "string", "minLength": "x"}},
        {"response_format": {"type": "yaml"}},
        {"response_format": {"type": "json_schema"}},
        {"response_format": "json"},
        {"stream_options": 1},
    ],
)
def test_malformed_shapes_are_refused(api: httpx.Client, asked: dict[str, Any]) -> None:
    answer = api.post("/api/v2/chat/completions", json={"model": "m", "messages": QUESTION, **asked})
    assert answer.status_code == 400
