"""Values that no request can carry are refused in words, before anything is sent."""

import asyncio
from datetime import UTC, datetime

import pytest

from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_ext import InvalidInput, paginate

BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
VALUES = [
    float("nan"),
    object(),
    datetime(2026, 1, 5, tzinfo=UTC),
    {1, 2},
    b"1",
    "caf\udce9",
    {"a": "\ud800"},
]


def done(result):
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


@BOTH
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_field_of_a_question(server, client, asynchronous, value):
    options = {"fields": {"response_format": value}}
    with pytest.raises(InvalidInput, match="POST /api/v3/threads/turns cannot be sent"):
        done((client.aask if asynchronous else client.ask)(7, "q", **options))
    assert not server.requests


@BOTH
@pytest.mark.parametrize("question", ["caf\udce9", 5, None, b"why"])
def test_a_question_that_is_no_text(server, client, asynchronous, question):
    with pytest.raises(InvalidInput, match="question"):
        done((client.aask if asynchronous else client.ask)(7, question))
    assert not server.requests


@pytest.mark.parametrize("name", ["file_ids", "workspace_ids"])
def test_one_number_where_a_list_belongs(server, client, name):
    with pytest.raises(InvalidInput, match=f"{name} must be a list of numbers"):
        client.ask(7, "q", **{name: 5})
    assert not server.requests


@BOTH
@pytest.mark.parametrize(
    "fields",
    [
        {"collection": "caf\udce9"},
        {"external_metadata": {"price": float("nan")}},
        {"external_metadata": {"owner": object()}},
        5,
        ["collection"],
    ],
    ids=["surrogate", "nan", "object", "number", "list"],
)
def test_a_field_of_an_upload(server, client, asynchronous, fields):
    upload = client.aingest if asynchronous else client.ingest
    with pytest.raises(InvalidInput, match="fields"):
        done(upload([("a.txt", b"a")], fields=fields))
    assert not server.requests


def test_a_filter_of_a_list(server, client):
    with pytest.raises(InvalidInput, match="GET /api/v3/files cannot be sent"):
        list(paginate(api_v3_files_list.sync, client=client.v3, filename="caf\udce9"))
    assert not server.requests
