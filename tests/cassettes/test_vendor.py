"""The example answers of the vendor's reference pages, served as they are printed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from uuid import UUID

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_files_list as agent_files
from paradigm_ext import PaginationError, Paradigm, call, paginate
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply, Server

VENDOR = Path(__file__).parent / "vendor"
EXAMPLE = (VENDOR / "agent-files.json").read_bytes()


@pytest.fixture
def server():
    running = Server()
    running.replies(Reply(body=EXAMPLE))
    yield running
    running.close()


@pytest.fixture
def vendor(server):
    with Paradigm(KEY, server.url, clock=FakeClock(), strict=True) as client:
        yield client


def test_the_generated_client_reads_every_field(vendor):
    page = call(agent_files.sync, 7, client=vendor.v3)
    (file,) = page.results
    assert (page.count, page.next_) == (123, "http://api.example.org/accounts/?page=4")
    assert (file.id, file.filename, file.title, file.status, file.status_vision) == (
        123,
        "<string>",
        "<string>",
        "pending",
        "pending",
    )
    assert file.upload_session_uuid == UUID("3c90c3cc-0d44-4b50-8888-8dd25736052a")
    assert file.uploaded_at == dt.datetime(2023, 11, 7, 5, 31, 56, tzinfo=dt.UTC)
    assert (file.workspace.id, file.workspace.name) == (123, "<string>")
    assert [(tag.name, tag.auto_assigned) for tag in file.tags] == [("<string>", True)]
    assert [summary.language for summary in file.summaries] == ["en"]
    assert file.search_details.relevant_chunks[0].final_score == 123
    assert file.external_metadata.additional_metadata == "<unknown>"


def test_what_was_read_writes_itself_back(vendor):
    """Nothing of the vendor's answer is lost on the way through the models."""
    page = call(agent_files.sync, 7, client=vendor.v3)
    # Two spellings of UTC: the vendor's page writes Z, Python writes +00:00.
    assert json.loads(json.dumps(page.to_dict()).replace("+00:00", "Z")) == json.loads(EXAMPLE)


def test_the_next_page_is_asked_of_our_host_not_of_the_one_that_next_names(server, vendor):
    pages = paginate(agent_files.sync, 7, client=vendor.v3, page=3).pages()
    first = next(pages)
    assert (first.total, first.next_cursor.value) == (123, 4)
    with pytest.raises(PaginationError, match="walked already") as caught:
        # The same answer again: page 4 would be followed by page 4.
        next(pages)
    assert caught.value.cursor.value == 4
    assert [request.path for request in server.requests] == [
        "/api/v3/agents/7/files?page=3",
        "/api/v3/agents/7/files?page=4",
    ]
