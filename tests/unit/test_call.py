"""Generated functions through `call`, `acall` and the paginators: what is wrong is one of our errors."""

import asyncio
import datetime as dt

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as read_session
from paradigm_api.v3.api.agents import api_v3_agents_files_list as list_files
from paradigm_ext import InvalidInput, InvalidResponse, acall, apaginate, call, paginate
from tests.unit.scripted_server import Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


async def pages(*args, **kwargs):
    return [item async for item in apaginate(*args, **kwargs)]


@pytest.mark.parametrize("uuid", ["", ".", "..", "a/b", "a\\b"])
def test_a_path_parameter_that_would_change_the_address_is_invalid_input(server, client, uuid):
    with pytest.raises(InvalidInput, match=r"api_v2_upload_session_retrieve: .* path parameter"):
        call(read_session.sync, uuid, client=client.v2)
    with pytest.raises(InvalidInput, match="path parameter"):
        asyncio.run(acall(read_session.asyncio, uuid, client=client.v2))
    assert server.requests == []


def test_a_parameter_of_a_list_is_checked_before_its_first_page(server, client):
    naive = dt.datetime(2026, 1, 5, 9)  # noqa: DTZ001 - that is the fault
    with pytest.raises(InvalidInput, match="time zone"):
        list(paginate(list_files.sync, client=client.v3, id=7, uploaded_at_after=naive))
    with pytest.raises(InvalidInput, match="time zone"):
        asyncio.run(pages(list_files.asyncio, client=client.v3, id=7, uploaded_at_after=naive))
    assert server.requests == []


def test_an_answer_of_another_shape_names_the_operation(server, client):
    server.replies(Reply(body=b"[1]"))
    with pytest.raises(InvalidResponse, match="another shape than described: TypeError") as caught:
        call(read_session.sync, UUID, client=client.v2)
    assert caught.value.operation == "api_v2_upload_session_retrieve"


def test_what_a_caller_does_wrong_elsewhere_is_left_alone(client):
    with pytest.raises(TypeError, match="surprise"):
        call(read_session.sync, UUID, client=client.v2, surprise=1)
