"""Every answer is bounded: in decoded bytes, in the layers of its packing, in the nesting of its JSON."""

import asyncio
import copy
import gzip
import json
import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import (
    ConfigurationError,
    InvalidResponse,
    Limits,
    Paradigm,
    ResponseTooLarge,
    ServerError,
    TransportError,
)
from paradigm_ext._nesting import nested_deeper
from paradigm_ext._transport._pieces import EVENT_ENDS, Pieces
from paradigm_ext._transport._unpack import PIECE_BYTES, RefusedEncoding, Unpacker
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import KEY, Reply

SMALL = Limits(response_bytes=10_000, error_bytes=1_000, event_bytes=1_000, nesting=20)
BOMB = gzip.compress(b" " * 50_000_000)


def packed(body, encoding, status=200, kind="application/json"):
    return Reply(status, body, {"content-type": kind, "content-encoding": encoding})


@pytest.fixture
def small(server):
    with Paradigm(KEY, server.url, clock=FakeClock(), limits=SMALL, max_connections=1) as client:
        yield client


def get(client, asynchronous):
    if asynchronous:

        async def ask():
            return await client.v3.get_async_httpx_client().get("/x")

        return asyncio.run(ask())
    return client.v3.get_httpx_client().get("/x")


def stream(client, asynchronous, way="read"):
    async def ask():
        async with client.v3.get_async_httpx_client().stream("GET", "/x") as response:
            if way == "read":
                return await response.aread()
            return [piece async for piece in getattr(response, f"a{way}")()]

    if asynchronous:
        return asyncio.run(ask())
    with client.v3.get_httpx_client().stream("GET", "/x") as response:
        return response.read() if way == "read" else list(getattr(response, way)())


both = pytest.mark.parametrize("asynchronous", [False, True])


# ------------------------------------------------------------------------------- success, error, redirect


@both
def test_a_success_that_unpacks_to_more_than_the_limit_is_a_typed_error(server, small, asynchronous):
    server.replies(packed(BOMB, "gzip"), Reply(body=b"[1]"))
    with pytest.raises(ResponseTooLarge, match="more than 10,000 bytes") as caught:
        get(small, asynchronous)
    assert not caught.value.transient
    assert get(small, asynchronous).json() == [1]  # the one connection was given back


@both
def test_a_success_that_is_plainly_too_long_is_one_too(server, small, asynchronous):
    server.replies(Reply(body=b"[" + b"1," * 10_000 + b"1]"))
    with pytest.raises(ResponseTooLarge):
        get(small, asynchronous)


@both
@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "gzip,deflate", "x" * 500])
def test_packing_that_was_not_asked_for_is_refused(server, small, encoding, asynchronous):
    server.replies(packed(gzip.compress(BOMB), encoding))
    with pytest.raises(InvalidResponse, match="was not asked for"):
        get(small, asynchronous)
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


@both
@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip", "br"])
def test_an_error_keeps_its_status_whatever_its_body_is(server, small, encoding, asynchronous):
    server.replies(packed(BOMB, encoding, status=500))
    with pytest.raises(ServerError) as caught:
        get(small, asynchronous)
    assert len(str(caught.value.body or "")) <= 2_000


@both
def test_a_redirects_body_is_bounded_too(server, small, asynchronous):
    head = {"location": "/there", "content-encoding": "gzip"}
    server.answer = lambda request: Reply(307, BOMB, head) if request.path == "/x" else Reply(body=b"[1]")
    assert get(small, asynchronous).json() == [1]


@both
@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b'{"a": 1}'), "gzip"),
        (gzip.compress(b'{"a"') + gzip.compress(b": 1}"), "gzip"),
        (zlib.compress(b'{"a": 1}'), "deflate"),
        (zlib.compress(b'{"a": 1}')[2:-4], "deflate"),
        (b'{"a": 1}', "identity"),
        (b'{"a": 1}', ""),
    ],
)
def test_ordinary_packing_is_read(server, small, body, encoding, asynchronous):
    server.replies(packed(body, encoding))
    assert get(small, asynchronous).json() == {"a": 1}
    assert json.loads(stream(small, asynchronous)) == {"a": 1}


@both
def test_broken_packing_is_a_transport_error(server, small, asynchronous):
    server.replies(packed(b"no gzip", "gzip"))
    with pytest.raises(TransportError, match="DecodingError"):
        get(small, asynchronous)
    with pytest.raises(TransportError, match="DecodingError"):
        stream(small, asynchronous)


@given(st.binary(max_size=5_000), st.integers(1, 700))
def test_unpacking_gives_what_was_packed_whatever_the_pieces(content, size):
    body = gzip.compress(content)
    unpacker = Unpacker("gzip")
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    assert b"".join(piece for raw in pieces for piece in unpacker.feed(raw)) == content


def test_no_piece_is_longer_than_a_mebibyte():
    assert max(len(piece) for piece in Unpacker("gzip").feed(BOMB)) <= PIECE_BYTES


