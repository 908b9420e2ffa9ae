import asyncio
import io
import logging
import multiprocessing
import os
import pickle
import threading
from email.parser import BytesParser
from urllib.parse import parse_qs, urlsplit

import pytest

from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create as create
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_create_2 as add_file
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_api.v2.models import FileCreateRequestSerializerV2
from paradigm_api.v2.types import File
from paradigm_api.v3.api.agents import api_v3_agents_files_list as files_list
from paradigm_ext import (
    NO_RETRIES,
    ConfigurationError,
    InvalidInput,
    Paradigm,
    RedirectError,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    Timeouts,
    TransportError,
)
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
SESSION = (
    b'{"uuid": "3c90c3cc-0d44-4b50-8888-8dd25736052a", "is_valid": true,'
    b' "created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z", "documents": []}'
)
PAGE = b'{"count": 0, "results": [], "next": null, "previous": null}'


def parts_of(request):
    message = BytesParser().parsebytes(
        b"Content-Type: " + request.headers["content-type"].encode() + b"\n\n" + request.body
    )
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in message.get_payload()
    }


# ------------------------------------------------------------------------------- requests as they go out


def test_list_filters_go_out_comma_separated(server, client):
    server.replies(Reply(body=PAGE))
    files_list.sync(
        7, client=client.v3, status=["pending", "embedded"], workspace_id=[1, 2], total_pages_min=None
    )
    query = parse_qs(urlsplit(server.requests[0].path).query)
    assert query == {"status": ["pending,embedded"], "workspace_id": ["1,2"]}


def test_a_comma_inside_a_list_value_is_refused_before_anything_is_sent(server, client):
    with pytest.raises(InvalidInput, match="extension: 'a,b' holds a comma"):
        files_list.sync(7, client=client.v3, extension=["a,b"])
    assert server.requests == []


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_file_that_contains_the_generated_boundary_uploads_as_itself(server, client, asynchronous):
    content = (
        b'start\r\n--+++\r\nContent-Disposition: form-data; name="workspace_id"\r\n\r\n999\r\n--+++--\r\n'
    )
    server.replies(Reply(body=b'{"message": "ok", "id": 5}'))
    body = FileCreateRequestSerializerV2(file=File(io.BytesIO(content), "a.txt", "text/plain"))
    if asynchronous:
        asyncio.run(add_file.asyncio(UUID, client=client.v2, body=body))
    else:
        add_file.sync(UUID, client=client.v2, body=body)
    assert parts_of(server.requests[0]) == {"file": content}


def test_none_is_not_sent_as_text(server, client):
    server.replies(Reply(body=b'{"message": "ok", "id": 5}'))
    body = FileCreateRequestSerializerV2(file=File(io.BytesIO(b"x"), "a.txt"), title=None, collection=3)  # type: ignore[arg-type]
    add_file.sync(UUID, client=client.v2, body=body)
    assert parts_of(server.requests[0]) == {"file": b"x", "collection": b"3"}


def test_every_request_says_who_sends_it_and_carries_the_key(server, client):
    server.replies(Reply(body=SESSION))
    retrieve.sync(UUID, client=client.v2)
    sent = server.requests[0].headers
    assert sent["authorization"] == f"Bearer {KEY}"
    assert sent["user-agent"].startswith("paradigm-ext/")


# ------------------------------------------------------------------------------- retries


def test_a_get_is_repeated_until_it_succeeds(server, client, clock):
    server.replies(
        Reply(503), Reply(429, headers={"retry-after": "7"}), Reply(reset=True), Reply(body=SESSION)
    )
    assert str(retrieve.sync(UUID, client=client.v2).uuid) == UUID
    assert len(server.requests) == 4
    assert clock.slept == [0.25, 7.25, 1.0]


