"""Nights of a mirror as they were recorded: plan, apply, count, by both twins."""

from __future__ import annotations

import asyncio
import io

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_ext import MirrorSource, await_until_agent_files, paginate, wait_until_agent_files

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]


@pytest.fixture
def night(workspace):
    """Return the options of all nights; with one file at a time the requests keep their order."""
    return {"workspace_id": workspace, "name": "contracts", "delete": True, "concurrency": 1}


def source(path, text):
    """Return a file whose token is its text: the same in the recording and in the replay."""
    content = text.encode()
    return MirrorSource(
        path=path, token=text, size=len(content), open=lambda: io.BytesIO(content), modified=1.0
    )


FIRST = {"a.txt": "The contract was signed.", "b/c.txt": "One point."}
SECOND = {"a.txt": "The contract was ended."}


def given(files):
    return [source(path, text) for path, text in files.items()]


def counts(report):
    return report.new, report.changed, report.unchanged, report.deleted


def test_the_nights_of_a_mirror(client, workspace, night):
    first = client.mirror(given(FIRST), **night)
    assert counts(first) == (2, 0, 0, 0)
    plan = client.plan_mirror(given(SECOND), **night)
    assert {operation.kind for operation in plan.operations} >= {"replace", "delete"}
    second = client.apply_mirror(plan, source=given(SECOND))
    assert counts(second) == (0, 1, 0, 1)
    assert client.count_mirror_in_flight(workspace_id=workspace, name="contracts") == 0
    assert counts(client.without_deadline().mirror(given(SECOND), **night)) == (0, 0, 1, 0)


def test_the_async_twins_mirror_the_same(client, workspace, night):
    async def nights():
        first = await client.amirror(given(FIRST), **night)
        plan = await client.aplan_mirror(given(SECOND), **night)
        second = await client.aapply_mirror(plan, source=given(SECOND))
        left = await client.acount_mirror_in_flight(workspace_id=workspace, name="contracts")
        await client.aclose()
        return counts(first), counts(second), left

    assert asyncio.run(nights()) == ((2, 0, 0, 0), (0, 1, 0, 1), 0)


def test_the_files_of_an_agent_are_waited_for(client, workspace):
    client.ingest([("minutes.txt", b"The contract was signed.\n")], workspace_id=workspace)
    agent = next(iter(paginate(list_agents.sync, client=client.v3))).id
    assert wait_until_agent_files(agent, client=client.v3, clock=client.clock) >= 1

    async def again():
        found = await await_until_agent_files(agent, client=client.v3, clock=client.clock)
        await client.aclose()
        return found

    assert asyncio.run(again()) >= 1
