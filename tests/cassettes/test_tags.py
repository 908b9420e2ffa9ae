"""Tags as they were recorded: made, put on a file, seen through an agent, taken off, removed."""

from __future__ import annotations

import pytest

from paradigm_api.v3.api.agents import api_v3_agents_list as list_agents
from paradigm_api.v3.api.agents import api_v3_agents_tags_list as list_agent_tags
from paradigm_api.v3.api.files import api_v3_files_partial_update as update_file
from paradigm_api.v3.api.tags import api_v3_files_tags_create as tag_file
from paradigm_api.v3.api.tags import api_v3_files_tags_destroy as untag_file
from paradigm_api.v3.api.tags import api_v3_tags_create as create
from paradigm_api.v3.api.tags import api_v3_tags_destroy as remove
from paradigm_api.v3.api.tags import api_v3_tags_list as list_tags
from paradigm_api.v3.models import (
    FileTaggingAddRequest,
    PatchedFileUpdateRequestSerializerV3,
    TagCreateRequestSerializerV3,
)
from paradigm_ext import call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]


def test_a_tag_comes_and_goes(client, workspace):
    (file,) = client.ingest([("deed.txt", b"A deed.\n")], workspace_id=workspace, wait=True).document_ids
    made = TagCreateRequestSerializerV3(name="cassette-deeds", description="", auto_assign=False)
    tag = call(create.sync, client=client.v3, body=made)
    assert tag.id in {one.id for one in paginate(list_tags.sync, client=client.v3)}
    tagged = call(tag_file.sync, file, client=client.v3, body=FileTaggingAddRequest(tags=[tag.id]))
    assert [one.name for one in tagged.tags] == ["cassette-deeds"]
    agent = next(iter(paginate(list_agents.sync, client=client.v3)))
    seen = paginate(list_agent_tags.sync, client=client.v3, id=agent.id)
    assert tag.id in {one.id for one in seen}
    untag_file.sync_detailed(file, tag.id, client=client.v3)
    remove.sync_detailed(tag.id, client=client.v3)
    assert tag.id not in {one.id for one in paginate(list_tags.sync, client=client.v3)}


def test_a_files_title_and_tags_are_changed(client, workspace):
    (file,) = client.ingest([("deed.txt", b"A deed.\n")], workspace_id=workspace).document_ids
    made = TagCreateRequestSerializerV3(name="cassette-title", description="", auto_assign=False)
    tag = call(create.sync, client=client.v3, body=made)
    change = PatchedFileUpdateRequestSerializerV3(title="Deed of 1999", tags=[tag.id])
    changed = call(update_file.sync, file, client=client.v3, body=change)
    assert (changed.title, [one.id for one in changed.tags]) == ("Deed of 1999", [tag.id])
    # The reference: [0] takes every tag off.
    bare = call(update_file.sync, file, client=client.v3, body=PatchedFileUpdateRequestSerializerV3(tags=[0]))
    assert (bare.title, bare.tags) == ("Deed of 1999", [])
    remove.sync_detailed(tag.id, client=client.v3)
