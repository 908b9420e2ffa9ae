"""Reading a file that may change while it is read."""

from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import Paradigm
from paradigm_ext._mirror._source import MirrorSource
from paradigm_ext._mirror.scan import Entry, SourceChanged, SourceUnreadable
from paradigm_ext._mirror.scan._reading import CheckedStream
from tests.unit.mirror_scan.support import put, scanned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZE = 300_000


def rewrite(path: Path) -> None:
    path.write_bytes(b"b" * SIZE)


def shorten(path: Path) -> None:
    os.truncate(path, SIZE // 2)


def lengthen(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"more")


def touch(path: Path) -> None:
    os.utime(path)


CHANGES = [rewrite, shorten, lengthen, touch]


def drain(stream: io.RawIOBase) -> int:
    """Read to the end; return how many bytes came."""
    return sum(len(piece) for piece in iter(lambda: stream.read(100_000), b""))


@pytest.fixture
def large(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_bytes(b"a" * SIZE)
    return tmp_path / "a.md"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_before_the_file_is_opened_is_seen(large: Path, change: Callable[[Path], None]) -> None:
    result = scanned(large.parent)
    change(large)
    with pytest.raises(SourceChanged, match=r"'a\.md' changed") as caught:
        result.open_checked(result.entries[0])
    assert caught.value.path == "a.md"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_while_it_is_read_is_seen_before_the_last_byte(
    large: Path, change: Callable[[Path], None]
) -> None:
    result = scanned(large.parent)
    received = 0
    with result.open_checked(result.entries[0]) as stream:
        received += len(stream.read(100_000))
        change(large)
        with pytest.raises(SourceChanged):
            received += drain(stream)
    assert received < SIZE


def test_a_file_that_was_replaced_is_another_one(large: Path) -> None:
    result = scanned(large.parent)
    (large.parent / "new").write_bytes(b"a" * SIZE)
    (large.parent / "new").replace(large)
    with pytest.raises(SourceChanged):
        result.open_checked(result.entries[0])


def test_a_file_that_is_gone_is_said_to_be(large: Path) -> None:
    result = scanned(large.parent)
    large.unlink()
    with pytest.raises(SourceChanged, match="was removed"):
        result.sha256(result.entries[0])


def test_a_pipe_in_place_of_a_file_is_not_waited_for(large: Path) -> None:
    result = scanned(large.parent)
    large.unlink()
    os.mkfifo(large)
    with pytest.raises(SourceChanged):
        result.sha256(result.entries[0])


def test_content_that_differs_under_an_equal_token_is_seen(large: Path) -> None:
    """A write within one tick of the file system's clock leaves size and times as they were."""
    result = scanned(large.parent)
    entry = result.entries[0]
    other = hashlib.sha256(b"b" * SIZE).hexdigest()
    with result.open_checked(entry, other) as stream, pytest.raises(SourceChanged, match="another one"):
        stream.read()
    with result.open_checked(entry, result.sha256(entry)) as stream:
        assert stream.read() == b"a" * SIZE


def test_a_file_that_cannot_be_read_is_named(large: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    entry = Entry("x/a.md", "token", 10)
    stream = CheckedStream(Failing(), entry, lambda: "token", None)
    with pytest.raises(SourceUnreadable, match=r"'x/a\.md' cannot be read: Input/output error"):
        stream.read()


def test_a_seek_that_fails_leaves_the_stream_where_it_was() -> None:
    """Else the retry, which begins at 0 once more, would not go there and send the rest as the whole."""

    class Fails(io.BytesIO):
        broken = True

        def seek(self, offset: int, whence: int = 0) -> int:
            if self.broken:
                raise OSError(5, "Input/output error")
            return super().seek(offset, whence)

    raw = Fails(b"0123456789")
    stream = CheckedStream(raw, Entry("a", "t", 10), lambda: "t", None)
    assert stream.read(4) == b"0123"
    with pytest.raises(SourceUnreadable):
        stream.seek(0)
    assert stream.tell() == 4
    raw.broken = False
    assert stream.seek(0) == 0
    assert io.BufferedReader(stream).read() == b"0123456789"


@given(
    st.binary(min_size=1, max_size=40),
    st.lists(st.one_of(st.integers(-1, 50), st.tuples(st.integers(-45, 45), st.sampled_from([0, 1, 2])))),
)
def test_it_reads_and_seeks_as_any_file(content: bytes, steps: list[int | tuple[int, int]]) -> None:
    stream = CheckedStream(io.BytesIO(content), Entry("a", "t", len(content)), lambda: "t", None)
    plain = io.BytesIO(content)
    for step in steps:
        if isinstance(step, int):
            assert stream.read(step) == plain.read(step)
        else:
            offset, whence = step
            target = {0: 0, 1: plain.tell(), 2: len(content)}[whence] + offset
            assert stream.seek(offset, whence) == plain.seek(max(0, target))
        assert stream.tell() == plain.tell()
    stream.seek(0)
    assert io.BufferedReader(stream).read() == content
    assert stream.hexdigest() == hashlib.sha256(content).hexdigest()


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "x/b.md")
    result = scanned(tmp_path)
    expected = [hashlib.sha256(entry.path.encode()).hexdigest() for entry in result.entries]
    assert [result.sha256(entry) for entry in result.entries] == expected
    assert result.bytes_read == sum(entry.size for entry in result.entries)


@pytest.mark.parametrize("change", CHANGES)
def test_no_request_completes_with_a_file_that_changed(large: Path, change: Callable[[Path], None]) -> None:
    """The body never reaches its end, so the server has nothing that it could take for a document."""
    from tests.unit.mirror_scan.wire import CountingServer

    result = scanned(large.parent)
    entry = result.entries[0]
    with CountingServer() as server, Paradigm(api_key="key-0123456789", base_url=server.url) as paradigm:
        stream = result.open_checked(entry)

        class Changing(io.RawIOBase):
            """Changes the file once the request is under way."""

            def read(self, size: int = -1) -> bytes:
                if stream.tell() > 0:
                    change(large)
                return stream.read(size)

            def seekable(self) -> bool:
                return True

            def tell(self) -> int:
                return stream.tell()

            def seek(self, offset: int, whence: int = 0) -> int:
                return stream.seek(offset, whence)

        client = paradigm.v3.get_httpx_client()
        with pytest.raises(SourceChanged), stream:
            client.post("/api/v3/files", files={"file": ("a.md", Changing())})
    assert server.completed == 0
    assert server.begun >= 1


@pytest.mark.parametrize("stream", [lambda: io.StringIO("text"), lambda: None, lambda: 5])
def test_a_stream_that_is_none_of_bytes_is_an_error_of_its_file(stream: Any) -> None:
    result = scanned([MirrorSource(path="a.md", token="1", size=4, open=stream)])
    with pytest.raises(SourceUnreadable, match=r"'a\.md' cannot be read"):
        result.sha256(result.entries[0])
