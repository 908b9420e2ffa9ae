"""Upload sessions as they were recorded: from the first file to the last document."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_destroy as destroy
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import NotFoundError, SessionFailed, call, wait_until_session_embedded

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

MINUTES = [
    ("minutes-monday.txt", b"Monday: the contract was read.\r\n"),
    ("minutes-tuesday.txt", b"Tuesday: it was signed.\r\n"),
]


def test_a_session_is_created_and_removed(client):
    session = call(create.sync, client=client.v2)
    assert (session.is_valid, session.documents) == (True, [])
    destroy.sync_detailed(session.uuid, client=client.v2)
    with pytest.raises(NotFoundError):
        retrieve.sync(session.uuid, client=client.v2)


def test_two_files_go_from_pending_to_embedded(client, workspace):
    seen = []
    report = client.ingest(MINUTES, workspace_id=workspace, concurrency=1)
    assert [document.name for document in report.documents] == [name for name, _ in MINUTES]
    progress = wait_until_session_embedded(
        report.session_uuid,
        client=client.v2,
        expected=report.document_ids,
        on_progress=seen.append,
        clock=client.clock,
    )
    assert progress.verdict == "embedded"
    assert progress.counts == {"embedded": 2}
    assert set(progress.document_ids) == set(report.document_ids)
    statuses = {status for look in seen for status in look.counts}
    assert statuses > {"embedded"}, "the recording shows documents on their way, too"
    destroy.sync_detailed(UUID(report.session_uuid), client=client.v2)


def test_the_async_twin_reads_the_same_answers(client, workspace):
    async def both():
        report = await client.aingest(MINUTES, workspace_id=workspace, concurrency=1, wait=True)
        await client.aclose()
        return report

    report = asyncio.run(both())
    assert report.progress[0].counts == {"embedded": 2}


@pytest.mark.staged
def test_one_document_fails(client, stage):
    stage(lambda emulator: emulator.outcome("*tuesday*", "parsing_failed", detail="no text in it"))
    why = r"1 failed: minutes-tuesday \(id \d+, parsing_failed: no text in it\)"
    with pytest.raises(SessionFailed, match=why) as caught:
        client.ingest(MINUTES, concurrency=1, wait=True)
    assert caught.value.progress.counts == {"embedded": 1, "parsing_failed": 1}
    assert len(caught.value.report.documents) == 2


@pytest.mark.staged
def test_a_broken_pdf_fails_by_itself(client):
    with pytest.raises(SessionFailed) as caught:
        client.ingest([("broken.pdf", b"%PDF-1.7 and no more")], wait=True)
    assert [document.status for document in caught.value.progress.failed] == ["parsing_failed"]


@pytest.mark.staged
def test_an_answer_lost_after_the_upload_does_not_send_the_file_twice(client, stage):
    stage(
        lambda emulator: emulator.faults.respond(
            502, "<h1>Bad gateway</h1>", method="POST", path="*-session/*", when="after"
        )
    )
    report = client.ingest(MINUTES[:1], wait=True)
    assert report.progress[0].total == 1
    assert len(report.documents) == 1
