"""From the files of a corpus to inputs that nobody thought of: cut, flipped, spliced, repeated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPUS = Path(__file__).parent / "corpus"
#: Pieces that parsers stumble over.
TOKENS = (
    *(b"\x00", b"\n", b"\r\n\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b'\\ud800"', b'"', b"{", b"[" * 300, b"}"),
    *(b"null", b"NaN", b"1e999", b"-1", b"1" * 400, b"9" * 5000, b"true", b'"id":', b'"event":', b".."),
    *("\u0661\u2028".encode(), b"&#x1F600;", b"<!--", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"*a", b"&a &a"),
    *(b"HTTP/1.1 100 Continue\r\n\r\n", b"0\r\n\r\n", b"Content-Length: 99999\r\n", b"data: "),
    b"Content-Encoding: gzip\r\n",
)
#: The largest input; hostile files are small.
MOST = 1 << 18


def seeds(target: str) -> list[tuple[str, bytes]]:
    """Return the files that a target's inputs are made of, with their names."""
    return [(path.name, path.read_bytes()) for path in sorted((CORPUS / target).iterdir())]


@frozen
class Input:
    """What a target is given; hypothesis shows it, and it may be long."""

    name: str = ""
    data: bytes = field(default=b"", repr=False)


@st.composite
def mutated(draw: st.DrawFn, corpus: Sequence[tuple[str, bytes]]) -> Input:
    """Draw an input: a file of the corpus, changed in up to six places."""
    name, data = draw(st.sampled_from(corpus))
    for _ in range(draw(st.integers(0, 6))):
        data = _changed(draw, data, corpus)[:MOST]
    return Input(name, data)


def _changed(draw: st.DrawFn, data: bytes, corpus: Sequence[tuple[str, bytes]]) -> bytes:
    first = draw(st.integers(0, len(data)))
    last = draw(st.integers(first, min(len(data), first + 200)))
    head, middle, tail = data[:first], data[first:last], data[last:]
    match draw(st.integers(0, 6)):
        case 0:
            middle = tail = b""
        case 1:
            middle = b""
        case 2:
            middle = draw(st.sampled_from(TOKENS))
        case 3:
            middle = draw(st.binary(max_size=20))
        case 4:
            middle *= draw(st.integers(2, 50))
        case 5:
            middle = middle[:-1] + bytes(byte ^ (1 << draw(st.integers(0, 7))) for byte in middle[-1:])
        case _:
            other = draw(st.sampled_from(corpus))[1]
            middle, tail = b"", other[min(first, len(other)) :]
    return head + middle + tail