def test_an_unknown_packing_is_named_and_cut():
    with pytest.raises(RefusedEncoding) as caught:
        Unpacker("y" * 5_000)
    assert len(str(caught.value)) < 100


# ------------------------------------------------------------------------------- streams


@both
def test_a_stream_that_is_read_as_a_whole_is_bounded(server, small, asynchronous):
    server.replies(packed(BOMB, "gzip"))
    with pytest.raises(ResponseTooLarge):
        stream(small, asynchronous)


@both
def test_a_stream_that_is_read_in_pieces_is_as_long_as_it_is(server, small, asynchronous):
    server.replies(packed(gzip.compress(b"x" * 3_000_000), "gzip"))
    pieces = stream(small, asynchronous, "iter_bytes")
    assert (sum(map(len, pieces)), max(map(len, pieces)) <= PIECE_BYTES) == (3_000_000, True)


@both
def test_packing_within_packing_is_refused_in_a_stream(server, small, asynchronous):
    server.replies(packed(gzip.compress(BOMB), "gzip, gzip"))
    with pytest.raises(InvalidResponse, match="was not asked for"):
        stream(small, asynchronous, "iter_bytes")


@both
def test_a_line_without_end_is_bounded(server, small, asynchronous):
    server.replies(Reply(body=b"x" * 100_000))
    with pytest.raises(ResponseTooLarge, match="longer than 1,000 bytes"):
        stream(small, asynchronous, "iter_lines")


@both
def test_ordinary_lines_are_read(server, small, asynchronous):
    server.replies(Reply(body=b"line\n" * 10_000))
    assert stream(small, asynchronous, "iter_lines") == ["line"] * 10_000


@pytest.mark.parametrize("end", EVENT_ENDS)
def test_events_are_measured_one_by_one(end):
    pieces = Pieces(20, ends=EVENT_ENDS)
    for _ in range(50):
        assert b"".join(pieces.take(b"data: 123456" + end)) == b"data: 123456" + end
    list(pieces.take(b"data: 1\n"))
    list(pieces.take(b"data: 1\n"))
    with pytest.raises(OverflowError):
        list(pieces.take(b"data: 1\n"))


@given(st.integers(1, 4), st.text(max_size=20))
def test_a_byte_order_mark_is_passed_over_in_whatever_pieces_it_comes(size, text):
    content = b"\xef\xbb\xbf" + text.encode()
    pieces = Pieces(None, skip_mark=True)
    taken = [
        piece
        for start in range(0, len(content), size)
        for piece in pieces.take(content[start : start + size])
    ]
    assert b"".join([*taken, *pieces.rest()]) == text.encode()


@given(st.lists(st.binary(max_size=30)), st.integers(1, 9))
def test_pieces_of_a_size_hold_what_came(data, size):
    pieces = Pieces(None)
    pieces.resize(size)
    taken = [piece for part in data for piece in pieces.take(part)]
    assert all(len(piece) == size for piece in taken)
    assert b"".join([*taken, *pieces.rest()]) == b"".join(data)


# ------------------------------------------------------------------------------- nesting


def nested(levels):
    return b"[" * levels + b"]" * levels


@both
@pytest.mark.parametrize("levels", [21, 500, 100_000])
def test_json_nested_too_deep_is_a_typed_error(server, asynchronous, levels):
    server.replies(Reply(body=nested(levels)))
    limits = Limits(nesting=20)
    with (
        Paradigm(KEY, server.url, limits=limits) as client,
        pytest.raises(InvalidResponse, match="nested deeper than 20 levels"),
    ):
        get(client, asynchronous)


@pytest.mark.parametrize("levels", [50, 101, 900, 100_000])
def test_an_error_with_a_deep_body_survives_pickle_and_deepcopy(server, client, levels):
    server.replies(Reply(400, nested(levels)))
    with pytest.raises(Exception, match="400") as caught:
        get(client, asynchronous=False)
    assert (
        str(pickle.loads(pickle.dumps(caught.value))) == str(copy.deepcopy(caught.value)) == str(caught.value)
    )


@given(st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_nesting_is_told_as_a_parser_would(value):
    def depth(item):
        inner = item.values() if isinstance(item, dict) else item
        return 1 + max(map(depth, inner), default=0) if isinstance(item, (dict, list)) else 0

    content = json.dumps(value, ensure_ascii=False).encode()
    assert not nested_deeper(content, max(depth(value), 1))
    assert depth(value) < 2 or nested_deeper(content, depth(value) - 1)


# ------------------------------------------------------------------------------- what is kept


@both
def test_no_cookie_is_kept(server, small, asynchronous):
    server.replies(Reply(headers={"set-cookie": "a=1"}))
    get(small, asynchronous)
    get(small, asynchronous)
    assert "cookie" not in server.requests[1].headers
    assert not list(small._wire.pool().cookies.jar)


@pytest.mark.parametrize("setting", [{"response_bytes": 0}, {"error_bytes": 1.5}, {"nesting": None}])
def test_an_invalid_limit_is_refused(setting):
    with pytest.raises(ConfigurationError):
        Limits(**setting)
