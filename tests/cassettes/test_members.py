"""Members and the company as they were recorded, in v3 and in the older paths of v2."""

from __future__ import annotations

import datetime as dt

import pytest

from paradigm_api.v2.api.companies import api_v2_companies_retrieve as retrieve_company_v2
from paradigm_api.v2.api.users import api_v2_companies_users_create as create_v2
from paradigm_api.v2.api.users import api_v2_users_roles_update_update as replace_roles
from paradigm_api.v2.api.users import api_v2_users_update_partial_update as update_v2
from paradigm_api.v2.api.workspaces import api_v2_companies_workspaces_create_create as create_workspace
from paradigm_api.v2.api.workspaces import api_v2_workspaces_retrieve as retrieve_workspace
from paradigm_api.v2.api.workspaces import api_v2_workspaces_update_partial_update as update_workspace
from paradigm_api.v2.models import (
    PatchedUserUpdateRequest,
    PatchedWorkspaceUpdateRequest,
    UserCreateRequest,
    UserRolesUpdateRequest,
    WorkspaceCreateRequest,
)
from paradigm_api.v3.api.companies import api_v3_companies_list as list_companies
from paradigm_api.v3.api.companies import api_v3_companies_retrieve as retrieve_company
from paradigm_api.v3.api.user_groups import api_v3_groups_create as create_group
from paradigm_api.v3.api.users import api_v3_users_create as create
from paradigm_api.v3.api.users import api_v3_users_destroy as remove
from paradigm_api.v3.api.users import api_v3_users_list as list_users
from paradigm_api.v3.api.users import api_v3_users_partial_update as update
from paradigm_api.v3.api.users import api_v3_users_update as replace
from paradigm_api.v3.api.workspaces import api_v3_company_workspaces_list as list_workspaces
from paradigm_api.v3.api.workspaces import api_v3_company_workspaces_members_retrieve as list_members
from paradigm_api.v3.models import (
    CompanyMemberCreateRequest,
    CompanyMemberUpdateRequest,
    GroupCreateRequest,
    PatchedCompanyMemberUpdateRequest,
)
from paradigm_ext import NotFoundError, call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

NEW_YEAR = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)


@pytest.mark.account
def test_a_member_is_invited_changed_and_removed(client):
    wanted = CompanyMemberCreateRequest(email="nora@example.org", username="nora-of-cassettes")
    made = call(create.sync, client=client.v3, body=wanted)
    assert made.id in {user.id for user in paginate(list_users.sync, client=client.v3)}
    change = PatchedCompanyMemberUpdateRequest(first_name="Nora")
    assert call(update.sync, made.id, client=client.v3, body=change).first_name == "Nora"
    whole = CompanyMemberUpdateRequest(
        first_name="Nora", last_name="Nielsen", account_expiration_date=NEW_YEAR, language="de"
    )
    replaced = call(replace.sync, made.id, client=client.v3, body=whole)
    assert (replaced.last_name, replaced.account_expiration_date) == ("Nielsen", NEW_YEAR)
    remove.sync_detailed(made.id, client=client.v3)
    with pytest.raises(NotFoundError):
        update.sync(made.id, client=client.v3, body=change)


@pytest.mark.staged
def test_v2_invites_a_member_and_gives_a_role(client):
    """Staged: which roles there are, and by which ids, no public page tells."""
    wanted = UserCreateRequest(email="olaf@example.org", username="olaf-of-cassettes")
    made = call(create_v2.sync, 1, client=client.v2, body=wanted)
    change = PatchedUserUpdateRequest(first_name="Olaf")
    assert call(update_v2.sync, made.id, client=client.v2, body=change).first_name == "Olaf"
    shown = call(replace_roles.sync, made.id, client=client.v2, body=UserRolesUpdateRequest(roles=[1]))
    assert [role.id for role in shown.roles] == [1]


@pytest.mark.account
def test_the_company_and_who_may_use_its_workspaces(client):
    company = next(iter(paginate(list_companies.sync, client=client.v3)))
    assert call(retrieve_company.sync, company.id, client=client.v3).name == company.name
    assert call(retrieve_company_v2.sync, company.id, client=client.v2).name == company.name
    group = call(create_group.sync, client=client.v3, body=GroupCreateRequest(name="Deed readers"))
    wanted = WorkspaceCreateRequest(name="Deeds 2025", description="", groups=[group.id])
    made = call(create_workspace.sync, company.id, client=client.v2, body=wanted)
    change = PatchedWorkspaceUpdateRequest(name="Deeds 2026")
    call(update_workspace.sync, made.id, client=client.v2, body=change)
    assert call(retrieve_workspace.sync, made.id, client=client.v2).name == "Deeds 2026"
    spaces = paginate(list_workspaces.sync, client=client.v3, group_id=group.id)
    assert [space.id for space in spaces] == [made.id]
    members = call(list_members.sync, made.id, client=client.v3)
    assert [one.id for one in members.groups] == [group.id]
    assert members.users
