"""Search, answers, threads and turns, tags, v2 files, the OpenAI shapes: no model, but real passages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.emulator.files import add, pdf

if TYPE_CHECKING:
    import httpx

    from paradigm_emulator import ParadigmEmulator

LEASE = "The lease runs for twelve months. It ends by notice. Bicycles may be parked in the yard."


@pytest.fixture
def lease(emulator: ParadigmEmulator, api: httpx.Client) -> int:
    """Return the id of an indexed lease; an unrelated document lies beside it."""
    files = [{"filename": "lease.txt", "text": LEASE}, {"filename": "menu.txt", "text": "Soup and bread."}]
    identifier = emulator.seed(files=files)["files"][0]
    emulator.clock.advance(30)
    return identifier


def ask(api: httpx.Client, query: str = "How long does the lease run?", **more: Any) -> httpx.Response:
    return api.post("/api/v3/threads/turns", json={"query": query, **more})


def text_of(turn: dict[str, Any]) -> str:
    last = turn["messages"][-1]["parts"][-1]
    assert last["type"] == "text"
    found: str = last["text"]
    return found


# ------------------------------------------------------------------------------------------ search


def test_retrieve_finds_the_passage_with_its_scores(api: httpx.Client, lease: int) -> None:
    results = api.post("/api/v3/retrieve", json={"query": "lease months", "top_k": 5}).json()["results"]
    assert [result["document"]["id"] for result in results] == [lease]
    assert 0 < results[0]["scoring"]["score"] < 1
    assert "twelve months" in results[0]["chunk"]["text"]
    assert results[0]["chunk"]["content_id"] == f"content_id_{results[0]['chunk']['uuid']}"


def test_retrieve_stays_in_its_scope(emulator: ParadigmEmulator, api: httpx.Client, lease: int) -> None:
    def found(**scope: list[int]) -> int:
        return len(api.post("/api/v3/retrieve", json={"query": "lease", **scope}).json()["results"])

    assert (found(file_id=[lease]), found(file_id=[lease + 1]), found(workspace_id=[3])) == (1, 0, 0)
    assert api.post("/api/v3/retrieve", json={"query": "x", "workspace_id": [99]}).status_code == 403
    reader = {"authorization": "Bearer emulator-reader"}
    assert api.post("/api/v3/retrieve", json={"query": "lease"}, headers=reader).json() == {"results": []}


def test_passages_carry_their_page(emulator: ParadigmEmulator, api: httpx.Client, session: str) -> None:
    add(api, session, "two.pdf", pdf("Nothing here", "The yard is locked"))
    emulator.clock.advance(30)
    chunk = api.post("/api/v3/retrieve", json={"query": "yard"}).json()["results"][0]["chunk"]
    assert (chunk["metadata"]["page_start"], chunk["metadata"]["page_end"]) == (2, 2)


def test_queries_are_words_not_syntax(api: httpx.Client, lease: int) -> None:
    for query in ('"', "lease AND", "NEAR(", "*", "a:b", "^x", "-", "' OR 1=1 --"):
        assert api.post("/api/v3/retrieve", json={"query": query}).status_code == 200
        assert api.get("/api/v3/files", params={"search": query}).status_code == 200


def test_files_can_be_searched(api: httpx.Client, lease: int) -> None:
    found = api.get("/api/v3/files", params={"search": "bicycles"}).json()["results"]
    assert [file["id"] for file in found] == [lease]
    assert "search_details" not in found[0]
    (file,) = api.get("/api/v3/files", params={"search": "yard", "search_details": "true"}).json()["results"]
    assert "yard" in file["search_details"]["relevant_chunks"][0]["text"]


def test_v2_query_and_its_helpers(api: httpx.Client, lease: int) -> None:
    (answer,) = api.post("/api/v2/query", json={"query": "lease", "n": 3}).json()
    assert "lease" in answer["chunks"][0]["text"]
    body = {"query": "lease", "chunk_ids": [answer["chunks"][0]["uuid"]], "model": "m"}
    kept = api.post("/api/v2/filter/chunks", json=body).json()["chunks"]
    assert [chunk["uuid"] for chunk in kept] == body["chunk_ids"]
    again = api.post("/api/v2/query/reformulation", json={"query": "Lease lease?", "model": "m"}).json()
    assert again == [{"query": "Lease lease?", "reformulation": "lease"}]


# ------------------------------------------------------------------------------------------ v2 files


def test_v2_files(api: httpx.Client, lease: int) -> None:
    made = api.post(
        "/api/v2/files", files={"file": ("a.txt", b"one two")}, data={"collection_type": "company"}
    )
    assert (made.status_code, made.json()["bytes"]) == (201, 7)
    listed = api.get("/api/v2/files", params={"company_scope": "true"}).json()
    assert [file["id"] for file in listed["data"]] == [made.json()["id"]]

    def ids(**scopes: str) -> set[int]:
        return {file["id"] for file in api.get("/api/v2/files", params=scopes).json()["data"]}

    private, company = ids(private_scope="true"), ids(company_scope="true")
    assert lease in private
    assert ids(private_scope="true", company_scope="true") == private | company
    assert ids(private_scope="true", workspace_scope="2") == private | company
    asked = api.post(f"/api/v2/files/{lease}/ask-question", json={"question": "How long is the lease?"})
    assert "twelve months" in asked.json()["response"]
    assert "without a language model" in asked.json()["response"]
    (passage,) = asked.json()["chunks"]
    assert (passage["document"], passage["chunk_type"]) == (lease, "text")
    assert passage["content_id"].endswith(passage["uuid"])
    chunks = api.get(f"/api/v2/files/{lease}/chunks").json()["chunks"]
    assert chunks[0]["metadata"]["page_start"] == 1
    assert api.get(f"/api/v2/files/{lease}", params={"include_content": "true"}).json()["content"] == LEASE
    assert api.delete(f"/api/v2/files/{lease}").json() == {"id": lease, "deleted": True}
    assert api.get(f"/api/v2/files/{lease}").status_code == 404


# ------------------------------------------------------------------------------------------ threads and turns


def test_a_turn_is_answered_from_the_documents(api: httpx.Client, lease: int) -> None:
    turn = ask(api)
    assert turn.status_code == 200
    shown = turn.json()
    assert shown["status"] == "completed"
    assert [part["type"] for part in shown["messages"][-1]["parts"]] == ["reasoning", "tool_call", "text"]
    assert "twelve months" in text_of(shown)
    sources = api.get("/api/v3/sources", params={"turn_id": shown["id"]}).json()
    assert [source["page_start"] for source in sources["document"]] == [1]
    assert api.get(f"/api/v3/threads/{shown['thread']}/turns/{shown['id']}").json() == shown


def test_nothing_found_is_said(api: httpx.Client, lease: int) -> None:
    assert "No passage" in text_of(ask(api, "zebra").json())
    assert "No passage" in text_of(ask(api, "lease", workspace_ids=[3]).json())


def test_a_background_turn_is_polled(emulator: ParadigmEmulator, api: httpx.Client, lease: int) -> None:
    turn = ask(api, background=True)
    assert (turn.status_code, turn.json()["status"], len(turn.json()["messages"])) == (202, "running", 1)
    address = f"/api/v3/threads/{turn.json()['thread']}/turns/{turn.json()['id']}"
    assert api.get(address).json()["status"] == "running"
    emulator.clock.advance(1)
    assert "twelve months" in text_of(api.get(address).json())


def test_a_running_turn_can_be_cancelled(emulator: ParadigmEmulator, api: httpx.Client, lease: int) -> None:
    thread = ask(api, background=True).json()["thread"]
    assert api.patch(f"/api/v3/threads/{thread}", params={"cancel": "true"}).json()["status"] == "cancelling"
    emulator.clock.advance(60)
    assert api.get(f"/api/v3/threads/{thread}").json()["status"] == "cancelled"
    (turn,) = api.get(f"/api/v3/threads/{thread}/turns").json()["results"]
    assert (turn["status"], len(turn["messages"])) == ("cancelled", 1)


def test_a_streamed_turn(api: httpx.Client, lease: int) -> None:
    thread = api.post("/api/v3/threads", json={"name": "Lease"}).json()["id"]
    answer = api.post(f"/api/v3/threads/{thread}/turns", json={"query": "lease months?", "stream": True})
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    assert events[-1] == ["data: [DONE]"]
    named = [
        (event[0].removeprefix("event: "), json.loads(event[1].removeprefix("data: ")))
        for event in events[:-1]
    ]
    assert [named[0][0], named[-1][0]] == ["turn.created", "turn.completed"]
    told = "".join(data["text"] for name, data in named if name == "message.delta")
    assert told == text_of(named[-1][1])


def test_threads_are_walked_by_cursor_both_ways(api: httpx.Client) -> None:
    made = [api.post("/api/v3/threads", json={"name": f"t{number}"}).json()["id"] for number in range(5)][
        ::-1
    ]
    seen, address, pages = [], "/api/v3/threads?limit=2", []
    while address:
        page = api.get(address).json()
        pages.append(page)
        seen += [thread["id"] for thread in page["results"]]
        address = page["next"]
    assert seen == made
    assert [page["count"] for page in pages] == [5, None, None]
    back = api.get(pages[2]["previous"]).json()
    assert [thread["id"] for thread in back["results"]] == made[2:4]
    assert pages[0]["previous"] is None
    for wrong in ({"limit": "0"}, {"limit": "101"}, {"starting_after": "nope"}):
        assert api.get("/api/v3/threads", params=wrong).status_code == 400


def test_turns_refuse_what_they_cannot_take(api: httpx.Client) -> None:
    assert ask(api, "x" * 5001).json()["fields"].keys() == {"query"}
    assert ask(api, max_steps=21).json()["fields"].keys() == {"max_steps"}
    assert ask(api, agent_id=99).json()["fields"].keys() == {"agent_id"}
    assert api.get("/api/v3/threads/nope").status_code == 404


def test_an_agent_answers_from_its_scope_only(api: httpx.Client, lease: int) -> None:
    agent = api.post(
        "/api/v3/agents", json={"name": "A", "company_id": 1, "scoped_workspace_ids": [3]}
    ).json()["id"]
    assert "No passage" in text_of(ask(api, agent_id=agent).json())


# ------------------------------------------------------------------------------------------ tags


def test_tags_of_the_company_of_files_and_of_agents(api: httpx.Client, lease: int) -> None:
    made = api.post("/api/v3/tags", json={"name": "legal", "description": ""})
    tag = made.json()["id"]
    assert api.post("/api/v3/tags", json={"name": "legal", "description": ""}).status_code == 422
    assert [
        row["name"] for row in api.post(f"/api/v3/files/{lease}/tags", json={"tags": [tag]}).json()["tags"]
    ] == ["legal"]
    assert api.get("/api/v3/tags").json()["results"][0]["document_count"] == 1
    assert [row["id"] for row in api.get("/api/v3/agents/7/tags").json()] == [tag]
    for _ in range(2):
        assert api.delete(f"/api/v3/files/{lease}/tags/{tag}").status_code == 204
    assert api.get("/api/v3/agents/7/tags").json() == []
    assert api.post(f"/api/v3/files/{lease}/tags", json={"tags": [99]}).status_code == 400
    assert api.delete(f"/api/v3/tags/{tag}").status_code == 204
    assert api.delete(f"/api/v3/tags/{tag}").status_code == 404


def test_patching_a_file(api: httpx.Client, lease: int) -> None:
    tags = [api.post("/api/v3/tags", json={"name": name, "description": ""}).json()["id"] for name in "ab"]

    def patch(**fields: Any) -> httpx.Response:
        return api.patch(f"/api/v3/files/{lease}", data=fields, files={"none": b""})

    assert patch(title="Lease 2026").json()["title"] == "Lease 2026"
    assert [tag["id"] for tag in patch(tags=tags).json()["tags"]] == tags
    assert [tag["id"] for tag in patch(tags=f"[{tags[1]}]").json()["tags"]] == tags[1:]
    assert patch(tags="0").json()["tags"] == []
    assert patch(filename="other.txt").status_code == 400
    assert api.patch(f"/api/v3/files/{lease}", json={"title": "x"}).status_code == 415


def test_an_upload_with_an_unknown_tag_is_207(api: httpx.Client) -> None:
    answer = api.post(
        "/api/v3/files", files={"file": ("a.txt", b"x")}, data={"workspace_id": "3", "tags": "99"}
    )
    assert (answer.status_code, answer.json()["tags"]) == (207, [])


# ------------------------------------------------------------------------------------------ the rest


def test_the_profile(api: httpx.Client) -> None:
    assert api.get("/api/v3/users/me").json()["profile"]["username"] == "owner"
    changed = api.patch("/api/v3/users/me", json={"language": "fr", "terms_accepted": False}).json()
    assert (changed["settings"]["language"], changed["compliance"]["terms_accepted"]) == ("fr", False)
    assert api.get("/api/v3/users/me").json() == changed


def test_updates_of_agents_and_workspaces(api: httpx.Client, lease: int) -> None:
    changed = api.patch("/api/v3/agents/7", json={"name": "New", "scoped_workspace_ids": [3]}).json()
    assert (changed["name"], [workspace["id"] for workspace in changed["workspaces"]]) == ("New", [3])
    assert api.get("/api/v3/agents/7/files").json()["count"] == 0
    assert api.patch("/api/v3/workspaces/3", json={"name": "Deeds"}).json()["name"] == "Deeds"
    assert api.patch("/api/v3/workspaces/1", json={"name": "Mine"}).status_code == 403


def test_chat_and_embeddings(api: httpx.Client, lease: int) -> None:
    message = {"role": "user", "content": [{"type": "text", "text": "How long does the lease run?"}]}
    body = {"model": "m", "messages": [{"role": "system", "content": "Be brief."}, message], "n": 2}
    for version in ("v2", "v3"):
        answer = api.post(f"/api/{version}/chat/completions", json=body).json()
        assert [choice["index"] for choice in answer["choices"]] == [0, 1]
        assert "twelve months" in answer["choices"][0]["message"]["content"]
    (one,) = api.post("/api/v2/embeddings", json={"model": "m", "input": "lease", "dimensions": 8}).json()[
        "data"
    ]
    assert len(one["embedding"]) == 8
    assert api.post("/api/v2/embeddings", json={"model": "m", "input": 5}).status_code == 400
