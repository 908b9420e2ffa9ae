"""New content for a document that is there, as the successor takes it by PATCH."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.files import owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

OLD, NEW = b"The barn was sold.", b"# Deed\n\nThe mill was bought."


@pytest.fixture
def successor() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(clock="manual", release="successor") as found:
        yield found


@pytest.fixture
def api(successor: ParadigmEmulator) -> Iterator[httpx.Client]:
    with owner(successor) as found:
        yield found


@pytest.fixture
def deed(successor: ParadigmEmulator, api: httpx.Client) -> str:
    """Return the address of a document that is indexed."""
    added = api.post("/api/v3/files", files={"file": ("deed.txt", OLD)}, data={"workspace_id": "3"})
    successor.clock.advance(30)
    return f"/api/v3/files/{added.json()['id']}"


def replace(api: httpx.Client, address: str, name: str = "deed.md", data: bytes = NEW, **form: Any) -> Any:
    answer = api.patch(address, files={"file": (name, data)}, data=form)
    assert answer.status_code == 200, answer.text
    return answer.json()


def found(api: httpx.Client, query: str) -> int:
    return len(api.post("/api/v3/retrieve", json={"query": query}).json()["results"])


def test_until_its_turn_everything_tells_of_the_old_content(api: httpx.Client, deed: str) -> None:
    before = api.get(deed).json()
    assert (before["status"], before["pending_reprocess"]) == ("embedded", None)
    answered = replace(api, deed, title="Kept")
    assert (answered["status"], answered["pending_reprocess"]) == ("embedded", "update")
    after = api.get(deed).json()
    same = ("id", "filename", "extension", "size", "signature", "total_pages")
    assert [after[name] for name in same] == [before[name] for name in same]
    assert (api.get(f"{deed}/download").content, found(api, "barn"), found(api, "mill")) == (OLD, 1, 0)
    (row,) = api.get("/api/v3/files").json()["results"]
    assert row["pending_reprocess"] == "update"


def test_the_new_content_takes_its_place_and_id_title_and_tags_stay(
    successor: ParadigmEmulator, api: httpx.Client, deed: str
) -> None:
    tag = api.post("/api/v3/tags", json={"name": "law", "description": ""}).json()["id"]
    api.patch(deed, data={"tags": tag})
    replace(api, deed)
    seen = [api.get(deed).json()]
    while seen[-1]["status"] != "embedded" or seen[-1]["pending_reprocess"]:
        assert len(seen) < 100
        successor.clock.advance(0.25)
        seen.append(api.get(deed).json())
        if seen[-1]["status"] == "parsing":
            assert (found(api, "barn"), found(api, "mill")) == (0, 0)
    runs = dict.fromkeys((file["status"], file["pending_reprocess"]) for file in seen)
    assert list(runs) == [("embedded", "update"), ("parsing", None), ("embedding", None), ("embedded", None)]
    last = seen[-1]
    assert (last["filename"], last["extension"], last["size"]) == ("deed.md", "md", len(NEW))
    assert (last["title"], [one["id"] for one in last["tags"]]) == ("deed", [tag])
    assert last["signature"] != seen[0]["signature"]
    assert (api.get(f"{deed}/download").content, found(api, "barn"), found(api, "mill")) == (NEW, 0, 1)


@pytest.mark.parametrize("seconds", [0, 0.5, 1, 1.5, 2])
def test_a_document_that_is_under_way_starts_again(
    successor: ParadigmEmulator, api: httpx.Client, seconds: float
) -> None:
    added = api.post("/api/v3/files", files={"file": ("a.txt", OLD)}, data={"workspace_id": "3"}).json()
    successor.clock.advance(seconds)
    replace(api, f"/api/v3/files/{added['id']}", data=b"Nobody's")
    replace(api, f"/api/v3/files/{added['id']}")
    successor.clock.advance(30)
    file = api.get(f"/api/v3/files/{added['id']}").json()
    assert (file["status"], file["filename"], file["pending_reprocess"]) == ("embedded", "deed.md", None)
    assert (found(api, "barn"), found(api, "Nobody's"), found(api, "mill")) == (0, 0, 1)


@pytest.mark.parametrize(
    ("name", "stored"), [("deed.txt", "deed.txt"), ("b.txt", "b (1).txt"), ("C.MD", "C.MD")]
)
def test_the_stored_name_follows_and_is_unique(
    successor: ParadigmEmulator, api: httpx.Client, deed: str, name: str, stored: str
) -> None:
    successor.seed(files=[{"filename": "b.txt", "text": "x", "workspace_id": 3}])
    replace(api, deed, name)
    successor.clock.advance(30)
    assert api.get(deed).json()["filename"] == stored


def test_a_replacement_that_cannot_be_read_fails_and_one_can_be_scripted(
    successor: ParadigmEmulator, api: httpx.Client, deed: str
) -> None:
    replace(api, deed, "deed.pdf", b"%PDF-1.4 nothing more")
    successor.clock.advance(30)
    assert api.get(deed).json()["status"] == "parsing_failed"
    successor.outcome("late.*", "embedding_failed", detail="no GPU")
    replace(api, deed, "late.txt")
    assert api.get(deed).json()["status"] == "parsing_failed"
    successor.clock.advance(30)
    file = api.get(deed).json()
    assert (file["status"], file["status_detail"]) == ("embedding_failed", "no GPU")


def test_what_is_refused_leaves_the_old_content(
    successor: ParadigmEmulator, api: httpx.Client, deed: str
) -> None:
    empty = api.patch(deed, files={"file": ("a.txt", b"")}, data={"title": "New"})
    tagged = api.patch(deed, files={"file": ("a.txt", NEW)}, data={"tags": "99"})
    unnamed = api.patch(deed, files={"file": ("..", NEW)}, data={"title": "New"})
    text = api.patch(deed, data={"file": "https://a.example"})
    assert [answer.status_code for answer in (empty, tagged, unnamed, text)] == [422, 400, 422, 422]
    file = api.get(deed).json()
    assert (file["title"], file["pending_reprocess"]) == ("deed", None)


def test_a_deleted_document_takes_its_replacement_with_it(
    successor: ParadigmEmulator, api: httpx.Client, deed: str
) -> None:
    replace(api, deed)
    assert api.delete(deed).status_code == 204
    successor.clock.advance(30)
    assert api.get("/api/v3/files").json()["count"] == 0


def test_a_replacement_survives_a_restart_and_its_document_is_real(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with ParadigmEmulator(path, clock="manual", release="successor") as first, owner(first) as api:
        (number,) = first.seed(files=[{"filename": "a.txt", "text": "x", "status": "embedded"}])["files"]
        replace(api, f"/api/v3/files/{number}")
    with ParadigmEmulator(path, clock="manual", release="successor") as second, owner(second) as api:
        second.clock.advance(30)
        assert found(api, "mill") == 1


@pytest.mark.parametrize("release", ["xenial-xerus", "victorious-vicuna"])
def test_paradigm_itself_refuses(release: Any) -> None:
    with ParadigmEmulator(clock="manual", release=release) as emulator, owner(emulator) as api:
        (number,) = emulator.seed(files=[{"filename": "a.txt", "text": "x"}])["files"]
        refused = api.patch(f"/api/v3/files/{number}", files={"file": ("b.txt", NEW)})
        assert refused.status_code == 400
        assert "pending_reprocess" not in json.dumps(api.get(f"/api/v3/files/{number}").json())
