"""A bucket mirrored: the first night, a night without changes, a night with some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from paradigm_emulator import ParadigmEmulator
from paradigm_ext import MirrorGuardError, Paradigm, paginate
from tests.unit.mirror_scan.s3_store import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_ext import MirrorReport
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


def listed(client: Paradigm) -> dict[str, int]:
    """Return the documents of the workspace: title and size."""
    from paradigm_api.v3.api.files import api_v3_files_list

    files: Any = paginate(api_v3_files_list.sync, client=client.v3, page_size=100)
    return {file.title: file.size for file in files}


def night(client: Paradigm, store: Store) -> MirrorReport:
    return client.mirror(f"s3://{store.bucket}/docs", workspace_id=1, delete=True, timeout=None)


def test_three_nights_and_one_whose_listing_fails(client: Paradigm, small: Store) -> None:
    first = night(client, small)
    assert (first.new, first.failed_count, first.in_flight) == (100, 0, 0)
    before = listed(client)
    assert len(before) == 100

    small.fault()
    second = night(client, small)
    assert (second.unchanged, second.bytes_read, second.bytes_sent) == (100, 0, 0)
    assert "GET" not in small.fault()  # no object was read
    assert listed(client) == before

    small.put(key(7), b"other 7, and longer")
    small.delete(key(9))
    small.put("docs/new.md", b"new")
    small.fault("list-fails-at=2")  # the first is the check of the root
    with pytest.raises(MirrorGuardError) as caught:
        night(client, small)
    assert caught.value.report.deleted == 0
    assert key(9)[5:] in listed(client)
    small.fault()

    third = night(client, small)
    after = listed(client)
    assert third.deleted == 1
    assert set(after) == (set(before) - {key(9)[5:]}) | {"new.md"}
    assert after[key(7)[5:]] == len(b"other 7, and longer")
    assert night(client, small).unchanged == 100
