"""What each listing gives, pinned: never run, only checked by `nox -s types`, with mypy and with pyright.

`tests/unit/test_pagination.py` looks whether each operation that has pages is here.
"""

# pyright: strict

from __future__ import annotations

from typing import assert_type

from paradigm_api.v2 import models as v2
from paradigm_api.v2.api.files import api_v2_files_list
from paradigm_api.v2.api.models import api_v2_models_list
from paradigm_api.v2.api.scim import scim_v_2_groups_retrieve
from paradigm_api.v3 import models as v3
from paradigm_api.v3.api.agents import api_v3_agents_files_list, api_v3_agents_list, api_v3_agents_tags_list
from paradigm_api.v3.api.companies import api_v3_companies_list
from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_api.v3.api.mcp import api_v3_mcp_list, api_v3_mcp_tools_list
from paradigm_api.v3.api.scim import scim_v_2_groups_retrieve as scim_v_2_groups_retrieve_v3
from paradigm_api.v3.api.scim import scim_v_2_users_retrieve
from paradigm_api.v3.api.sources import api_v3_sources_retrieve
from paradigm_api.v3.api.tags import api_v3_tags_list
from paradigm_api.v3.api.threads import api_v3_threads_retrieve, api_v3_threads_turns_retrieve
from paradigm_api.v3.api.tools import api_v3_tools_list
from paradigm_api.v3.api.user_groups import api_v3_groups_list
from paradigm_api.v3.api.users import api_v3_users_list
from paradigm_api.v3.api.workspaces import api_v3_company_workspaces_list, api_v3_workspaces_list
from paradigm_ext import AsyncPaginator, Paginator, Paradigm, apaginate, paginate


def lists_of_v2(paradigm: Paradigm) -> None:
    """Items in `data`, which the server may leave out."""
    client = paradigm.v2
    assert_type(paginate(api_v2_files_list.sync, client=client), Paginator[v2.FileListItem])
    assert_type(paginate(api_v2_files_list.sync_detailed, client=client), Paginator[v2.FileListItem])
    assert_type(apaginate(api_v2_files_list.asyncio, client=client), AsyncPaginator[v2.FileListItem])
    assert_type(apaginate(api_v2_files_list.asyncio_detailed, client=client), AsyncPaginator[v2.FileListItem])
    assert_type(paginate(api_v2_models_list.sync, client=client), Paginator[v2.ModelListItem])
    paginate(api_v2_files_list.sync, client=paradigm.v3)  # type: ignore[call-overload]


def lists_of_scim(paradigm: Paradigm) -> None:
    """Items in `resources`."""
    groups = paginate(scim_v_2_groups_retrieve.sync, client=paradigm.v2)
    assert_type(groups, Paginator[v2.SCIMGroupListResponseResourcesItem])
    users = paginate(scim_v_2_users_retrieve.sync, client=paradigm.v3)
    assert_type(users, Paginator[v3.SCIMListResponseResourcesItem])
    of_v3 = paginate(scim_v_2_groups_retrieve_v3.sync_detailed, client=paradigm.v3)
    assert_type(of_v3, Paginator[v3.SCIMListResponseResourcesItem])


def pages_of_v3(paradigm: Paradigm) -> None:
    """Items in `results`."""
    client = paradigm.v3
    assert_type(paginate(api_v3_agents_list.sync, client=client), Paginator[v3.AgentResponse])
    assert_type(paginate(api_v3_companies_list.sync, client=client), Paginator[v3.CompanyListItem])
    assert_type(paginate(api_v3_groups_list.sync, client=client), Paginator[v3.GroupResponse])
    assert_type(paginate(api_v3_users_list.sync, client=client), Paginator[v3.CompanyMember])
    assert_type(paginate(api_v3_tags_list.sync, client=client), Paginator[v3.TagListResponseSerializerV3])
    assert_type(paginate(api_v3_files_list.sync, client=client), Paginator[v3.FileListResponseSerializerV3])
    files = paginate(api_v3_agents_files_list.sync, 7, client=client)
    assert_type(files, Paginator[v3.FileListResponseSerializerV3])
    workspaces = paginate(api_v3_workspaces_list.sync, client=client)
    assert_type(workspaces, Paginator[v3.StandardWorkspaceV3ListResponse])
    of_company = paginate(api_v3_company_workspaces_list.sync, client=client)
    assert_type(of_company, Paginator[v3.StandardWorkspaceV3ListResponse])
    assert_type(paginate(api_v3_threads_retrieve.sync, client=client), Paginator[v3.ThreadResponse])
    turns = paginate(api_v3_threads_turns_retrieve.sync, "thread", client=client)
    assert_type(turns, Paginator[v3.TurnResponse])


def arrays_of_v3(paradigm: Paradigm) -> None:
    """Plain arrays, and the two lists of the sources."""
    client = paradigm.v3
    tags = paginate(api_v3_agents_tags_list.sync, 7, client=client)
    assert_type(tags, Paginator[v3.TagListResponseSerializerV3])
    assert_type(paginate(api_v3_mcp_list.sync, client=client), Paginator[v3.MCPServer])
    assert_type(paginate(api_v3_mcp_tools_list.sync, "1", client=client), Paginator[v3.Tool])
    assert_type(paginate(api_v3_tools_list.sync_detailed, client=client), Paginator[v3.Tool])
    assert_type(apaginate(api_v3_tools_list.asyncio, client=client), AsyncPaginator[v3.Tool])
    sources = paginate(api_v3_sources_retrieve.sync, client=client)
    assert_type(sources, Paginator[v3.DocumentSource | v3.WebSource])
    later = apaginate(api_v3_sources_retrieve.asyncio_detailed, client=client)
    assert_type(later, AsyncPaginator[v3.DocumentSource | v3.WebSource])
