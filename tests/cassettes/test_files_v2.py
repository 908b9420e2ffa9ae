"""Files of v2 as they were recorded: outside a session, and inside one by the generated functions."""

from __future__ import annotations

from uuid import UUID

import pytest

from paradigm_api.v2.api.files import api_v2_files_ask_question_create as ask_file
from paradigm_api.v2.api.files import api_v2_files_chunks_retrieve as list_chunks
from paradigm_api.v2.api.files import api_v2_files_create as add_file
from paradigm_api.v2.api.files import api_v2_files_destroy as remove
from paradigm_api.v2.api.files import api_v2_files_list as list_files
from paradigm_api.v2.api.files import api_v2_files_retrieve as retrieve
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create_session
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create_2 as add_to_session
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_deactivate_create as deactivate
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve_session
from paradigm_api.v2.models import FileAskQuestionRequest, FileCreateRequestSerializerV2
from paradigm_api.v2.types import File
from paradigm_ext import NotFoundError, call, wait_until_file_embedded

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]


def body(name: str, content: bytes, workspace: int) -> FileCreateRequestSerializerV2:
    file = File(payload=content, file_name=name, mime_type="text/plain")
    return FileCreateRequestSerializerV2(file=file, collection_type="workspace", workspace_id=workspace)


def test_a_file_is_uploaded_asked_and_removed(client, workspace):
    lease = b"The lease runs for twelve months.\n"
    made = call(add_file.sync, client=client.v2, body=body("lease.txt", lease, workspace))
    assert (made.filename, made.bytes_) == ("lease.txt", len(lease))
    wait_until_file_embedded(made.id, client=client.v3, clock=client.clock)
    listed = call(list_files.sync, client=client.v2, workspace_scope=workspace)
    assert made.id in [file.id for file in listed.data]
    shown = call(retrieve.sync, made.id, client=client.v2, include_content=True)
    assert (shown.status, shown.content) == ("embedded", lease.decode().strip())
    chunks = call(list_chunks.sync, made.id, client=client.v2).to_dict()["chunks"]
    assert "twelve months" in chunks[0]["text"]
    question = FileAskQuestionRequest(question="How long does the lease run?")
    assert call(ask_file.sync, made.id, client=client.v2, body=question).response
    call(remove.sync, made.id, client=client.v2)
    with pytest.raises(NotFoundError):
        retrieve.sync(made.id, client=client.v2)


@pytest.mark.account
def test_a_session_takes_files_until_it_is_deactivated(client, workspace):
    session = call(create_session.sync, client=client.v2)
    call(add_to_session.sync, session.uuid, client=client.v2, body=body("first.txt", b"First.\n", workspace))
    shown = call(retrieve_session.sync, str(session.uuid), client=client.v2)
    assert [document.title for document in shown.documents] == ["first"]
    call(deactivate.sync, client=client.v2)
    after = call(retrieve_session.sync, str(session.uuid), client=client.v2)
    assert (UUID(str(after.uuid)), after.is_valid) == (session.uuid, False)
