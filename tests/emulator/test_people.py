"""Groups, members of the company, and what workspaces, agents and files have to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from paradigm_emulator import ParadigmEmulator

READER = {"authorization": "Bearer emulator-reader"}


def make_group(api: httpx.Client, name: str = "Legal", **more: Any) -> dict[str, Any]:
    answer = api.post("/api/v3/groups", json={"name": name, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def member(api: httpx.Client, username: str = "nora", **more: Any) -> dict[str, Any]:
    body = {"username": username, "email": f"{username}@example.org", **more}
    answer = api.post("/api/v3/users", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def results(api: httpx.Client, path: str, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(path, params=query).json()["results"]
    return found


# ------------------------------------------------------------------------------------------ groups


def test_a_group_is_made_replaced_and_changed(api: httpx.Client) -> None:
    group = make_group(api, description="Lawyers", user_ids=[2, 1, 2])
    assert (group["user_ids"], group["company_id"], group["description"]) == ([1, 2], 1, "Lawyers")
    address = f"/api/v3/groups/{group['id']}"
    changed = api.patch(address, json={"name": "Law"}).json()
    assert (changed["name"], changed["description"], changed["user_ids"]) == ("Law", "Lawyers", [1, 2])
    replaced = api.put(address, json={"name": "Law", "user_ids": [2]}).json()
    assert (replaced["description"], replaced["user_ids"]) == (None, [2])
    assert api.put(address, json={"name": "Law"}).json()["user_ids"] == []
    assert results(api, "/api/v3/groups") == [api.patch(address, json={}).json()]


def test_groups_are_paged_by_per_page(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(groups=[f"group {number:02}" for number in range(45)])
    pages, address = [], "/api/v3/groups"
    while address:
        pages.append(api.get(address).json())
        address = pages[-1]["next"]
    assert [len(page["results"]) for page in pages] == [20, 20, 5]
    names = [group["name"] for page in pages for group in page["results"]]
    assert names == sorted(names)
    page = api.get("/api/v3/groups", params={"per_page": 40, "page": 2}).json()
    assert (len(page["results"]), page["count"], page["next"]) == (5, 45, None)
    assert "per_page=40" in page["previous"]
    assert len(results(api, "/api/v3/groups", per_page=500)) == 45
    assert len(results(api, "/api/v3/groups", page_size=2)) == 20
    beyond = api.get("/api/v3/groups", params={"page": 4})
    assert (beyond.status_code, beyond.json()["detail"]) == (404, "Invalid page.")


def test_groups_are_found_by_name_member_and_company(api: httpx.Client) -> None:
    first, second = make_group(api, "Legal", user_ids=[1]), make_group(api, "Sales", user_ids=[1, 2])

    def found(**query: Any) -> list[int]:
        return [group["id"] for group in results(api, "/api/v3/groups", **query)]

    assert found(search="gal") == [first["id"]]
    assert found(user_id=2) == [second["id"]]
    assert found(user_id=2, has_role="member") == [second["id"]]
    assert found(user_id=2, has_role="president") == []
    assert found(company_id=1) == [first["id"], second["id"]]
    assert found(company_id=2) == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({"name": "x" * 256}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x", "user_ids": [99]}, "user_ids"),
        ({"name": "x", "user_ids": "1"}, "user_ids"),
        ({"name": "x", "description": 5}, "description"),
    ],
)
def test_a_group_that_cannot_be_is_refused(api: httpx.Client, body: dict[str, Any], field: str) -> None:
    group = make_group(api)
    for answer in (
        api.post("/api/v3/groups", json=body),
        api.put(f"/api/v3/groups/{group['id']}", json=body),
    ):
        assert answer.status_code == 422
        assert answer.json()["fields"].keys() == {field}
    assert results(api, "/api/v3/groups") == [group]


def test_only_those_who_may_write_manage_people(api: httpx.Client) -> None:
    make_group(api)
    for method, path, body in (
        ("POST", "/api/v3/groups", {"name": "x"}),
        ("PUT", "/api/v3/groups/1", {"name": "x"}),
        ("PATCH", "/api/v3/groups/1", {"name": "x"}),
        ("POST", "/api/v3/users", {"username": "x", "email": "x@example.org"}),
        ("DELETE", "/api/v3/users/1", None),
        ("PUT", "/api/v2/users/1/roles/update/", {"roles": [2]}),
    ):
        assert api.request(method, path, json=body, headers=READER).status_code == 403
    assert api.post("/api/v3/groups", params={"company_id": 2}, json={"name": "x"}).status_code == 403
    assert api.patch("/api/v3/groups/9", json={"name": "x"}).status_code == 404


# ------------------------------------------------------------------------------------------ members


def test_a_member_is_invited_changed_and_removed(api: httpx.Client) -> None:
    group = make_group(api)
    made = member(api, groups=[group["id"]], roles=[1], language="fr", first_name="Nora")
    assert (made["invitation_status"], made["is_active"], made["language"]) == ("pending", False, "fr")
    assert [one["name"] for one in made["groups"]] == ["Legal"]
    address = f"/api/v3/users/{made['id']}"
    changed = api.patch(address, json={"last_name": "Nielsen"}).json()
    assert (changed["first_name"], changed["last_name"]) == ("Nora", "Nielsen")
    whole = {
        "first_name": "N",
        "last_name": "N",
        "language": "de",
        "account_expiration_date": "2027-01-01T01:00:00+01:00",
    }
    replaced = api.put(address, json=whole).json()
    assert replaced["account_expiration_date"] == "2027-01-01T00:00:00.000000Z"
    assert replaced["language"] == "de"
    assert api.put(address, json={"first_name": "N"}).status_code == 422
    assert api.delete(address).status_code == 204
    assert api.delete(address).status_code == 404
    assert made["id"] not in [user["id"] for user in results(api, "/api/v3/users")]
    assert api.patch(f"/api/v3/groups/{group['id']}", json={}).json()["user_ids"] == []
    assert member(api, "olaf")["id"] != made["id"]


def test_members_are_found_by_group_and_state(api: httpx.Client) -> None:
    made = member(api)
    group = make_group(api, user_ids=[2, made["id"]])

    def found(**query: Any) -> list[int]:
        return [user["id"] for user in results(api, "/api/v3/users", **query)]

    assert found() == [1, 2, made["id"]]
    assert found(group_id=group["id"]) == [2, made["id"]]
    assert found(is_active="true") == [1, 2]
    assert found(company_id=5) == []


def test_a_name_is_taken_once_and_fields_are_checked(api: httpx.Client) -> None:
    member(api)
    wrong = {
        "username": "nora",
        "email": "nobody",
        "language": "tlh",
        "groups": [9],
        "roles": [9],
        "account_expiration_date": "2027-01-01",
        "company_id": 4,
    }
    assert api.post("/api/v3/users", json=wrong).json()["fields"].keys() == wrong.keys()


def test_nobody_removes_or_demotes_themselves(api: httpx.Client) -> None:
    assert api.delete("/api/v3/users/1").status_code == 403
    assert api.put("/api/v2/users/1/roles/update/", json={"roles": [2]}).status_code == 403


def test_a_reader_who_is_given_the_role_may_write(api: httpx.Client) -> None:
    refused = api.post("/api/v2/upload-session", headers=READER)
    shown = api.put("/api/v2/users/2/roles/update/", json={"roles": [1]}).json()
    assert [role["name"] for role in shown["roles"]] == ["company_admin"]
    assert (refused.status_code, api.post("/api/v2/upload-session", headers=READER).status_code) == (403, 201)


def test_a_removed_member_has_no_key(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    assert api.delete("/api/v3/users/2").status_code == 204
    assert api.get("/api/v3/files", headers=READER).status_code == 401


def test_v2_invites_and_changes_the_same_members(api: httpx.Client) -> None:
    body = {"username": "nora", "email": "nora@example.org"}
    made = api.post("/api/v2/companies/1/users/", json=body)
    assert made.status_code == 201
    changed = api.patch(f"/api/v2/users/{made.json()['id']}/update/", json={"first_name": "Nora"}).json()
    assert changed == results(api, "/api/v3/users")[-1]
    assert changed["first_name"] == "Nora"
    assert api.post("/api/v2/companies/2/users/", json=body).status_code == 404


def test_the_profile_names_ones_groups(api: httpx.Client) -> None:
    make_group(api, user_ids=[1])
    make_group(api, "Others", user_ids=[2])
    assert [group["name"] for group in api.get("/api/v3/users/me").json()["groups"]] == ["Legal"]


# ------------------------------------------------------------------------------------------ company


def test_the_company(api: httpx.Client) -> None:
    (company,) = results(api, "/api/v3/companies")
    assert company["name"] == "Emulated company"
    assert results(api, "/api/v3/companies", search="other") == []
    assert api.get("/api/v3/companies/1").json()["created_at"] == company["created_at"]
    assert api.get("/api/v2/companies/1").json()["active_members_count"] == 2
    assert api.get("/api/v3/companies/2").status_code == 404


def test_a_workspace_of_a_group_narrows_files_and_lists(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    group = make_group(api)["id"]
    body = {"name": "Deeds", "description": "", "groups": [group], "members": [2]}
    made = api.post("/api/v2/companies/1/workspaces/create/", json=body).json()
    assert made["collection"] == {"id": made["id"], "name": "Deeds"}
    emulator.seed(files=[{"filename": "a.txt", "text": "a", "workspace_id": made["id"]}])
    emulator.seed(files=[{"filename": "b.txt", "text": "b"}])
    for path in ("/api/v3/files", "/api/v3/agents/7/files"):
        assert [file["filename"] for file in results(api, path, group_id=group)] == ["a.txt"]
        assert results(api, path, group_id=99) == []
    for path in ("/api/v3/workspaces", "/api/v3/company/workspaces"):
        assert [space["id"] for space in results(api, path, group_id=group)] == [made["id"]]
        assert [space["id"] for space in results(api, path, group_name="lega")] == [made["id"]]
        assert len(results(api, path)) == 4
    members = api.get(f"/api/v3/company/workspaces/{made['id']}/members").json()
    assert [user["role"] for user in members["users"]] == ["owner", "viewer"]
    assert members["groups"] == [{"id": group, "name": "Legal", "role": "viewer"}]


def test_a_private_workspace_is_its_owners(api: httpx.Client) -> None:
    members = api.get("/api/v3/company/workspaces/1/members").json()
    assert [user["id"] for user in members["users"]] == [1]
    assert api.get("/api/v3/company/workspaces/1/members", headers=READER).status_code == 404


def test_v2_shows_and_changes_the_same_workspaces(api: httpx.Client) -> None:
    changed = api.patch("/api/v2/workspaces/3/update/", json={"name": "Deeds"}).json()
    assert changed["name"] == api.get("/api/v3/workspaces/3").json()["name"] == "Deeds"
    assert api.get("/api/v2/workspaces/3").json() == changed
    assert api.patch("/api/v2/workspaces/1/update/", json={"name": "x"}).status_code == 403


def test_an_agent_belongs_to_a_group_that_exists(api: httpx.Client) -> None:
    body = {"name": "A", "company_id": 1, "ownership": "team"}
    assert api.post("/api/v3/agents", json={**body, "group_id": 1}).json()["fields"].keys() == {"group_id"}
    group = make_group(api)["id"]
    agent = api.post("/api/v3/agents", json={**body, "group_id": group}).json()["id"]
    assert [one["id"] for one in results(api, "/api/v3/agents", group_id=group)] == [agent]
