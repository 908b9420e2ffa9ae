"""User groups as they were recorded: the one list whose page size is `per_page`."""

from __future__ import annotations

import pytest

from paradigm_api.v3.api.user_groups import api_v3_groups_create as create
from paradigm_api.v3.api.user_groups import api_v3_groups_list as list_groups
from paradigm_api.v3.api.user_groups import api_v3_groups_partial_update as update
from paradigm_api.v3.api.user_groups import api_v3_groups_update as replace
from paradigm_api.v3.api.users import api_v3_users_me_retrieve as retrieve_me
from paradigm_api.v3.models import GroupCreateRequest, GroupUpdateRequest, PatchedGroupUpdateRequest
from paradigm_ext import Cursor, call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network, pytest.mark.account]


def test_groups_are_listed_over_three_pages(client):
    groups = paginate(list_groups.sync, client=client.v3, search="cassette-", per_page=2)
    names = {f"cassette-{number}" for number in range(5)}
    # No page tells how to remove a group: on a live account those of an earlier recording are still there.
    for name in sorted(names.difference(group.name for group in groups)):
        call(create.sync, client=client.v3, body=GroupCreateRequest(name=name))
    pages = list(groups.pages())
    assert [len(page.items) for page in pages] == [2, 2, 1]
    assert {group.name for page in pages for group in page.items} == names
    assert pages[0].total == 5
    resumed = list(groups.pages(Cursor.loads(pages[1].next_cursor.dumps())))
    assert [page.items for page in resumed] == [pages[2].items]


def test_a_group_is_made_replaced_and_renamed(client):
    me = call(retrieve_me.sync, client=client.v3).profile.id
    wanted = GroupCreateRequest(name="Legal", description="Lawyers", user_ids=[me])
    group = call(create.sync, client=client.v3, body=wanted)
    assert (group.name, group.description, group.user_ids) == ("Legal", "Lawyers", [me])
    renamed = call(update.sync, group.id, client=client.v3, body=PatchedGroupUpdateRequest(name="Law"))
    assert (renamed.name, renamed.description) == ("Law", "Lawyers")
    replace.sync_detailed(group.id, client=client.v3, body=GroupUpdateRequest(name="Law"))
    groups = paginate(list_groups.sync, client=client.v3, search="Law")
    (shown,) = [one for one in groups if one.id == group.id]
    assert shown.description is None
