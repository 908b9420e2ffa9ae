"""A page read by msgspec is to a mirror what the standard library makes of it, whatever it holds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paradigm_ext._errors import InvalidResponse
from paradigm_ext._mirror.documents._identity import DocumentKey, content_hash, path_hash, root_hash
from paradigm_ext._mirror.documents._listed import (
    AdditionalMetadata,
    ExternalMetadata,
    ListedRow,
    OwnMetadata,
)
from paradigm_ext._mirror.documents._rows import read_row
from paradigm_ext._mirror.requests import _json
from paradigm_ext._mirror.requests._effects import page_of
from paradigm_ext._mirror.requests._json import LONG, fast_decoder, read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = root_hash("contracts", 1)
#: Keys of a row that are read as they are.
PLAIN = [key for key in ListedRow.__annotations__ if key != "external_metadata"]
ID = DocumentKey(ROOT, path_hash("a.md"), content_hash("00" * 32), 2).external_id

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def _object(keys: Any, **likely: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return objects with some of the keys that are read, one that is not, and now and then no object."""
    known = {key: likely.get(key, SCALARS) for key in (*keys.__annotations__, "unread")}
    return st.one_of(st.fixed_dictionaries({}, optional=known), st.fixed_dictionaries(known), VALUES)


OWN = _object(OwnMetadata, path=st.just("a.md"), size=st.integers())
EXTERNAL = _object(
    ExternalMetadata, external_id=st.just(ID), additional_metadata=_object(AdditionalMetadata, pdx=OWN)
)
TAGS = st.lists(st.fixed_dictionaries({"id": st.integers()}), max_size=2)
ROWS = _object(ListedRow, id=st.integers(), external_metadata=EXTERNAL, tags=TAGS)
#: By name, so that a key which is no longer read fails the test.
OWN_ROW = {
    "path": "a.md",
    "sha256": "00",
    "token": "t",
    "size": 5,
    "source": "file:///srv",
    "missing_since": 9,
}
ROW = {
    "id": 1,
    "title": "A",
    "status": "embedded",
    "parser": "v2.2.1",
    "tags": [{"id": 3}],
    "external_metadata": {"external_id": ID, "additional_metadata": {"pdx": OWN_ROW}},
}
PAGES = st.fixed_dictionaries(
    {"results": st.lists(ROWS, max_size=3)}, optional={"count": SCALARS, "next": SCALARS, "unread": VALUES}
)
#: JSON as it can be written, escaped or not.
WRITTEN = st.builds(
    lambda page, raw: json.dumps(page, ensure_ascii=not raw).encode("utf-8", "replace"),
    PAGES | VALUES,
    st.booleans(),
)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    fast_decoder.cache_clear()
    yield
    fast_decoder.cache_clear()


def _padded(content: bytes) -> bytes:
    """Return the same JSON, long enough for msgspec to be asked."""
    return content + b" " * LONG


def _seen(read: Callable[[bytes], Any], content: bytes) -> Any:
    """Return what a mirror would see of a page, as text: 1, 1.0 and True are equal, and are not the same."""
    try:
        rows, count, more = page_of(read(content), "list files")
    except (ValueError, RecursionError, InvalidResponse) as error:
        return InvalidResponse if isinstance(error, InvalidResponse) else ValueError
    keys = [[row.get(key, "-") for key in PLAIN] if isinstance(row, dict) else row for row in rows]
    return repr((keys, [_fields(read_row(row, ROOT)) for row in rows], count, more))


def _fields(row: Any) -> list[Any]:
    kept = ("key", "state", "path", "sha256", "token", "size", "title", "source", "missing_since", "tags")
    return [row and getattr(row, name) for name in (*kept, "parser")]


@given(WRITTEN)
@example(json.dumps({"results": [ROW, {**ROW, "pending_reprocess": "update"}]}).encode())
@example(b'{"results": [{"id": 1, "title": "\xff"}]}')
@example(b'{"results": [{"id": 1, "id": 2}], "results": [{"id": 3}]}')
@example(b'{"results": [{"id": NaN}], "count": 1e400}')
@example(b'{"results": [{"title": "\\ud800", "id": 99999999999999999999999999}]}')
@example('{"results": []}'.encode("utf-16"))
@example(b'\xef\xbb\xbf{"results": []}')
@example(b'{"results": ' + b"[" * 100_000)
@example(b'{"results": [{"id": 1}')
@example(b'{"results": [{"id": 01}]}')
@example(b'{"results": [{"unread": "\\ud800", "id": 7}]}')
@example(b'{"results": [{"unread": NaN, "id": 7}, {"unread": 1e999}]}')
def test_a_long_page_reads_as_a_short_one(content: bytes) -> None:
    long = _padded(content)
    assert _seen(read_page, long) == _seen(json.loads, long)


def test_a_page_of_another_shape_is_read_by_the_standard_library() -> None:
    decode = fast_decoder()
    assert decode is not None
    content = _padded(b'{"results": [{"id": 1, "external_metadata": "lost"}]}')
    with pytest.raises(ValueError, match="external_metadata"):
        decode(content)
    assert read_page(content) == {"results": [{"id": 1, "external_metadata": "lost"}]}


def test_what_no_mirror_reads_is_passed_over() -> None:
    content = b'{"results": [{"id": 1, "filename": "a.md", "workspace": {"id": 1}}]}'
    assert read_page(_padded(content)) == {"results": [{"id": 1}]}


def test_only_long_pages_are_worth_its_import(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def decoder() -> Callable[[bytes], object]:
        return lambda content: asked.append(len(content))

    monkeypatch.setattr(_json, "fast_decoder", decoder)
    assert read_page(b"[1]") == [1]
    assert asked == []
    read_page(_padded(b"[1]"))
    assert len(asked) == 1


def test_without_msgspec_long_pages_are_read_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    monkeypatch.setitem(sys.modules, "msgspec.json", None)
    assert fast_decoder() is None
    assert read_page(_padded(b'{"results": []}')) == {"results": []}
