"""A path parameter is one segment: nothing else is sent."""

import asyncio
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_destroy as destroy_session
from paradigm_api.v3.api.files import api_v3_files_destroy as destroy_file
from paradigm_ext import InvalidInput, InvalidResponse, RedirectError
from paradigm_ext._transport._paths import SLASHED, check_path
from tests.unit.scripted_server import Reply

SESSION = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
NOT_ONE = [
    "",
    ".",
    "..",
    "a/b",
    "../x",
    "%2e%2e",
    "%2E",
    "a%2Fb",
    "a%5Cb",
    "a\\b",
    "%252e%252e",
    "%25252e",
    "/",
]


def send(operation, value, client, asynchronous):
    if asynchronous:
        return asyncio.run(operation.asyncio_detailed(value, client=client))
    return operation.sync_detailed(value, client=client)


@pytest.mark.parametrize("value", NOT_ONE)
@pytest.mark.parametrize("asynchronous", [False, True])
def test_generated_functions_send_nothing_for_what_is_not_one_segment(server, client, value, asynchronous):
    calls = [(destroy_session, client.v2), (destroy_file, client.v3)]
    for operation, generated in calls:
        with pytest.raises(ValueError, match="path parameter"):
            send(operation, value, generated, asynchronous)
    assert server.requests == []


@pytest.mark.parametrize("value", [value for value in NOT_ONE if value != "a/b"])
def test_raw_requests_send_nothing_either(server, client, value):
    http = client.v3.get_httpx_client()
    for path in (f"/api/v3/files/{value}/tags", f"{server.url}/api/v3/files/{value}/tags"):
        with pytest.raises(InvalidInput):
            http.delete(path)
    assert server.requests == []


@pytest.mark.parametrize("path", SLASHED)
def test_operations_that_end_with_a_slash_are_sent(path):
    check_path("GET", path.replace("{id}", "7"))


@given(st.text(min_size=1).filter(lambda text: text.strip(". ") and not set(text) & set("/\\%?#[]\t\r\n")))
def test_ordinary_ids_are_sent_whatever_they_hold(text):
    check_path("GET", f"/api/v3/files/{quote(text, safe='')}")


@pytest.mark.parametrize(
    "url", ["/", "", "https://paradigm.example", "https://paradigm.example/prefix/", "x"]
)
def test_addresses_outside_of_the_api_are_left_alone(url):
    check_path("GET", url)


@pytest.mark.parametrize("status", [301, 302, 303])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_method_is_never_changed_by_a_redirect(server, client, method, status):
    server.replies(Reply(status, headers={"location": "/there"}), Reply())
    with pytest.raises(RedirectError):
        client.v3.get_httpx_client().request(method, "/x")
    assert [(request.method, request.path) for request in server.requests] == [(method, "/x")]


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_that_keeps_the_method_is_followed(server, client, status):
    server.replies(Reply(status, headers={"location": "/there"}), Reply())
    assert client.v3.get_httpx_client().post("/x", json={}).status_code == 200
    assert [(request.method, request.path) for request in server.requests] == [
        ("POST", "/x"),
        ("POST", "/there"),
    ]


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "POST", "PUT"])
@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_page_in_place_of_an_answer_confirms_no_write(server, client, method, asynchronous):
    server.answer = lambda request: Reply(200, b"<html>sign in</html>", {"content-type": "text/html"})

    if asynchronous:
        sending = client.v3.get_async_httpx_client().request(method, "/api/v3/files/5")
        request = lambda: asyncio.run(awaited(sending))  # noqa: E731
    else:
        request = lambda: client.v3.get_httpx_client().request(method, "/api/v3/files/5")  # noqa: E731
    with pytest.raises(InvalidResponse, match="200 with a page"):
        request()
    assert len(server.requests) == 1


async def awaited(sending):
    return await sending


NOT_IDS = ["session", "../..", "x" * 5_000, f"{SESSION}/../x", "\u0661" * 32, "\ud800", 5, ["a"]]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_an_id_of_a_server_that_could_be_no_segment_goes_into_no_path(server, client, asynchronous):
    for uuid in NOT_IDS:
        server.requests.clear()
        server.replies(Reply(201, json.dumps({"uuid": uuid, "is_valid": True}).encode()))
        with pytest.raises(InvalidResponse, match="UUID"):
            ingest(client, asynchronous)
        assert {request.path for request in server.requests} == {"/api/v2/upload-session"}


@pytest.mark.parametrize("asynchronous", [False, True])
def test_an_id_of_a_ledger_does_not_either(server, client, asynchronous, tmp_path):
    for uuid in [uuid for uuid in NOT_IDS if isinstance(uuid, str) and uuid.isprintable()]:
        (tmp_path / "ledger").write_text(json.dumps({"event": "session", "session": uuid}) + "\n")
        with pytest.raises(InvalidInput, match="not a UUID"):
            ingest(client, asynchronous, ledger=tmp_path / "ledger")
    assert server.requests == []


def ingest(client, asynchronous, **options):
    files = [("a.txt", b"a")]
    return asyncio.run(client.aingest(files, **options)) if asynchronous else client.ingest(files, **options)