@pytest.mark.parametrize("header", ["-1", "nan", "an hour"])
def test_a_retry_after_of_no_use_counts_as_absent(server, client, clock, header):
    server.replies(Reply(503, headers={"retry-after": header}), Reply(body=SESSION))
    retrieve.sync(UUID, client=client.v2)
    assert clock.slept == [0.25]


def test_an_hour_is_not_slept_for(server, client, clock):
    server.replies(Reply(503, headers={"retry-after": "3600"}))
    with pytest.raises(ServerError) as caught:
        retrieve.sync(UUID, client=client.v2)
    assert (caught.value.retry_after, clock.slept, len(server.requests)) == (3600.0, [], 1)


@pytest.mark.parametrize(("reply", "requests"), [(Reply(503), 1), (Reply(reset=True), 1), (Reply(429), 4)])
def test_a_post_is_repeated_only_where_the_server_cannot_have_acted(server, client, reply, requests):
    server.replies(reply)
    with pytest.raises((ServerError, TransportError, Exception)):
        create.sync(client=client.v2)
    assert len(server.requests) == requests


def test_a_file_is_sent_whole_on_every_attempt(server, client):
    server.replies(Reply(429), Reply(429), Reply(body=b'{"id": 1}'))
    body = FileCreateRequestSerializerV2(file=File(io.BytesIO(b"content"), "a.txt"))
    add_file.sync(UUID, client=client.v2, body=body)
    assert [parts_of(request)["file"] for request in server.requests] == [b"content"] * 3


def test_a_body_that_cannot_rewind_is_sent_once(server, client):
    server.replies(Reply(429))
    with pytest.raises(Exception, match="429"):
        client.v2.get_httpx_client().post("/x", content=iter([b"gone"]))
    assert len(server.requests) == 1


def test_a_hung_reply_to_a_post_is_not_sent_twice(server, client, clock):
    server.replies(Reply(hang=True))
    with pytest.raises(RequestTimeout) as caught:
        client.with_options(timeout=0.05).ask(7, "Who?")
    assert (caught.value.attempts, caught.value.sent, clock.slept) == (1, True, [])
    assert [request.method for request in server.requests] == ["POST"]


def test_a_connection_that_is_never_made_is_tried_again_and_says_that_nothing_was_sent(clock):
    with (
        Paradigm(KEY, "http://127.0.0.1:9", clock=clock) as client,
        pytest.raises(TransportError) as caught,
    ):
        create.sync(client=client.v2)
    assert (caught.value.sent, caught.value.attempts, len(clock.slept)) == (False, 4, 3)


def test_options_share_the_pool_and_change_the_rest(server, client):
    server.replies(Reply(503))
    patient = client.with_options(timeout=3, retry=NO_RETRIES)
    with pytest.raises(ServerError):
        retrieve.sync(UUID, client=patient.v2)
    assert len(server.requests) == 1
    assert patient._wire is client._wire
    assert patient.v2.get_httpx_client().timeout.read == 3
    assert client.v2.get_httpx_client().timeout.read == 120


def test_pacing_is_shared_by_all_views(server, clock):
    server.replies(Reply(body=SESSION))
    with Paradigm(KEY, server.url, max_requests_per_minute=10, clock=clock) as client:
        other = client.with_options(timeout=5)
        for _ in range(3):
            retrieve.sync(UUID, client=client.v2)
            retrieve.sync(UUID, client=other.v2)
    assert sum(clock.slept) == pytest.approx(5 * 60 / 9)


# ------------------------------------------------------------------------------- the key stays at home


def test_a_redirect_within_the_origin_is_followed(server, client):
    server.replies(Reply(301, b"", {"location": f"/api/v2/upload-session/{UUID}/"}), Reply(body=SESSION))
    retrieve.sync(UUID, client=client.v2)
    assert [request.path[-1] for request in server.requests] == ["a", "/"]
    assert server.requests[1].headers["authorization"] == f"Bearer {KEY}"


