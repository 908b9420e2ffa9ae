import asyncio
import json

import pytest

from paradigm_ext import Chunk, InvalidInput, InvalidResponse
from tests.unit.scripted_server import Reply

# The example of the vendor's page, shortened.
RESULT = {
    "chunk": {"id": 1024, "text": "some text", "chunk_type": "text", "metadata": {"pages": "3-4"}},
    "scoring": {"score": 0.92, "distance": 0.08},
    "workspace": {"id": 42, "name": "Team", "workspace_type": "custom"},
    "document": {"id": 512, "name": "report.pdf", "title": "Design"},
}


def sync(client, *arguments, **options):
    return client.retrieve(*arguments, **options)


def asynchronous(client, *arguments, **options):
    return asyncio.run(client.aretrieve(*arguments, **options))


both = pytest.mark.parametrize("retrieve", [sync, asynchronous])


@both
def test_chunks_are_read_from_the_vendors_example(server, client, retrieve):
    server.replies(Reply(200, json.dumps({"results": [RESULT]}).encode()))
    (chunk,) = retrieve(client, "design", top_k=5, workspace_ids=[42], tag_ids=[7], rerank=False)
    assert (chunk.text, chunk.score, chunk.pages) == ("some text", 0.92, "3-4")
    assert (chunk.document_id, chunk.document_name, chunk.title, chunk.workspace_id) == (
        *(512, "report.pdf", "Design"),
        42,
    )
    assert json.loads(server.requests[0].body) == {
        "query": "design",
        "top_k": 5,
        "mode": "text",
        "skip_rerank": True,
        "workspace_id": [42],
        "tag_id": [7],
    }


@both
def test_searching_is_repeated_after_a_failure_since_it_changes_nothing(server, client, retrieve):
    server.replies(Reply(502, b"", {}), Reply(reset=True), Reply(200, b'{"results": []}'))
    assert retrieve(client, "design") == ()
    assert len(server.requests) == 3


@pytest.mark.parametrize("result", [{}, {"chunk": None, "scoring": "high", "document": []}])
def test_a_result_with_anything_missing_is_read(result):
    assert Chunk.from_json(result).text == ""


@pytest.mark.parametrize(
    "options",
    [{"query": " "}, {"query": "x", "top_k": 0}, {"query": "x", "top_k": 101}, {"query": "x", "mode": "y"}],
)
def test_useless_values_are_refused_before_anything_is_sent(server, client, options):
    with pytest.raises(InvalidInput):
        client.retrieve(**options)
    assert server.requests == []


def test_an_answer_without_results_is_an_error_of_its_own(server, client):
    server.replies(Reply(200, b'{"items": []}'))
    with pytest.raises(InvalidResponse):
        client.retrieve("x")
