"""Long lists: answered from indexes and from what was asked before, and never with an answer that is old."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator.http.pagination import Table
from paradigm_emulator.state.sql_filter import SqlFilter
from paradigm_emulator.state.store import Store

if TYPE_CHECKING:
    import httpx

    from paradigm_emulator import ParadigmEmulator

TYPES = ["invoice", "Invoice", "invoice-2026", "old invoice", "in_oice", "100%", "", None]


def of_type(emulator: ParadigmEmulator, doc_types: list[Any]) -> None:
    emulator.seed(
        files=[
            {
                "filename": f"{number:03}.txt",
                "text": "x",
                "workspace_id": 3,
                "status": "embedded",
                "external_metadata": {"external_id": f"E-{number}", "doc_type": doc_type},
            }
            for number, doc_type in enumerate(doc_types)
        ]
    )


def types(api: httpx.Client, text: str) -> list[str]:
    rows = api.get(
        "/api/v3/files", params={"external_metadata__doc_type": text, "ordering": "created_at"}
    ).json()
    return sorted(row["external_metadata"]["doc_type"] for row in rows["results"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("invoice", ["Invoice", "invoice", "invoice-2026", "old invoice"]),
        ("INVOICE-2026", ["invoice-2026"]),
        ("in_oice", ["in_oice"]),
        ("0%", ["100%"]),
        ("%", ["100%"]),
        ("e-2026-and-more", []),
        ("old invoice", ["old invoice"]),
    ],
)
def test_the_partial_filter_finds_equal_and_longer_types(
    emulator: ParadigmEmulator, api: httpx.Client, text: str, found: list[str]
) -> None:
    of_type(emulator, TYPES)
    assert types(api, text) == found


@pytest.mark.parametrize("status", [[], ["pending", "parsing"]])
def test_a_whole_type_and_a_poll_are_answered_from_indexes(status: list[str]) -> None:
    where = SqlFilter()
    where.add("+d.workspace_id IN (?)", 3)
    where.contains_by_index("d.doc_type", "pdx-mirror-abc")
    where.one_of("d.status", status)
    asked: list[str] = []

    class Asked(Store):
        def rows(self, sql: str, values: Any = ()) -> list[Any]:
            asked.extend(row["detail"] for row in super().rows(f"EXPLAIN QUERY PLAN {sql}", values))
            return super().rows(sql, values)

    store = Asked()
    table = Table("d.id", "documents d", "d.created_at DESC, d.id DESC", "documents d")
    store.rows(table.counting(where), where.values)
    table.page(store, where, 0, 100, count=3)
    store.close()
    assert asked
    assert not [step for step in asked if step.startswith("SCAN")], asked


def test_a_later_page_shows_what_was_written_before_it(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    of_type(emulator, ["t"] * 7)
    params = {"page_size": "3", "ordering": "filename", "external_metadata__doc_type": "t"}

    def page(number: int) -> list[str]:
        body = api.get("/api/v3/files", params={**params, "page": str(number)}).json()
        return [f"{row['filename'][:3]} of {body['count']}" for row in body["results"]]

    assert page(2) == ["003 of 7", "004 of 7", "005 of 7"]
    first = api.get("/api/v3/files", params=params).json()["results"][0]["id"]
    assert api.delete(f"/api/v3/files/{first}").status_code == 204
    assert page(2) == ["004 of 6", "005 of 6", "006 of 6"]
    metadata = json.dumps({"doc_type": "a word"})
    last = api.get("/api/v3/files", params={**params, "page": "2"}).json()["results"][-1]["id"]
    assert api.patch(f"/api/v3/files/{last}", data={"external_metadata": metadata}).status_code == 200
    assert page(2) == ["004 of 5", "005 of 5"]
    emulator.reset()
    assert page(1) == []


def test_a_list_is_remembered_until_something_is_written() -> None:
    store = Store()
    store.set_meta("a", "1")
    sql = "SELECT value FROM meta WHERE key=?"
    first = store.remembered(sql, ("a",))
    assert store.remembered(sql, ("a",)) is first
    with store.transaction():
        store.set_meta("a", "2")
        assert store.remembered(sql, ("a",))[0][0] == "2"
        store.set_meta("a", "3")
    assert store.remembered(sql, ("a",))[0][0] == "3"
    data = store.snapshot()
    store.set_meta("a", "4")
    assert store.remembered(sql, ("a",))[0][0] == "4"
    store.restore(data)
    assert store.remembered(sql, ("a",))[0][0] == "3"
    with suppress(RuntimeError), store.transaction():
        store.set_meta("a", "5")
        assert store.remembered(sql, ("a",))[0][0] == "5"
        raise RuntimeError
    assert store.remembered(sql, ("a",))[0][0] == "3"
    store.close()


def test_what_is_searched_for_comes_by_relevance_whatever_the_ordering(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    emulator.seed(
        files=[
            {
                "filename": "a.txt",
                "text": "A lease of the shop, which is long and speaks of much else besides.",
            },
            {"filename": "b.txt", "text": "lease lease it's"},
            {"filename": "c.txt", "text": "Nothing of the kind."},
        ]
    )
    emulator.clock.advance(10)
    for ordering in ("filename", "-filename"):
        query = {"search": "lease", "ordering": ordering}
        shown = api.get("/api/v3/files", params=query).json()
        assert [file["filename"] for file in shown["results"]] == ["b.txt", "a.txt"]
    assert api.get("/api/v3/files", params={"search": "it's \" OR *"}).json()["count"] == 1
    assert api.get("/api/v3/files", params={"search": "!?"}).json()["results"] == []
