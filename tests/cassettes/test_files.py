"""Documents of v3, agents and pages as they were recorded."""

from __future__ import annotations

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_files_list as agent_files
from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_api.v3.api.files import api_v3_files_create as add_file
from paradigm_api.v3.api.files import api_v3_files_destroy as remove
from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.api.files import api_v3_files_retrieve as retrieve
from paradigm_api.v3.models import ExternalMetadataRequest, FileCreateRequestSerializerV3
from paradigm_api.v3.types import File
from paradigm_ext import Cursor, NotFoundError, call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

#: Content that would forge a form field under a boundary that is always the same.
HOSTILE = b'before\r\n--+++\r\nContent-Disposition: form-data; name="workspace_id"\r\n\r\n999\r\nafter\r\n'


def test_a_file_is_uploaded_found_and_removed(client, workspace):
    body = FileCreateRequestSerializerV3(
        file=File(payload=HOSTILE, file_name="hostile.txt", mime_type="text/plain"), workspace_id=workspace
    )
    file = call(add_file.sync, client=client.v3, body=body)
    found = call(retrieve.sync, file.id, client=client.v3)
    assert (found.filename, found.workspace.id) == ("hostile.txt", workspace)
    remove.sync_detailed(file.id, client=client.v3)
    with pytest.raises(NotFoundError):
        retrieve.sync(file.id, client=client.v3)


def test_a_tag_that_nobody_made_is_left_out(client, workspace):
    """The reference: 207 for a file that was stored without its tags."""
    file = File(payload=b"One.\n", file_name="one.txt", mime_type="text/plain")
    body = FileCreateRequestSerializerV3(file=file, workspace_id=workspace, tags=[2_000_000_000])
    answer = add_file.sync_detailed(client=client.v3, body=body)
    assert (answer.status_code, answer.parsed.tags) == (207, [])
    remove.sync_detailed(answer.parsed.id, client=client.v3)


@pytest.mark.staged
def test_a_known_external_id_is_no_second_file(client, workspace):
    """Staged: 200 for a known `external_id` is known from the successor product only."""

    def body() -> FileCreateRequestSerializerV3:
        file = File(payload=b"One.\n", file_name="one.txt", mime_type="text/plain")
        metadata = ExternalMetadataRequest(external_id="contract-1")
        return FileCreateRequestSerializerV3(file=file, workspace_id=workspace, external_metadata=metadata)

    first = add_file.sync_detailed(client=client.v3, body=body())
    again = add_file.sync_detailed(client=client.v3, body=body())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.parsed.id == first.parsed.id


def test_pages_by_number_follow_each_other(client, workspace):
    names = [f"page-{number}.txt" for number in range(5)]
    report = client.ingest([(name, b"text\n") for name in names], workspace_id=workspace, concurrency=1)
    files = paginate(
        list_files.sync,
        client=client.v3,
        upload_session_uuid=report.session_uuid,
        page_size=2,
        ordering="created_at",
    )
    pages = list(files.pages())
    assert [len(page.items) for page in pages] == [2, 2, 1]
    assert {file.filename for page in pages for file in page.items} == set(names)
    assert pages[0].total == 5
    resumed = list(files.pages(Cursor.loads(pages[1].next_cursor.dumps())))
    assert [page.items[0].filename for page in resumed] == [pages[2].items[0].filename]


def test_an_agents_files_are_filtered_by_status(client, workspace):
    report = client.ingest([("agenda.txt", b"One point.\n")], workspace_id=workspace, wait=True)
    agent = next(iter(paginate(list_agents.sync, client=client.v3)))
    embedded = list(
        paginate(
            agent_files.sync,
            client=client.v3,
            id=agent.id,
            status=["embedded"],
            upload_session_uuid=report.session_uuid,
        )
    )
    assert [file.status for file in embedded] == ["embedded"]
    pending = paginate(
        agent_files.sync,
        client=client.v3,
        id=agent.id,
        status=["pending", "parsing"],
        upload_session_uuid=report.session_uuid,
    )
    assert list(pending) == []
