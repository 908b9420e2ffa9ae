"""Searching as it was recorded: passages of v3 and v2, without an agent."""

from __future__ import annotations

import asyncio

import pytest

from paradigm_api.v2.api.files_search import api_v2_filter_chunks_create as filter_chunks
from paradigm_api.v2.api.files_search import api_v2_query_create as query_chunks
from paradigm_api.v2.api.files_search import api_v2_query_reformulation_create as reformulate
from paradigm_api.v2.api.models import api_v2_models_list as list_models
from paradigm_api.v2.models import FilterChunksRequest, QueryReformulationRequest, QueryRequest
from paradigm_api.v3.api.files_processing import api_v3_retrieve_create as retrieve
from paradigm_api.v3.models import RetrieveRequest
from paradigm_ext import acall, call

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

LEASE = ("lease.txt", b"The lease of the barn runs for twelve months.\n")
QUESTION = "How long does the lease of the barn run?"


def test_passages_are_retrieved(client, workspace):
    report = client.ingest([LEASE], workspace_id=workspace, wait=True)
    (chunk,) = client.retrieve(QUESTION, top_k=3, file_ids=report.document_ids)
    assert "twelve months" in chunk.text
    assert chunk.document_id == report.document_ids[0]
    plain = RetrieveRequest(query=QUESTION, top_k=3, file_id=list(report.document_ids))
    (result,) = call(retrieve.sync, client=client.v3, body=plain).results
    assert (result.document.id, result.scoring.score) == (chunk.document_id, chunk.score)


def test_the_async_twins_retrieve_the_same(client, workspace):
    async def both():
        report = await client.aingest([LEASE], workspace_id=workspace, wait=True)
        ours = await client.aretrieve(QUESTION, top_k=3, file_ids=report.document_ids)
        plain = RetrieveRequest(query=QUESTION, top_k=3, file_id=list(report.document_ids))
        theirs = await acall(retrieve.asyncio, client=client.v3, body=plain)
        await client.aclose()
        return ours, theirs.results

    (ours,), (theirs,) = asyncio.run(both())
    assert (ours.document_id, ours.text) == (theirs.document.id, theirs.chunk.text)


def test_v2_queries_filters_and_rewords(client, workspace):
    client.ingest([LEASE], workspace_id=workspace, wait=True)
    models = call(list_models.sync, client=client.v2).data
    model = next(one.name for one in models if "language" in one.model_type.lower())
    (answer,) = call(query_chunks.sync, client=client.v2, body=QueryRequest(query=QUESTION, n=3))
    uuids = [str(chunk.uuid) for chunk in answer.chunks]
    assert uuids
    wanted = FilterChunksRequest(query=QUESTION, chunk_ids=uuids, model=model)
    kept = call(filter_chunks.sync, client=client.v2, body=wanted)
    assert {str(chunk.uuid) for chunk in kept.chunks} <= set(uuids)
    reworded = QueryReformulationRequest(query=QUESTION, model=model)
    (again,) = call(reformulate.sync, client=client.v2, body=reworded)
    assert again.query == QUESTION
    assert again.reformulation
