"""The waiters, single looks and async twins as they were recorded."""

from __future__ import annotations

import asyncio

import pytest

from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_ext import (
    NO_RETRIES,
    InvalidInput,
    RateLimitError,
    apaginate,
    await_until_file_embedded,
    await_until_session_embedded,
    await_until_sessions_embedded,
    call,
    wait_until_file_embedded,
    wait_until_sessions_embedded,
)

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

MINUTES = ("minutes.txt", b"The contract was signed.\n")
AGENDA = ("agenda.txt", b"One point.\n")


def test_two_sessions_and_one_file_are_waited_for(client, workspace):
    reports = [client.ingest([source], workspace_id=workspace) for source in (MINUTES, AGENDA)]
    expected = {report.session_uuid: report.document_ids for report in reports}
    seen = []
    (file,) = reports[0].document_ids
    done = wait_until_file_embedded(file, client=client.v3, on_progress=seen.append, clock=client.clock)
    assert done.status == "embedded"
    assert len({look.status for look in seen}) > 1, "the recording shows the file on its way, too"
    progress = wait_until_sessions_embedded(expected, client=client.v2, clock=client.clock)
    assert {uuid: one.verdict for uuid, one in progress.items()} == dict.fromkeys(expected, "embedded")
    assert client.session(reports[1].session_uuid).counts == {"embedded": 1}


def test_the_async_twins_wait_for_the_same(client, workspace):
    async def everything():
        report = await client.aingest([MINUTES], workspace_id=workspace)
        (file,) = report.document_ids
        first = await client.asession(report.session_uuid)
        done = await await_until_file_embedded(file, client=client.v3, clock=client.clock)
        one = await await_until_session_embedded(report.session_uuid, client=client.v2, clock=client.clock)
        many = await await_until_sessions_embedded(
            [report.session_uuid], client=client.v2, clock=client.clock
        )
        found = apaginate(list_files.asyncio, client=client.v3, upload_session_uuid=report.session_uuid)
        names = [item.filename async for item in found]
        await client.aclose()
        return first, done, one, many[report.session_uuid], names

    first, done, one, many, names = asyncio.run(everything())
    assert (first.verdict, done.status, one.verdict, many.verdict) == (
        "in_flight",
        "embedded",
        "embedded",
        "embedded",
    )
    assert names == ["minutes.txt"]


@pytest.mark.staged
def test_a_call_with_options_of_its_own(client, stage, clock):
    """The retries are the copy's; the original goes on with its own, over the same connections."""
    stage(lambda emulator: emulator.faults.throttle(7, path="/api/v3/files"))
    hasty = client.with_options(retry=NO_RETRIES)
    with pytest.raises(RateLimitError):
        call(list_files.sync, client=hasty.v3)
    assert clock.slept == []
    assert call(list_files.sync, client=client.v3).results == []
    client.close()
    with pytest.raises(InvalidInput):
        call(list_files.sync, client=client.v3)
