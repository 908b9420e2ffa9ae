"""Reading one version of an object: over a connection that breaks, from a store that ignores conditions."""

from __future__ import annotations

import errno
from types import SimpleNamespace
from typing import Any, Self

import pytest
from fsspec.asyn import get_loop

from paradigm_ext._mirror.scan._entry import Entry
from paradigm_ext._mirror.scan._errors import SourceChanged
from paradigm_ext._mirror.scan._s3_reading import ObjectVersion, can_read_versions, version_of


class Body:
    def __init__(self, content: bytes, *, broken: bool) -> None:
        self.content, self.broken = content, broken

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return

    async def read(self) -> bytes:
        if self.broken:
            raise ConnectionResetError("broke off")
        return self.content


class Store:
    """What s3fs is to the reader."""

    def __init__(self, content: bytes, *, etag: str = "e-2", breaks: int = 0, expiry: bool = False) -> None:
        self.loop = get_loop()
        self.content, self.etag, self.breaks = content, etag, breaks
        self.local_expiry_check = expiry
        self.req_kw = {"RequestPayer": "requester"}
        self.asked: list[dict[str, Any]] = []
        self.error: Exception | None = None

    def call_s3(self) -> None:
        raise AssertionError

    async def _call_s3(self, method: str, **arguments: Any) -> dict[str, Any]:
        assert method == "get_object"
        self.asked.append(arguments)
        if self.error is not None:
            raise self.error
        self.breaks -= 1
        first, last = map(int, arguments["Range"].removeprefix("bytes=").split("-"))
        body = Body(self.content[first : last + 1], broken=self.breaks >= 0)
        return {"Body": body, "ETag": f'"{self.etag}"'}


def version(store: Store, size: int = 10) -> ObjectVersion:
    return ObjectVersion(store, "bucket/docs/a b.md", Entry("a b.md", f"e-2-{size:x}", size))


def test_a_small_object_is_one_request_that_names_its_version() -> None:
    store = Store(b"0123456789")
    stream = version(store)
    assert (stream.read(4), stream.read(), stream.read(1)) == (b"0123", b"456789", b"")
    assert stream.seek(-3, 2) == 7
    assert stream.read() == b"789"
    assert store.asked == [
        {
            "Bucket": "bucket",
            "Key": "docs/a b.md",
            "Range": "bytes=0-9",
            "IfMatch": '"e-2"',
            "RequestPayer": "requester",
        }
    ]


def test_a_body_that_breaks_off_is_asked_for_again_and_not_for_ever() -> None:
    store = Store(b"0123456789", breaks=2)
    assert version(store).read() == b"0123456789"
    assert len(store.asked) == 3
    store = Store(b"0123456789", breaks=3)
    with pytest.raises(ConnectionResetError):
        version(store).read()


@pytest.mark.parametrize("expiry", [False, True])
def test_a_store_that_ignores_the_condition_passes_no_other_version_off(expiry: bool) -> None:
    store = Store(b"0123456789", etag="another", expiry=expiry)
    with pytest.raises(SourceChanged, match="changed since it was listed"):
        version(store).read()
    assert ("IfMatch" in store.asked[0]) == (not expiry)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            OSError(errno.EINVAL, "At least one of the pre-conditions you specified did not hold"),
            SourceChanged,
        ),
        (FileNotFoundError("gone"), FileNotFoundError),
        (PermissionError("no"), PermissionError),
    ],
)
def test_a_refusal_is_final(error: Exception, expected: type[Exception]) -> None:
    store = Store(b"0123456789")
    store.error = error
    with pytest.raises(expected):
        version(store).read()
    assert len(store.asked) == 1


def test_only_an_etag_is_a_version() -> None:
    assert version_of(Entry("a", "abc-2-ff", 255)) == "abc-2"
    assert version_of(Entry("a", "ff-1700000000.000000", 255, 1.7e9)) == ""
    assert version_of(Entry("a", "", 255)) == ""
    assert can_read_versions(Store(b""))
    assert not can_read_versions(SimpleNamespace())
    assert not can_read_versions(SimpleNamespace(call_s3=print, version_aware=True))
