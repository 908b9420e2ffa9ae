"""Errors as they were recorded, each with the class and the facts that a caller acts on."""

from __future__ import annotations

from uuid import UUID

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_api.v3.api.agents import api_v3_agents_retrieve as agent
from paradigm_api.v3.api.files import api_v3_files_create as add_file
from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.models import FileCreateRequestSerializerV3
from paradigm_api.v3.types import File
from paradigm_ext import (
    AuthenticationError,
    MaintenanceError,
    NotFoundError,
    Paradigm,
    PayloadTooLargeError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    ValidationError,
    call,
)

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

NOBODY = UUID("00000000-0000-4000-8000-000000000000")


def test_401_for_a_key_that_nobody_has(target):
    with (
        Paradigm("nobody-has-this-key", target.base_url, verify=target.verify, strict=True) as stranger,
        pytest.raises(AuthenticationError, match="check the API key") as caught,
    ):
        list_files.sync(client=stranger.v3)
    assert caught.value.status == 401
    assert "nobody-has-this-key" not in repr(caught.value)


def test_404_for_a_session_that_nobody_has(client):
    with pytest.raises(NotFoundError) as caught:
        retrieve.sync(NOBODY, client=client.v2)
    assert caught.value.body is None, "the reference: no response body"


def test_404_of_v3_says_what_it_misses(client):
    with pytest.raises(NotFoundError) as caught:
        agent.sync(2_000_000_000, client=client.v3)
    assert caught.value.body["detail"]


def test_422_names_the_fields(client, workspace):
    empty = FileCreateRequestSerializerV3(
        file=File(payload=b"", file_name="empty.txt", mime_type="text/plain"), workspace_id=workspace
    )
    with pytest.raises(ValidationError) as caught:
        add_file.sync(client=client.v3, body=empty)
    assert caught.value.status in (400, 422)
    assert "file" in caught.value.fields


def test_400_names_the_filter(client):
    with pytest.raises(ValidationError) as caught:
        list_files.sync(client=client.v3, status=["nonsense"])
    assert caught.value.status == 400
    assert "status" in caught.value.fields


@pytest.mark.staged
def test_429_is_waited_out_once(client, stage, clock):
    stage(lambda emulator: emulator.faults.throttle(7, path="/api/v3/files"))
    page = call(list_files.sync, client=client.v3)
    assert page.results == []
    assert 7 <= clock.slept[0] < 8


@pytest.mark.staged
def test_429_for_longer_than_anyone_waits_is_an_error_at_once(client, stage, clock):
    stage(lambda emulator: emulator.faults.throttle(3600))
    with pytest.raises(RateLimitError) as caught:
        list_files.sync(client=client.v3)
    assert caught.value.retry_after == 3600
    assert clock.slept == []


@pytest.mark.staged
def test_503_under_maintenance_says_so(client, stage):
    stage(lambda emulator: emulator.faults.maintenance(times=None))
    with pytest.raises(MaintenanceError) as caught:
        list_files.sync(client=client.v3)
    assert caught.value.mode == "full_shutdown"
    assert caught.value.attempts == 4


@pytest.mark.staged
def test_a_proxys_page_is_a_server_error(client, stage):
    stage(lambda emulator: emulator.faults.proxy_page(502, times=None))
    with pytest.raises(ServerError, match="502") as caught:
        list_files.sync(client=client.v3)
    assert "<h1>" not in str(caught.value)


@pytest.mark.staged
def test_403_for_a_key_that_may_only_read(target):
    with Paradigm(f"{target.api_key}-reader", target.base_url, verify=target.verify, strict=True) as reader:
        file = File(payload=b"One.\n", file_name="one.txt", mime_type="text/plain")
        body = FileCreateRequestSerializerV3(file=file, workspace_id=2)
        with pytest.raises(PermissionDeniedError) as caught:
            add_file.sync(client=reader.v3, body=body)
    assert caught.value.status == 403


@pytest.mark.staged
def test_413_for_more_than_the_instance_takes(client, stage):
    refusal = {"code": 413, "error": "request_too_large", "detail": "The file is larger than 26214400 bytes."}
    stage(lambda emulator: emulator.faults.respond(413, refusal, path="/api/v3/files"))
    file = File(payload=b"One.\n", file_name="one.txt", mime_type="text/plain")
    with pytest.raises(PayloadTooLargeError) as caught:
        add_file.sync(client=client.v3, body=FileCreateRequestSerializerV3(file=file, workspace_id=1))
    assert caught.value.body["error"] == "request_too_large"
