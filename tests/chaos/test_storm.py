"""500 files through a storm: each is embedded exactly once, none is lost, none is sent twice."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from paradigm_ext import Paradigm, RetryPolicy
from tests.chaos.storm import SHARE, digests, emulator_in_a_storm, kinds, make_files, there
from tests.unit.fake_clock import FakeClock

COUNT = 500


def sync_ingest(client, paths):
    return client.ingest(paths, concurrency=8, wait=True, timeout=None)


def async_ingest(client, paths):
    async def run():
        async with client:
            return await client.aingest(paths, concurrency=8, wait=True, timeout=None)

    return asyncio.run(run())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ingest", "seed", "release"),
    [
        (sync_ingest, 1, "xenial-xerus"),
        (async_ingest, 2, "xenial-xerus"),
        # Answers an upload with the whole session, in which the new document has to be found.
        (sync_ingest, 3, "victorious-vicuna"),
    ],
)
def test_every_file_is_embedded_exactly_once(ingest, seed, release, tmp_path):
    paths = make_files(tmp_path, COUNT)
    with (
        emulator_in_a_storm(seed, release) as emulator,
        Paradigm(
            emulator.api_key,
            emulator.base_url,
            clock=FakeClock(),
            retry=RetryPolicy(attempts=8),
            max_requests_per_minute=None,
        ) as client,
    ):
        report = ingest(client, paths)
        met = Counter(entry.fault for entry in emulator.requests if entry.fault)
        assert there(emulator) == {(digest, "embedded"): 1 for digest in digests(paths)}
    assert len(report.documents) == len({document.id for document in report.documents}) == COUNT
    assert not report.failures
    assert report.progress[0].counts == {"embedded": COUNT}
    assert set(met) == {fault.name for fault in kinds()}, "a storm that lacked a kind shows less than it says"
    assert met.total() > COUNT * SHARE / 2