def test_a_redirect_to_another_origin_is_not_followed(server, client):
    server.replies(Reply(307, b"", {"location": "http://localhost:1/elsewhere"}))
    with pytest.raises(RedirectError):
        retrieve.sync(UUID, client=client.v2)
    assert len(server.requests) == 1


def test_redirects_that_never_end_do_end(server, client):
    server.replies(Reply(302, b"", {"location": "/round"}))
    with pytest.raises(RedirectError):
        retrieve.sync(UUID, client=client.v2)
    assert len(server.requests) == 6


def test_an_absolute_address_of_another_origin_gets_no_key(server, clock):
    server.replies(Reply())
    with Paradigm(KEY, "http://127.0.0.1:9", clock=clock) as client:
        client.v2.get_httpx_client().get(f"{server.url}/x", headers={"authorization": f"Bearer {KEY}"})
    assert "authorization" not in server.requests[0].headers


def test_no_representation_holds_the_key(server, client, caplog):
    caplog.set_level(logging.DEBUG)
    server.replies(Reply(503), Reply(body=SESSION))
    response = client.v2.get_httpx_client().get(f"/api/v2/upload-session/{UUID}")
    seen = [
        repr(client),
        str(client),
        repr(client.v2),
        repr(vars(client)),
        repr(client._wire.config),
    ]
    seen += [repr(response.request.headers.raw), caplog.text, pickle_text(client)]
    assert all(KEY not in text for text in seen)


def pickle_text(client):
    return pickle.dumps(client).decode("latin1")


def test_a_client_pickles_as_its_configuration_without_the_key(server, monkeypatch):
    original = Paradigm(KEY, server.url, timeout=7, retry=RetryPolicy(attempts=2), max_requests_per_minute=60)
    monkeypatch.setenv("PARADIGM_API_KEY", "the-other-sides")
    again = pickle.loads(pickle.dumps(original))
    assert again.base_url == original.base_url
    assert again._options == original._options
    assert again._wire.config.api_key.reveal() == "the-other-sides"


def test_the_clients_inside_refuse_to_be_pickled_in_words(client):
    with pytest.raises(TypeError, match="pickle the Paradigm"):
        pickle.dumps(client.v2)


# ------------------------------------------------------------------------------- threads, loops, processes


def test_one_client_serves_threads_and_several_event_loops(server, client):
    server.replies(Reply(body=SESSION))
    errors = []

    def sync_calls():
        try:
            for _ in range(5):
                retrieve.sync(UUID, client=client.v2)
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    def async_calls():
        async def calls():
            await asyncio.gather(*(retrieve.asyncio(UUID, client=client.v2) for _ in range(5)))
            await client._wire._async_pools[asyncio.get_running_loop()].aclose()

        try:
            asyncio.run(calls())
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=target) for target in (sync_calls, async_calls) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(server.requests) == 30


def child(client, pool_of_parent, pipe):
    try:
        retrieve.sync(UUID, client=client.v2)
        pipe.send(client._wire._pool is not pool_of_parent)
    finally:
        pipe.close()
        os._exit(0)


def test_a_forked_child_opens_its_own_pool(server, client):
    server.replies(Reply(body=SESSION))
    retrieve.sync(UUID, client=client.v2)
    ours, theirs = multiprocessing.get_context("fork").Pipe()
    pool = client._wire._pool
    process = multiprocessing.get_context("fork").Process(target=child, args=(client, pool, theirs))
    process.start()
    assert ours.poll(20)
    assert ours.recv() is True
    assert client._wire._pool is pool
    process.join(20)
    retrieve.sync(UUID, client=client.v2)
    assert len(server.requests) == 3


def test_a_closed_client_says_so(client):
    client.close()
    with pytest.raises(InvalidInput, match="closed"):
        retrieve.sync(UUID, client=client.v2)


async def test_async_context_closes_the_pool(server):
    server.replies(Reply(body=SESSION))
    async with Paradigm(KEY, server.url, clock=FakeClock()) as client:
        await retrieve.asyncio(UUID, client=client.v2)
        pool = next(iter(client._wire._async_pools.values()))
    assert pool.is_closed


