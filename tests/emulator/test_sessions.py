"""v2 upload sessions, as far as public pages and client code tell."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.files import add, owner, statuses

if TYPE_CHECKING:
    import httpx


def test_a_new_session_is_valid_and_empty(api: httpx.Client) -> None:
    answer = api.post("/api/v2/upload-session", json={"ingestion_pipeline": "v2.2"})
    assert answer.status_code == 201
    shown = answer.json()
    assert uuid.UUID(shown["uuid"])
    assert (shown["is_valid"], shown["documents"]) == (True, [])
    assert api.get(f"/api/v2/upload-session/{shown['uuid']}").json() == shown


def test_an_unknown_pipeline_is_refused_by_name(api: httpx.Client) -> None:
    answer = api.post("/api/v2/upload-session", json={"ingestion_pipeline": "v9"})
    assert (answer.status_code, answer.json()) == (
        400,
        {"ingestion_pipeline": ['"v9" is not a valid choice.']},
    )


def test_documents_move_only_as_the_clock_does(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    assert add(api, session, "note.txt", b"Some words.").json()["id"] == 1
    seen = []
    for seconds in (0, 0.4, 0.6, 0.6):
        emulator.clock.advance(seconds)
        seen.append(statuses(api, session)["note"])
        assert statuses(api, session)["note"] == seen[-1]
    assert seen == ["pending", "parsing", "embedding", "embedded"]


def test_one_long_advance_equals_many_short_ones() -> None:
    def run(steps: int) -> list[dict[str, object]]:
        with ParadigmEmulator(clock="manual") as other:
            client = owner(other)
            with client:
                here = client.post("/api/v2/upload-session").json()["uuid"]
                for number in range(3):
                    add(client, here, f"{number}.md", b"# Title\n\nText. " * (number + 1))
                for _ in range(steps):
                    other.clock.advance(6 / steps)
                shown: list[dict[str, object]] = client.get(f"/api/v2/upload-session/{here}").json()[
                    "documents"
                ]
                return shown

    assert run(1) == run(60)


def test_a_title_is_kept_and_defaults_to_the_stem(api: httpx.Client, session: str) -> None:
    add(api, session, "2024.report.txt", b"x")
    add(api, session, "b.txt", b"x", title="Ünï")
    assert set(statuses(api, session)) == {"2024.report", "Ünï"}


@pytest.mark.parametrize(
    ("fields", "workspace"),
    [
        ({}, 1),
        ({"collection_type": "private"}, 1),
        ({"collection_type": "company"}, 2),
        ({"collection_type": "workspace", "workspace_id": "3"}, 3),
        ({"workspace_id": "3"}, 3),
    ],
)
def test_a_document_lands_in_the_workspace_asked_for(
    api: httpx.Client, session: str, fields: dict[str, str], workspace: int
) -> None:
    identifier = add(api, session, "a.txt", b"x", **fields).json()["id"]
    assert api.get(f"/api/v3/files/{identifier}").json()["workspace"]["id"] == workspace


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"collection_type": "galaxy"}, "collection_type"),
        ({"collection_type": "workspace"}, "workspace_id"),
        ({"workspace_id": "99"}, "workspace_id"),
        ({"workspace_id": "three"}, "workspace_id"),
        ({"title": "x" * 256}, "title"),
        ({"external_metadata": "[1]"}, "external_metadata"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_stored(
    api: httpx.Client, session: str, fields: dict[str, str], complaint: str
) -> None:
    answer = add(api, session, "a.txt", b"x", **fields)
    assert (answer.status_code, list(answer.json())) == (400, [complaint])
    assert statuses(api, session) == {}


def test_files_that_no_server_takes(api: httpx.Client, session: str) -> None:
    address = f"/api/v2/upload-session/{session}"
    assert api.post(address, data={"file": "text"}).status_code == 415
    assert api.post(address, files={"other": b"x"}).json() == {"file": ["No file was submitted."]}
    assert add(api, session, "a.txt", b"").json() == {"file": ["The submitted file is empty."]}
    assert api.post(address, files={"file": (None, b"text")}).status_code == 400
    assert api.post(address, json={"file": "x"}).status_code == 415


def test_a_file_over_the_limit_is_refused() -> None:
    with ParadigmEmulator(clock="manual", max_file_bytes=10) as small, owner(small) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        assert add(api, session, "a.txt", b"0123456789").status_code == 200
        assert add(api, session, "b.txt", b"0123456789a").status_code == 413
        assert list(statuses(api, session)) == ["a"]


def test_an_unknown_session_is_404_and_without_a_body_for_get(api: httpx.Client) -> None:
    for address in (str(uuid.uuid4()), "not-a-uuid"):
        for method in ("GET", "POST", "DELETE"):
            answer = api.request(method, f"/api/v2/upload-session/{address}")
            assert (answer.status_code, bool(answer.content)) == (404, method != "GET")


def test_deleting_a_session_deletes_its_documents(api: httpx.Client, session: str) -> None:
    identifier = add(api, session, "a.txt", b"x").json()["id"]
    assert api.delete(f"/api/v2/upload-session/{session}").status_code == 204
    assert api.get(f"/api/v2/upload-session/{session}").status_code == 404
    assert api.get(f"/api/v3/files/{identifier}").status_code == 404


def test_deactivated_sessions_take_no_files(api: httpx.Client, session: str) -> None:
    assert api.post("/api/v2/upload-session/deactivate").status_code == 200
    assert api.get(f"/api/v2/upload-session/{session}").json()["is_valid"] is False
    assert add(api, session, "a.txt", b"x").status_code == 400


def test_the_older_release_answers_the_whole_session() -> None:
    with ParadigmEmulator(clock="manual", release="victorious-vicuna") as older, owner(older) as api:
        session = api.post("/api/v2/upload-session").json()["uuid"]
        assert add(api, session, "a.txt", b"x").json()["documents"][0]["title"] == "a"
        file = api.get("/api/v3/files").json()["results"][0]
        assert "uploaded_at" in file
        assert not {"created_at", "created_by", "size"} & set(file)


def test_content_that_looks_like_a_form_stays_content(api: httpx.Client, session: str) -> None:
    forged = b'\r\n--+++\r\nContent-Disposition: form-data; name="workspace_id"\r\n\r\n3\r\n--+++--\r\n'
    identifier = add(api, session, "a.txt", b"before" + forged + b"after").json()["id"]
    shown = api.get(f"/api/v3/files/{identifier}").json()
    assert (shown["workspace"]["id"], shown["size"]) == (1, len(forged) + 11)
