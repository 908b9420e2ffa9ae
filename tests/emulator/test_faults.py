"""Scripted faults as a client meets them on a real socket."""

from __future__ import annotations

import httpx
import pytest

from paradigm_emulator import Fault, ParadigmEmulator
from tests.emulator.files import add, statuses


def test_respond_so_many_times_to_what_matches(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.faults.throttle(7, times=2, path="/api/v3/f*", method="GET")
    assert api.get("/api/v3/workspaces").status_code == 200
    refused = [api.get("/api/v3/files") for _ in range(2)]
    assert [(answer.status_code, answer.headers["retry-after"]) for answer in refused] == [(429, "7")] * 2
    assert api.get("/api/v3/files").status_code == 200
    assert len(emulator.faults) == 0


@pytest.mark.parametrize("value", ["-1", "nan", "Wed, 21 Oct 2026 07:28:00 GMT", "3600"])
def test_any_retry_after(emulator: ParadigmEmulator, api: httpx.Client, value: str) -> None:
    emulator.faults.throttle(value)
    assert api.get("/api/v3/files").headers["retry-after"] == value


def test_pages_of_proxies(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.faults.proxy_page(502)
    emulator.faults.proxy_page(520)
    emulator.faults.maintenance()
    answers = [api.get("/api/v3/files") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [502, 520, 503]
    assert answers[0].headers["content-type"] == "text/html"
    assert answers[2].json()["error"] == "service_maintenance"


def test_a_reset_before_or_after_acting(emulator: ParadigmEmulator, api: httpx.Client, session: str) -> None:
    for when, stored in (("before", set()), ("after", {"after"})):
        emulator.faults.reset(when=when, method="POST")  # type: ignore[arg-type] # one of two words
        with pytest.raises(httpx.ReadError):
            add(api, session, f"{when}.txt", b"x")
        assert set(statuses(api, session)) == stored
    assert [entry.status for entry in emulator.requests.matching(method="POST")][1:] == [None, None]


def test_an_answer_after_acting_replaces_the_real_one(
    emulator: ParadigmEmulator, api: httpx.Client, session: str
) -> None:
    emulator.faults.respond(504, when="after", method="POST")
    assert add(api, session, "a.txt", b"x").status_code == 504
    assert set(statuses(api, session)) == {"a"}


def test_a_truncated_body(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.faults.truncate(keep=5)
    with pytest.raises(httpx.RemoteProtocolError, match="received 5 bytes"):
        api.get("/api/v3/files")


def test_silence(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.faults.hang()
    with pytest.raises(httpx.ReadTimeout):
        api.get("/api/v3/files", timeout=0.2)
    emulator.faults.hang(seconds=0.01)
    with pytest.raises(httpx.ReadError):
        api.get("/api/v3/files")


def test_a_slow_body_still_arrives_whole(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    whole = api.get("/api/v3/files").json()
    emulator.faults.slow(seconds=0, piece=3)
    assert api.get("/api/v3/files").json() == whole


@pytest.mark.departs
def test_statuses_that_nobody_documented(emulator: ParadigmEmulator, api: httpx.Client, session: str) -> None:
    add(api, session, "a.txt", b"x")
    address = f"/api/v2/upload-session/{session}"
    emulator.faults.document_status("quarantined")
    emulator.faults.document_status(None)
    emulator.faults.no_status()
    emulator.faults.session_invalid()
    emulator.faults.edit(set={"documents.*.extra": 1, "documents.0.title": None})
    emulator.faults.edit(set={"documents": []})
    answers = [api.get(address).json() for _ in range(6)]
    assert [answers[n]["documents"][0].get("status", "none") for n in range(3)] == [
        "quarantined",
        None,
        "none",
    ]
    assert (answers[3]["is_valid"], answers[3]["documents"][0]["status"]) == (False, "pending")
    assert answers[4]["documents"][0]["extra"] == 1
    assert answers[5]["documents"] == []
    assert answers[0].keys() == answers[3].keys()


def test_pages_that_lie(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.seed(files=[{"filename": f"{n}.txt", "text": "x"} for n in range(3)])
    emulator.faults.foreign_next("http://elsewhere.example")
    emulator.faults.self_next()
    emulator.faults.duplicate_row()
    emulator.faults.missing_row()
    pages = [api.get("/api/v3/files?ordering=id").json() for _ in range(4)]
    assert pages[0]["next"].startswith("http://elsewhere.example/")
    assert pages[1]["next"] == f"{emulator.base_url}/api/v3/files?ordering=id"
    assert [[row["id"] for row in page["results"]] for page in pages[2:]] == [[1, 2, 3, 1], [2, 3]]


def test_probability_repeats_with_its_seed() -> None:
    def run(seed: int) -> list[int]:
        with ParadigmEmulator(clock="manual", fault_seed=seed) as emulator:
            emulator.faults.respond(500, times=None, probability=0.5)
            with httpx.Client(
                base_url=emulator.base_url, headers={"authorization": "Bearer emulator"}
            ) as api:
                return [api.get("/api/v3/workspaces").status_code for _ in range(30)]

    assert run(1) == run(1)
    assert set(run(1)) == {200, 500}
    assert run(1) != run(2)


def test_latency_comes_before_other_faults(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    emulator.faults.latency(0.001, spread=0.001)
    emulator.faults.respond(500)
    assert [api.get("/api/v3/files").status_code for _ in range(2)] == [500, 200]
    assert emulator.requests[-1].fault == "latency"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "explode"},
        {"kind": "respond"},
        {"kind": "reset", "when": "sometimes"},
        {"kind": "reset", "probability": 2},
        {"kind": "reset", "colour": "red"},
        {},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"fault|when|probability"):
        Fault.from_dict(wrong)


def walk(api: httpx.Client, **params: str) -> tuple[list[int], int]:
    """Return the ids of every page in turn, and the count that the last one told."""
    seen, address, count = [], str(httpx.URL("/api/v3/files", params={"page_size": "10", **params})), 0
    while address:
        page = api.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address, count = page["next"], page["count"]
    return seen, count


def seeded(emulator: ParadigmEmulator, count: int = 30) -> list[int]:
    return emulator.seed(files=[{"filename": f"{n}.txt", "text": "x"} for n in range(count)])["files"]


@pytest.mark.parametrize("ordering", ["created_at", "-created_at", "id", "-id"])
def test_pages_that_start_later_hide_rows(
    emulator: ParadigmEmulator, api: httpx.Client, ordering: str
) -> None:
    everything = set(seeded(emulator))
    emulator.faults.shift_pages(5)
    seen, count = walk(api, ordering=ordering)
    assert (len(seen), len(set(seen)), count) == (25, 25, 30)
    emulator.faults.clear()
    seen, count = walk(api, ordering=ordering)
    assert (set(seen), count) == (everything, 30)


def test_pages_that_start_earlier_show_rows_twice_and_none_is_lost(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    everything = seeded(emulator)
    emulator.faults.shift_pages(-5)
    seen, count = walk(api)
    assert (set(seen), len(seen), count) == (set(everything), 35, 30)


def test_somebody_who_deletes_meanwhile_hides_survivors(
    emulator: ParadigmEmulator, api: httpx.Client
) -> None:
    everything = seeded(emulator)
    emulator.faults.write(delete=everything[:5], path="/api/v3/files")
    seen, count = walk(api, ordering="id")
    assert count == 25
    survivors = set(everything[5:])
    assert len(survivors - set(seen)) == 5
    assert emulator.requests[0].fault == "write"


def test_somebody_who_adds_meanwhile_shows_rows_twice(emulator: ParadigmEmulator, api: httpx.Client) -> None:
    everything = seeded(emulator)
    new = [{"filename": f"new{n}.txt", "text": "x"} for n in range(5)]
    emulator.faults.write(seed={"files": new}, method="GET")
    seen, count = walk(api, ordering="-id")
    assert (len(seen), set(seen), count) == (35, set(everything), 35)


def test_faults_that_would_do_nothing_are_refused() -> None:
    for wrong in ({"kind": "shift"}, {"kind": "write"}):
        with pytest.raises(ValueError, match=wrong["kind"]):
            Fault(**wrong)  # type: ignore[arg-type] # the point of the test


@pytest.mark.parametrize(
    "wrong",
    [
        {"seconds": "x"},
        {"seconds": 1e300},
        {"delay": -1},
        {"spread": float("nan")},
        {"keep": True},
        {"piece": 0},
        {"status": 99},
    ],
)
def test_numbers_that_no_fault_can_have_are_refused(
    admin: httpx.Client, emulator: ParadigmEmulator, wrong: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Fault(kind="hang", **wrong)  # type: ignore[arg-type] # the point of the test
    given = {"kind": "respond", "status": 500, **{name: str(value) for name, value in wrong.items()}}
    assert admin.post("/faults", json=given).status_code == 400
    assert len(emulator.faults) == 0
