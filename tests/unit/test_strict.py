import pytest

from paradigm_api.v3.api.files import api_v3_files_list as list_files
from paradigm_api.v3.types import UNSET
from paradigm_ext import InvalidResponse, Paradigm, paginate
from tests.unit.scripted_server import Reply

PAGE = b'{"count": 1, "next": null, "previous": null, "results": [{"id": 7, "size": "12", "new": 1}]}'


def test_without_strict_mode_an_answer_is_read_as_far_as_it_goes(server, client):
    server.replies(Reply(body=PAGE))
    (file,) = paginate(list_files.sync, client=client.v3)
    assert (file.id, file.size, file.filename) == (7, 12, UNSET)


def test_in_strict_mode_every_departure_is_named_with_operation_and_place(server):
    server.replies(Reply(body=PAGE))
    with (
        Paradigm("key", server.url, strict=True) as paradigm,
        pytest.raises(InvalidResponse) as caught,
    ):
        list(paginate(list_files.sync, client=paradigm.with_options(timeout=5).v3))
    told = str(caught.value)
    assert caught.value.operation == "api_v3_files_list"
    assert "api_v3_files_list: /results/0/size: text instead of an integer" in told
    assert "api_v3_files_list: /results/0/filename: missing" in told
    assert "api_v3_files_list: /results/0/new: not described" in told


async def test_in_strict_mode_the_asynchronous_client_refuses_as_well(server):
    server.replies(Reply(body=PAGE))
    async with Paradigm("key", server.url, strict=True) as paradigm:
        with pytest.raises(InvalidResponse, match="/results/0/new: not described"):
            await list_files.asyncio(client=paradigm.v3)
