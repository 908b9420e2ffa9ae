"""The older of the two documented shapes, as the emulator speaks it: what reads one must read the other."""

from __future__ import annotations

import pytest

from paradigm_api.v2.api.files import api_v2_files_destroy as remove
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create_session
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create_2 as add_to_session
from paradigm_api.v2.models import FileCreateRequestSerializerV2, UploadSessionResponse
from paradigm_api.v2.types import File
from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.api.workspaces import api_v3_workspaces_create as create_workspace
from paradigm_api.v3.models import WorkspaceCreateV3Request
from paradigm_ext import call, paginate

pytestmark = [pytest.mark.vcr, pytest.mark.block_network, pytest.mark.release("victorious-vicuna")]


def test_adding_a_file_answers_the_whole_session(client):
    session = call(create_session.sync, client=client.v2)
    file = File(payload=b"One.\n", file_name="one.txt", mime_type="text/plain")
    body = FileCreateRequestSerializerV2(file=file)
    answer = call(add_to_session.sync, session.uuid, client=client.v2, body=body)
    assert isinstance(answer, UploadSessionResponse)
    assert [document.title for document in answer.documents] == ["one"]


def test_a_file_is_ingested_listed_and_removed(client):
    report = client.ingest([("one.txt", b"One.\n")], wait=True)
    (file,) = paginate(list_files.sync, client=client.v3, upload_session_uuid=report.session_uuid)
    assert file.id == report.document_ids[0]
    assert file.uploaded_at
    assert not file.created_at
    assert remove.sync_detailed(file.id, client=client.v2).status_code == 204


def test_a_workspace_is_made_with_200(client):
    body = WorkspaceCreateV3Request(name="Deeds")
    answer = create_workspace.sync_detailed(client=client.v3, body=body)
    assert (answer.status_code, answer.parsed.name) == (200, "Deeds")
