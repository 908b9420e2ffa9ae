"""Answers read by msgspec are what the standard library makes of them, whatever they hold."""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paradigm_ext._mirror.requests import _json
from paradigm_ext._mirror.requests._json import LONG, fast_decoder, read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
#: JSON as it can be written: with other spaces, escaped or not.
TEXTS = st.builds(lambda value, raw: json.dumps(value, ensure_ascii=not raw), VALUES, st.booleans())
#: Where parsers differ.
NUMBERS = ("NaN", "-", "1e400", "01", "1.", "9" * 5000)
CHARACTERS = ('"\\ud800"', '"\x01"', "\x00", "\ufeff")
PIECES = st.sampled_from([*NUMBERS, *CHARACTERS, '{"a":1,"a":2}', "[1,]"])
ANSWERS = st.one_of(TEXTS, PIECES, st.builds("[{}]".format, PIECES))


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    fast_decoder.cache_clear()
    yield
    fast_decoder.cache_clear()


def _padded(content: bytes) -> bytes:
    """Return the same JSON, long enough for msgspec to be asked."""
    return content + b" " * LONG


def _outcome(read: Callable[[bytes], object], content: bytes) -> object:
    try:
        value = read(content)
    except (ValueError, RecursionError) as error:
        return ValueError if isinstance(error, ValueError) else RecursionError
    return value, repr(value)  # 1, 1.0 and True are equal, and are not the same


def _same(one: object, other: object) -> bool:
    return one == other or repr(one) == repr(other)  # NaN is not itself


@given(
    st.one_of(TEXTS, PIECES, st.builds("[{}]".format, PIECES)).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
)
@example(b'"\xff"')
@example(b'{"a": "\xed\xa0\x80"}')
@example("[1]".encode("utf-16"))
@example(b"[" * 100_000)
@example(b"[" * 5_000 + b"]" * 5_000)
def test_a_long_answer_reads_as_a_short_one(content: bytes) -> None:
    long = _padded(content)
    assert _same(_outcome(read_json, long), _outcome(json.loads, long))


def test_what_msgspec_refuses_the_standard_library_may_read() -> None:
    decode = fast_decoder()
    assert decode is not None
    content = _padded(b'{"count": NaN}')
    with pytest.raises(ValueError, match="malformed"):
        decode(content)
    found = read_json(content)
    assert isinstance(found, dict)
    assert math.isnan(found["count"])


def test_only_long_answers_are_worth_its_import(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def decoder() -> Callable[[bytes], object]:
        return lambda content: asked.append(len(content))

    monkeypatch.setattr(_json, "fast_decoder", decoder)
    assert read_json(b"[1]") == [1]
    assert asked == []
    read_json(_padded(b"[1]"))
    assert len(asked) == 1


def test_without_msgspec_long_answers_are_read_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    monkeypatch.setitem(sys.modules, "msgspec.json", None)
    assert fast_decoder() is None
    assert read_json(_padded(b'{"results": []}')) == {"results": []}
