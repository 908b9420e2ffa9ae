"""Workspaces, agents, tools and one's own profile as they were recorded."""

from __future__ import annotations

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_create as create_agent
from paradigm_api.v3.api.agents import api_v3_agents_partial_update as update_agent
from paradigm_api.v3.api.agents import api_v3_agents_retrieve as retrieve_agent
from paradigm_api.v3.api.agents import api_v3_agents_tools_retrieve as list_agent_tools
from paradigm_api.v3.api.tools import api_v3_tools_list as list_tools
from paradigm_api.v3.api.users import api_v3_users_me_partial_update as update_me
from paradigm_api.v3.api.users import api_v3_users_me_retrieve as retrieve_me
from paradigm_api.v3.api.workspaces import api_v3_workspaces_create as create_workspace
from paradigm_api.v3.api.workspaces import api_v3_workspaces_list as list_workspaces
from paradigm_api.v3.api.workspaces import api_v3_workspaces_partial_update as update_workspace
from paradigm_api.v3.api.workspaces import api_v3_workspaces_retrieve as retrieve_workspace
from paradigm_api.v3.models import (
    AgentCreateRequest,
    PatchedAgentUpdateRequest,
    PatchedUpdateWorkspaceV3Request,
    PatchedUserMeUpdateRequest,
    WorkspaceCreateV3Request,
)
from paradigm_ext import call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]


@pytest.mark.account
def test_a_workspace_is_made_filled_and_renamed(client):
    made = call(create_workspace.sync, client=client.v3, body=WorkspaceCreateV3Request(name="Cassettes 2025"))
    client.ingest([("deed.txt", b"A deed.\n")], workspace_id=made.id)
    names = {space.id: space.name for space in paginate(list_workspaces.sync, client=client.v3)}
    assert names[made.id] == "Cassettes 2025"
    change = PatchedUpdateWorkspaceV3Request(name="Cassettes 2026")
    call(update_workspace.sync, made.id, client=client.v3, body=change)
    shown = call(retrieve_workspace.sync, made.id, client=client.v3)
    assert (shown.name, shown.workspace_type, shown.files_count) == ("Cassettes 2026", "custom", 1)


@pytest.mark.account
def test_an_agent_is_made_for_a_workspace_and_renamed(client, workspace):
    company = call(retrieve_me.sync, client=client.v3).company
    wanted = AgentCreateRequest(name="Reader", company_id=company.id, scoped_workspace_ids=[workspace])
    agent = call(create_agent.sync, client=client.v3, body=wanted)
    change = PatchedAgentUpdateRequest(name="Reader of contracts", instructions="Be brief.")
    call(update_agent.sync, agent.id, client=client.v3, body=change)
    shown = call(retrieve_agent.sync, agent.id, client=client.v3)
    assert (shown.name, shown.instructions) == ("Reader of contracts", "Be brief.")
    assert [scoped.id for scoped in shown.workspaces] == [workspace]


@pytest.mark.account
def test_tools_are_plain_arrays(client):
    tools = list(paginate(list_tools.sync, client=client.v3))
    company = call(retrieve_me.sync, client=client.v3).company
    wanted = AgentCreateRequest(name="Toolmaker", company_id=company.id)
    agent = call(create_agent.sync, client=client.v3, body=wanted)
    native = call(list_agent_tools.sync, agent.id, client=client.v3).native
    assert tools
    assert {tool.id for tool in native} <= {tool.id for tool in tools}


@pytest.mark.account
def test_ones_own_language_is_changed(client):
    change = PatchedUserMeUpdateRequest(language="fr")
    changed = call(update_me.sync, client=client.v3, body=change)
    assert changed.settings.language == "fr"
    assert call(retrieve_me.sync, client=client.v3).settings == changed.settings
