"""`external_metadata`: kept, looked up, merged, and dropped by an instance that does not keep it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator
from tests.emulator.files import owner

if TYPE_CHECKING:
    import httpx

METADATA = {"external_id": "E-1", "doc_type": "Invoice-2026", "additional_metadata": {"a": 1, "b": 2}}


def upload(
    api: httpx.Client, metadata: Any = METADATA, *, data: bytes = b"Paris", **form: str
) -> httpx.Response:
    fields = {"workspace_id": "3", "external_metadata": json.dumps(metadata), **form}
    return api.post("/api/v3/files", files={"file": ("a.txt", data)}, data=fields)


def listed(api: httpx.Client, **params: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = api.get("/api/v3/files", params=params).json()["results"]
    return rows


def test_a_plain_list_shows_it(api: httpx.Client) -> None:
    upload(api)
    (row,) = listed(api)
    assert row["external_metadata"] == METADATA
    assert "signature" not in row
    (detailed,) = listed(api, include_details="true")
    assert (detailed["external_metadata"], "signature" in detailed) == (METADATA, True)


def test_a_known_external_id_answers_the_old_document_and_drops_the_new(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    emulator.outcome("a.txt", "embedding_failed")
    first = upload(api)
    emulator.clock.advance(10)
    again = upload(api, {**METADATA, "doc_type": "other"}, data=b"London", title="New")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    assert (again.json()["title"], again.json()["status"]) == ("a", "embedding_failed")
    assert again.json()["external_metadata"] == METADATA
    downloaded = api.get(f"/api/v3/files/{first.json()['id']}/download")
    assert downloaded.content == b"Paris"
    assert upload(api, workspace_id="1").status_code == 201


def test_of_uploads_at_the_same_time_one_is_kept(emulator: ParadigmEmulator) -> None:
    def send(_: int) -> httpx.Response:
        with owner(emulator) as api:
            return upload(api)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(16)))
    assert sorted(answer.status_code for answer in answers) == [200] * 15 + [201]
    assert len({answer.json()["id"] for answer in answers}) == 1


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({}, "required"),
        ({"doc_type": "x"}, "required"),
        ({"external_id": None}, "null"),
        ({"external_id": " "}, "blank"),
        ({"external_id": 1}, "invalid"),
        ({"external_id": "a\0b"}, "invalid"),
        (None, "null"),
        ([], "invalid"),
    ],
)
def test_an_external_id_is_needed(api: httpx.Client, metadata: Any, error: str) -> None:
    refused = upload(api, metadata)
    assert refused.status_code == 422
    assert [problem["error"] for problem in refused.json()["fields"]["external_metadata"]] == [error]
    assert api.get("/api/v3/files").json()["count"] == 0


def test_filters_are_exact_on_the_id_and_partial_on_the_type(api: httpx.Client) -> None:
    upload(api)
    upload(api, {"external_id": "E-10", "doc_type": "contract"})
    by_id = listed(api, external_metadata__external_id="E-1")
    assert [row["external_metadata"]["external_id"] for row in by_id] == ["E-1"]
    assert listed(api, external_metadata__external_id="e-1") == []
    by_type = listed(api, external_metadata__doc_type="invoice")
    assert [row["external_metadata"]["doc_type"] for row in by_type] == ["Invoice-2026"]


@pytest.mark.parametrize("how", ["multipart", "url-encoded"])
def test_a_change_merges(api: httpx.Client, how: str) -> None:
    identifier = upload(api).json()["id"]

    def patched(metadata: Any) -> httpx.Response:
        text = json.dumps(metadata)
        form: dict[str, Any] = (
            {"files": {"external_metadata": (None, text)}}
            if how == "multipart"
            else {"data": {"external_metadata": text}}
        )
        return api.patch(f"/api/v3/files/{identifier}", **form)

    changed = patched({"additional_metadata": {"a": 9, "b": None, "c": {"d": 1}}})
    assert changed.status_code == 200
    assert changed.json()["external_metadata"] == {
        **METADATA,
        "additional_metadata": {"a": 9, "c": {"d": 1}},
    }
    shallow = patched({"additional_metadata": {"c": {"e": 2}}}).json()["external_metadata"]
    assert shallow["additional_metadata"] == {"a": 9, "c": {"e": 2}}
    assert patched({"doc_type": ""}).json()["external_metadata"]["doc_type"] == ""
    assert patched({"external_id": "E-2"}).json()["external_metadata"]["external_id"] == "E-2"
    nulls = ({"external_id": None}, {"doc_type": None}, {"additional_metadata": None}, None)
    for wrong in ({"external_id": ""}, *nulls):
        assert patched(wrong).status_code == 422
    kept = api.get(f"/api/v3/files/{identifier}").json()["external_metadata"]
    assert kept == {"external_id": "E-2", "doc_type": "", "additional_metadata": {"a": 9, "c": {"e": 2}}}


def test_a_document_without_it_gets_it_with_an_id(api: httpx.Client) -> None:
    plain = api.post("/api/v3/files", files={"file": ("a.txt", b"x")}, data={"workspace_id": "3"})
    address = f"/api/v3/files/{plain.json()['id']}"
    assert plain.json()["external_metadata"] is None
    assert api.patch(address, data={"external_metadata": '{"doc_type": "x"}'}).status_code == 422
    given = api.patch(address, data={"external_metadata": '{"external_id": "E", "doc_type": "x"}'})
    assert given.json()["external_metadata"]["external_id"] == "E"


def test_forms_that_v3_takes(api: httpx.Client) -> None:
    address = f"/api/v3/files/{upload(api).json()['id']}"
    tags = [api.post("/api/v3/tags", json={"name": name, "description": ""}).json()["id"] for name in "ab"]
    assert api.patch(address, data={"title": "New"}).json()["title"] == "New"
    assert [tag["id"] for tag in api.patch(address, data={"tags": tags}).json()["tags"]] == tags
    assert api.patch(address, json={"title": "x"}).status_code == 415
    assert api.post("/api/v3/files", json={"workspace_id": 3}).status_code == 415
    without = api.post("/api/v3/files", data={"workspace_id": "3"})
    assert (without.status_code, set(without.json()["fields"])) == (422, {"file"})
    assert api.patch(address, data={f"x{number}": "y" for number in range(1_001)}).status_code == 400


def test_a_request_without_a_body_is_no_other_media_type(api: httpx.Client) -> None:
    address = f"/api/v3/files/{upload(api).json()['id']}"
    unchanged = api.patch(address)
    assert (unchanged.status_code, unchanged.json()["title"]) == (200, api.get(address).json()["title"])
    assert api.patch(address, files={"none": b""}).status_code == 400
    assert api.post("/api/v3/files").status_code == 422
    session = api.post("/api/v2/upload-session").json()["uuid"]
    assert api.post(f"/api/v2/upload-session/{session}").status_code == 400


def test_content_is_not_replaced_by_a_change(api: httpx.Client) -> None:
    address = f"/api/v3/files/{upload(api).json()['id']}"
    refused = api.patch(address, files={"file": ("a.txt", b"new")}, data={"title": "New"})
    assert (refused.status_code, api.get(address).json()["title"]) == (400, "a")
    assert api.patch(address, data={"parser": "v2.2.1"}).status_code == 400


def test_an_instance_that_does_not_keep_it() -> None:
    with ParadigmEmulator(clock="manual", external_metadata=False) as emulator, owner(emulator) as api:
        first, second = upload(api), upload(api)
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json()["external_metadata"] is None
        assert len(listed(api, external_metadata__external_id="nobody's")) == 2
        assert len(listed(api, external_metadata__doc_type="nobody's")) == 2
        form = {"external_metadata": json.dumps(METADATA)}
        assert api.patch(f"/api/v3/files/{first.json()['id']}", data=form).status_code == 400


def test_a_synchronised_workspace_takes_and_loses_nothing_by_hand(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    (workspace,) = emulator.seed(workspaces=[{"name": "Mail", "document_upload_method": "synced"}])[
        "workspaces"
    ]
    (inside,) = emulator.seed(files=[{"filename": "a.txt", "text": "x", "workspace_id": workspace}])["files"]
    refused = upload(api, workspace_id=str(workspace))
    assert (refused.status_code, set(refused.json()["fields"])) == (422, {"workspace_id"})
    into_session = api.post(
        f"/api/v2/upload-session/{session}",
        files={"file": ("a.txt", b"x")},
        data={"collection_type": "workspace", "workspace_id": str(workspace)},
    )
    assert into_session.status_code == 400
    assert api.delete(f"/api/v3/files/{inside}").status_code == 400
    assert api.delete(f"/api/v2/files/{inside}").status_code == 400
    assert api.post("/api/v3/files/bulk-delete", json={"ids": [inside]}).status_code == 400
    assert api.get(f"/api/v3/files/{inside}").status_code == 200


def test_many_are_deleted_or_none(api: httpx.Client) -> None:
    first, second = (upload(api, {"external_id": name}).json()["id"] for name in ("1", "2"))
    assert api.post("/api/v3/files/bulk-delete", json={"ids": [first, 999]}).status_code == 404
    assert api.post("/api/v3/files/bulk-delete", json={"ids": []}).status_code == 422
    assert api.get("/api/v3/files").json()["count"] == 2
    assert api.post("/api/v3/files/bulk-delete", json={"ids": [first, second]}).status_code == 204
    assert api.get("/api/v3/files").json()["count"] == 0


def test_a_seeded_file_can_have_it(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(files=[{"filename": "a.txt", "text": "x", "external_metadata": METADATA}])
    (row,) = listed(api)
    assert row["external_metadata"] == METADATA


def test_titles_are_the_stems_of_names_as_uploaded(api: httpx.Client, session: str) -> None:
    assert [upload(api, {"external_id": str(number)}).json()["title"] for number in range(2)] == ["a", "a"]
    for _ in range(2):
        api.post(f"/api/v2/upload-session/{session}", files={"file": ("x.txt", b"x")})
    documents = api.get(f"/api/v2/upload-session/{session}").json()["documents"]
    assert [document["title"] for document in documents] == ["x", "x"]