# ------------------------------------------------------------------------------- configuration


@pytest.mark.parametrize(
    ("spelling", "address"),
    [
        ("HTTPS://Paradigm.Example.ORG/", "https://paradigm.example.org"),
        ("https://paradigm.example.org:443", "https://paradigm.example.org"),
        ("http://paradigm.example.org:80/Prefix//", "http://paradigm.example.org/Prefix"),
        ("http://paradigm.example.org:443", "http://paradigm.example.org:443"),
        (" https://paradigm.example.org\r\n", "https://paradigm.example.org"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://[FE80::1]/", "http://[fe80::1]"),
    ],
)
def test_spellings_of_one_address_are_one_instance(spelling, address):
    """A ledger and a mirror's plan name the instance that they are of, and compare it."""
    assert Paradigm(KEY, spelling).base_url == address


@pytest.mark.parametrize("suffix", ["", "/", "/prefix", "/prefix/"])
def test_base_urls_with_a_prefix_or_a_slash(server, clock, suffix):
    server.replies(Reply(body=SESSION))
    with Paradigm(KEY, server.url + suffix, clock=clock) as client:
        retrieve.sync(UUID, client=client.v2)
    assert server.requests[0].path == suffix.rstrip("/") + f"/api/v2/upload-session/{UUID}"


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"api_key": None}, "PARADIGM_API_KEY"),
        ({"api_key": "  "}, "PARADIGM_API_KEY"),
        ({"api_key": "two words"}, "white space"),
        ({"base_url": "paradigm.lighton.ai"}, "base_url"),
        ({"base_url": "ftp://x"}, "base_url"),
        ({"base_url": "https://user:pw@x"}, "credentials"),
        ({"base_url": "https://x/api/v2/"}, "root"),
        ({"base_url": "https://x/?a=b"}, "query"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
        ({"max_requests_per_minute": 0}, "max_requests_per_minute"),
    ],
)
def test_a_bad_setting_is_named(settings, names):
    with pytest.raises(InvalidInput, match=names) as caught:
        Paradigm(**{"api_key": KEY, **settings})
    assert KEY not in str(caught.value)


def test_a_missing_authority_file_is_named_when_the_client_is_made(clock):
    with pytest.raises(ConfigurationError, match=r"/nowhere/ca\.pem"):
        Paradigm(KEY, "https://127.0.0.1:9", verify="/nowhere/ca.pem", clock=clock)


def test_from_env(monkeypatch):
    monkeypatch.delenv("PARADIGM_API_KEY", raising=False)
    with pytest.raises(ConfigurationError, match="PARADIGM_API_KEY"):
        Paradigm.from_env()
    monkeypatch.setenv("PARADIGM_API_KEY", KEY)
    assert Paradigm.from_env().base_url == "https://paradigm.lighton.ai"
    monkeypatch.setenv("PARADIGM_BASE_URL", "https://paradigm.example.org/")
    assert Paradigm.from_env().base_url == "https://paradigm.example.org"
    assert Paradigm.from_env(base_url="https://other.example.org").base_url == "https://other.example.org"


def test_the_environments_proxy_is_used(server, monkeypatch, clock):
    server.replies(Reply(body=SESSION))
    monkeypatch.setenv("HTTP_PROXY", server.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Paradigm(KEY, "http://paradigm.invalid", clock=clock) as client:
        retrieve.sync(UUID, client=client.v2)
    assert server.requests[0].path.startswith("http://paradigm.invalid/api/v2/")


def test_timeouts_are_on_by_default():
    timeout = Paradigm(KEY).v2.get_httpx_client().timeout
    assert (timeout.connect, timeout.read, timeout.write) == (10, 120, 60)
    assert Timeouts.of(5) == Timeouts(connect=5, read=5, write=5)
