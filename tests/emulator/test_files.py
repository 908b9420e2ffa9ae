"""v3 files, workspaces and agents: filters, pages, names, refusals."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.emulator.files import add

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

Seeded = Callable[..., list[int]]


@pytest.fixture
def seeded(emulator: ParadigmEmulator) -> Seeded:
    """Return a function that seeds files and returns their ids."""

    def seed(*files: dict[str, object]) -> list[int]:
        return emulator.seed(files=[{"text": "some words", **file} for file in files])["files"]

    return seed


def ids(answer: httpx.Response) -> list[int]:
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["results"]]


def test_a_session_and_its_agent_show_the_same_documents(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    identifier = add(api, session, "a.txt", b"words").json()["id"]
    emulator.clock.advance(10)
    agent = f"/api/v3/agents/{emulator.default_agent_id}/files"
    for address in (agent, "/api/v3/files"):
        answer = api.get(address, params={"upload_session_uuid": session, "status": "embedded"})
        assert ids(answer) == [identifier]
        assert answer.json()["results"][0]["upload_session_uuid"] == session


@pytest.mark.parametrize("address", ["/api/v3/files", "/api/v3/agents/7/files"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "embedded,pending"}, {1, 2}),
        ([("status", "embedded"), ("status", "fail")], {3}),
        ({"extension": "PDF,.md"}, {2, 3}),
        ({"filename": "REPORT"}, {2}),
        ({"filename": "%"}, set()),
        ({"title": "étude"}, {3}),
        ({"workspace_id": "2,3"}, {2, 3}),
        ({"total_pages_min": "4", "total_pages_max": "9"}, {2}),
        ({"tag_id": "1,2"}, {1, 3}),
        ({"group_id": "1"}, set()),
        ({"status_vision": "-"}, {1, 2, 3}),
        ({"status_vision": "embedded"}, set()),
        ({"uploaded_at_after": "2026-01-05", "uploaded_at_before": "2026-01-05T08:00:00Z"}, {1, 2, 3}),
        ({"updated_at_before": "2026-01-05T09:00:00+02:00"}, set()),
        ({"upload_session_uuid": "3c90c3cc-0d44-4b50-8888-8dd25736052a"}, set()),
    ],
)
def test_every_filter_narrows(
    api: httpx.Client, seeded: Seeded, address: str, query: dict[str, str], expected: set[int]
) -> None:
    seeded(
        {"filename": "a.txt", "status": "embedded", "tags": ["red"]},
        {"filename": "Report.pdf", "status": "pending", "workspace_id": 2, "total_pages": 5},
        {"filename": "b.md", "title": "Une étude", "status": "fail", "workspace_id": 3, "tags": ["blue"]},
    )
    assert set(ids(api.get(address, params=query))) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "embedded,quarantined"),
        ("status_vision", "nope"),
        ("workspace_id", "1,two"),
        ("total_pages_min", "2147483648"),
        ("tag_id", "1.5"),
        ("updated_at_after", "yesterday"),
        ("upload_session_uuid", "123"),
    ],
)
def test_a_bad_filter_value_is_400_by_name(api: httpx.Client, name: str, value: str) -> None:
    for address in ("/api/v3/files", "/api/v3/agents/7/files"):
        answer = api.get(address, params={name: value})
        assert (answer.status_code, list(answer.json()["fields"])) == (400, [name])


def test_walking_next_meets_every_file_once(api: httpx.Client, seeded: Seeded) -> None:
    expected = seeded(*({"filename": f"{number}.txt"} for number in range(45)))
    seen, address = [], "/api/v3/files?status=pending&ordering=id"
    while address:
        page = api.get(address).json()
        assert page["count"] == 45
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
        assert address is None or address.startswith(str(api.base_url))
    assert seen == expected


def test_page_numbers_as_django_counts_them(api: httpx.Client, seeded: Seeded) -> None:
    seeded(*({"filename": f"{number}.txt"} for number in range(5)))
    last = api.get("/api/v3/files?page_size=2&page=last").json()
    assert (len(last["results"]), last["next"]) == (1, None)
    assert re.search(r"[?&]page=2(&|$)", last["previous"])
    first = api.get(api.get("/api/v3/files?page_size=2&page=2").json()["previous"]).json()
    assert first["previous"] is None
    for page in ("0", "-1", "4", "x", "99999999999999999999"):
        answer = api.get(f"/api/v3/files?page_size=2&page={page}")
        assert (answer.status_code, answer.json()["detail"]) == (404, "Invalid page.")
    assert len(api.get("/api/v3/files?page_size=x").json()["results"]) == 5


def test_ordering(api: httpx.Client, seeded: Seeded) -> None:
    one, two, three = seeded({"filename": "b.txt"}, {"filename": "a.txt"}, {"filename": "c.txt"})
    assert ids(api.get("/api/v3/files?ordering=filename")) == [two, one, three]
    assert ids(api.get("/api/v3/files?ordering=-filename")) == [three, one, two]
    assert ids(api.get("/api/v3/files?ordering=nonsense")) == [three, two, one]


def test_names_are_made_unique_within_a_workspace(api: httpx.Client) -> None:
    def upload(workspace: int) -> str:
        answer = api.post(
            "/api/v3/files", files={"file": ("a.txt", b"x")}, data={"workspace_id": str(workspace)}
        )
        assert answer.status_code == 201
        name = answer.json()["filename"]
        assert isinstance(name, str)
        return name

    assert [upload(1), upload(1), upload(1), upload(3)] == ["a.txt", "a (1).txt", "a (2).txt", "a.txt"]


def test_the_same_external_id_is_the_same_file(api: httpx.Client) -> None:
    form = {"workspace_id": "3", "external_metadata": '{"external_id": "s3://x/1", "doc_type": "invoice"}'}
    first = api.post("/api/v3/files", files={"file": ("a.txt", b"x")}, data=form)
    again = api.post("/api/v3/files", files={"file": ("a.txt", b"x")}, data=form)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    found = api.get("/api/v3/files", params={"external_metadata__external_id": "s3://x/1"})
    assert ids(found) == [first.json()["id"]]


def test_a_v3_body_is_refused_with_fields(api: httpx.Client) -> None:
    answer = api.post("/api/v3/files", files={"other": b"x"})
    assert answer.status_code == 422
    assert answer.json()["fields"] == {"file": [{"error": "required", "detail": "No file was submitted."}]}


def test_include_content_shows_the_text(
    emulator: ParadigmEmulator, api: httpx.Client, seeded: Seeded
) -> None:
    (identifier,) = seeded({"filename": "a.html", "text": "<p>One</p><script>no</script><p>two</p>"})
    emulator.clock.advance(10)
    assert (
        api.get(f"/api/v3/files/{identifier}", params={"include_content": "true"}).json()["content"]
        == "One two"
    )
    assert "content" not in api.get(f"/api/v3/files/{identifier}").json()


def test_a_file_can_be_deleted_once(api: httpx.Client, seeded: Seeded) -> None:
    (identifier,) = seeded({"filename": "a.txt"})
    assert api.delete(f"/api/v3/files/{identifier}").status_code == 204
    assert api.delete(f"/api/v3/files/{identifier}").status_code == 404


def test_an_agent_sees_its_workspaces_only(api: httpx.Client, seeded: Seeded) -> None:
    _, inside = seeded({"filename": "a.txt"}, {"filename": "b.txt", "workspace_id": 3})
    body = {"name": "Lawyer", "company_id": 1, "scoped_workspace_ids": [3]}
    agent = api.post("/api/v3/agents", json=body)
    assert agent.status_code == 201
    assert ids(api.get(f"/api/v3/agents/{agent.json()['id']}/files")) == [inside]
    assert api.get("/api/v3/agents/99/files").status_code == 404
    refused = api.post("/api/v3/agents", json={"company_id": 1, "scoped_workspace_ids": [99]})
    assert (refused.status_code, set(refused.json()["fields"])) == (422, {"name", "scoped_workspace_ids"})


def test_workspaces_are_listed_by_name_and_made(api: httpx.Client) -> None:
    made = api.post("/api/v3/workspaces", json={"name": "Archive"})
    assert made.status_code == 201
    assert api.get(f"/api/v3/workspaces/{made.json()['id']}").json() == made.json()
    names = [row["name"] for row in api.get("/api/v3/workspaces").json()["results"]]
    assert names == ["Archive", "Company", "Contracts", "Private"]


def test_keys_and_roles(emulator: ParadigmEmulator, api: httpx.Client, session: str) -> None:
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic emulator"}):
        answer = httpx.get(f"{emulator.base_url}/api/v3/files", headers=headers, timeout=60)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    reader = {"authorization": "Bearer emulator-reader"}
    assert api.get("/api/v3/files", headers=reader).status_code == 200
    assert api.post("/api/v2/upload-session", headers=reader).status_code == 403
    assert api.get(f"/api/v2/upload-session/{session}", headers=reader).status_code == 404
    assert "Private" not in api.get("/api/v3/workspaces", headers=reader).text


def test_what_is_not_emulated_says_so(api: httpx.Client) -> None:
    answer = api.get("/api/v3/mcp")
    assert (answer.status_code, answer.json()["error"]) == (501, "not_emulated")
    assert api.get("/api/v3/nonsense").status_code == 404
    refused = api.put("/api/v3/files")
    assert refused.status_code == 405
    assert {"GET", "POST"} <= set(refused.headers["allow"].split(", "))


def test_a_trailing_slash_makes_no_difference(api: httpx.Client) -> None:
    assert api.get("/api/v3/files/").json() == api.get("/api/v3/files").json()
    assert api.post("/api/v2/upload-session/").status_code == 201
