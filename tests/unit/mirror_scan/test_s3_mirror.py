"""A bucket mirrored: first nights, nights without changes, nights with some, and one whose listing fails."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import MirrorGuardError, Paradigm
from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, root_hash
from paradigm_ext._mirror.documents._metadata import own_metadata, title_of
from tests.unit.mirror_scan.s3_store import OBJECTS, key
from tests.unit.mirror_scan.support import scanned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext import MirrorReport
    from paradigm_ext._mirror.scan import Entry
    from tests.unit.mirror_scan.s3_store import Store

pytestmark = pytest.mark.usefixtures("settings")


@pytest.fixture
def emulator() -> Iterator[ParadigmEmulator]:
    with ParadigmEmulator(speed=1_000.0) as emulator:
        yield emulator


@pytest.fixture
def client(emulator: ParadigmEmulator) -> Iterator[Paradigm]:
    with Paradigm(
        api_key=emulator.api_key, base_url=emulator.base_url, max_requests_per_minute=None
    ) as paradigm:
        yield paradigm


def listed(emulator: ParadigmEmulator) -> dict[str, int]:
    """Return the documents of the workspace: title and size."""
    found: dict[str, int] = {}
    address: str | None = f"{emulator.base_url}/api/v3/files?page_size=100&ordering=id"
    with httpx.Client(headers={"authorization": f"Bearer {emulator.api_key}"}, timeout=60) as http:
        while address:
            page = http.get(address).raise_for_status().json()
            found |= {row["title"]: row["size"] for row in page["results"]}
            address = page["next"]
    return found


def night(client: Paradigm, store: Store) -> MirrorReport:
    return client.mirror(f"s3://{store.bucket}/docs", workspace_id=1, delete=True, timeout=None)


def text(index: int) -> bytes:
    """Return what the server puts into one of the objects that it fills a bucket with."""
    return b"text %d" % index


def mirrored(emulator: ParadigmEmulator, store: Store) -> None:
    """Give the workspace the documents of a finished first night, without sending each of them."""
    found = scanned(f"s3://{store.bucket}/docs")
    root = root_hash(found.root, 1)

    def document(entry: Entry) -> dict[str, Any]:
        sha256 = hashlib.sha256(text(int(entry.path[-7:-3]))).hexdigest()
        identity = DocumentKey(root, path_hash(entry.key), content_hash(sha256), 1)
        own = own_metadata(
            name=found.root,
            source=found.root,
            path=entry.path,
            sha256=sha256,
            size=entry.size,
            token=entry.token,
        )
        return {
            "filename": entry.path.rpartition("/")[2],
            "title": title_of(entry.key),
            "text": text(int(entry.path[-7:-3])).decode(),
            "workspace_id": 1,
            "status": "embedded",
            "external_metadata": {
                "external_id": identity.external_id,
                "doc_type": identity.doc_type,
                "additional_metadata": {"pdx": own},
            },
        }

    emulator.seed(files=[document(entry) for entry in found.entries])


def test_two_thousand_objects_with_and_without_changes(
    client: Paradigm, emulator: ParadigmEmulator, large: Store
) -> None:
    mirrored(emulator, large)
    before = {key(index)[5:] for index in range(OBJECTS)}
    large.fault()
    quiet = night(client, large)
    assert (quiet.unchanged, quiet.bytes_read, quiet.uploaded) == (OBJECTS, 0, 0)
    assert quiet.requests <= OBJECTS // 100 + 5
    assert large.fault().keys() <= {"LIST", "HEAD"}  # no object was read
    assert {request.method for request in emulator.requests} == {"GET"}

    changed, removed, moved = range(5), range(10, 16), range(20, 22)
    for index in changed:
        large.put(key(index), b"other %d, and longer" % index)
    for index in (*removed, *moved):
        large.delete(key(index))
    for index in moved:
        large.put(f"docs/moved/{index}.md", text(index))
    large.put("docs/new.md", b"new")
    large.fault()
    busy = night(client, large)
    assert (busy.changed, busy.new, busy.deleted, busy.renamed) == (5, 1, 6, 2), busy.summary()
    counts = large.fault()
    assert counts["GET"] <= 2 * 5 + 2 * 1 + 2  # read for the hash, and to be sent
    gone = {key(index)[5:] for index in (*removed, *moved)}
    come = {"new.md", *(f"moved/{index}.md" for index in moved)}
    after = listed(emulator)
    assert set(after) == before - gone | come
    assert all(after[key(index)[5:]] == len(b"other 0, and longer") for index in changed)


def test_a_first_night_and_one_whose_listing_fails(
    client: Paradigm, emulator: ParadigmEmulator, small: Store
) -> None:
    small.fault()
    first = night(client, small)
    objects = first.scanned
    assert (first.new, first.failed_count, first.in_flight) == (objects, 0, 0)
    counts = small.fault()
    # For each object one look before it is sent, and two readings: for the hash, and to be sent.
    assert counts["GET"] == 2 * objects
    assert counts["HEAD"] <= objects + 5
    before = listed(emulator)
    assert len(before) == objects

    small.put(key(7), b"other 7, and longer")
    small.delete(key(9))
    small.put("docs/new.md", b"new")
    small.fault("list-fails-at=2")  # the first is the check of the root
    with pytest.raises(MirrorGuardError) as caught:
        night(client, small)
    assert caught.value.report.deleted == 0
    assert key(9)[5:] in listed(emulator)
    small.fault()

    last = night(client, small)
    after = listed(emulator)
    assert last.deleted == 1
    assert set(after) == (set(before) - {key(9)[5:]}) | {"new.md"}
    assert after[key(7)[5:]] == len(b"other 7, and longer")
    assert night(client, small).unchanged == objects
