"""Sources that the caller gives one by one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror._guard import guard_of
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror._source import MirrorSource
from paradigm_ext._mirror.scan import SourceChanged, SourceUnreadable, reopen, source_uri
from tests.unit.mirror_scan.support import LATER, Options, failures, paths, scanned

if TYPE_CHECKING:
    from collections.abc import Iterator


def one(path: str, content: bytes = b"text", *, size: int | None = None, revision: str = "1") -> MirrorSource:
    return MirrorSource(
        path=path,
        token=revision,
        size=len(content) if size is None else size,
        open=lambda: io.BytesIO(content),
    )


def test_each_is_found_and_read() -> None:
    result = scanned(one(path) for path in ("b.md", "x/a.md", "a%20+.md"))
    assert paths(result) == ["a%20+.md", "b.md", "x/a.md"]
    assert (result.root, result.complete) == ("", True)
    with result.open_checked(result.entries[0]) as stream:
        assert stream.read() == b"text"
    assert result.entries[0].settled_token == "1"


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "a/../b.md",
        "./a.md",
        "a/./b.md",
        ".",
        "..",
        "a/..",
        "..\\x",
        ".hidden",
        "a/.b/c",
        "~$a.docx",
    ],
)
def test_what_somebody_named_is_never_left_out_without_a_word(path: str) -> None:
    result = scanned([one(path), one("ok.md")])
    assert (paths(result), set(failures(result))) == (["ok.md"], {path})
    assert paths(scanned([one(path), one("ok.md")], include=["ok.md"])) == ["ok.md"]


def test_a_hidden_file_that_somebody_named_is_left_out_or_taken_as_asked() -> None:
    given = [one(".env"), one("a/.b/c.md"), one("ok.md")]
    assert failures(scanned(given))["a/.b/c.md"] == (
        "'.b' is the name of a hidden file; leave it out by exclude, or write it out in include"
    )
    left_out, taken = scanned(given, exclude=[".env", ".b"]), scanned(given, include=[".env", ".b", "*.md"])
    assert (paths(left_out), left_out.failures) == (["ok.md"], [])
    assert (paths(taken), taken.failures) == ([".env", "a/.b/c.md", "ok.md"], [])
    assert not scanned(given).still_absent(".env")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"size": None}, "size of the MirrorSource 'a.md' must be a whole number from 0, not None"),
        ({"size": "3"}, "size"),
        ({"size": -1}, "size"),
        ({"size": 1.5}, "size"),
        ({"token": None}, "token of the MirrorSource 'a.md' must be a text that changes with the content"),
        ({"token": b"x"}, "token"),
        ({"token": "\ud800"}, "half a character"),
        ({"modified": "2024"}, "modified"),
        ({"modified": float("nan")}, "modified"),
    ],
)
def test_a_source_that_a_mirror_cannot_go_by_is_refused(given: dict[str, object], message: str) -> None:
    fields: dict[str, object] = {"path": "a.md", "token": "1", "size": 1, "open": io.BytesIO, **given}
    with pytest.raises(InvalidInput, match=message):
        scanned([MirrorSource(**fields)])  # type: ignore[arg-type]


def test_one_path_given_twice_is_a_failure() -> None:
    result = scanned([one("a.md"), one("b.md"), one("a.md")])
    assert paths(result) == ["b.md"]
    assert "more than once" in failures(result)["a.md"]
    assert len(result.failures) == 2


def test_an_iterator_that_raises_has_ended_early() -> None:
    def broken() -> Iterator[MirrorSource]:
        yield one("a.md")
        raise ConnectionError("the catalogue went away")

    result = scanned(broken())
    assert paths(result) == ["a.md"]
    assert not result.complete
    assert (
        result.listing_errors[0].error == "the sources ended early: ConnectionError: the catalogue went away"
    )


@pytest.mark.parametrize("given", ["a.md", b"a.md", 7, ("a.md", b"text"), None])
def test_what_is_no_source_is_refused(given: object) -> None:
    with pytest.raises(InvalidInput, match="MirrorSource"):
        scanned([given])


@pytest.mark.parametrize("path", ["", "/", "x/", "\udcff.md"])
def test_an_invalid_path_is_refused(path: str) -> None:
    with pytest.raises(InvalidInput, match="path"):
        scanned([one(path)])


def test_they_have_no_address() -> None:
    with pytest.raises(InvalidInput, match="give the mirror a name"):
        source_uri([one("a.md")])


def test_a_wrong_size_is_seen() -> None:
    for size in (3, 5):
        result = scanned([one("a.md", size=size)])
        with pytest.raises(SourceChanged):
            result.sha256(result.entries[0])


def test_an_error_of_the_callers_is_that_files_own() -> None:
    def refuse() -> io.BytesIO:
        raise ValueError("no such revision")

    result = scanned([MirrorSource(path="a.md", token="1", size=4, open=refuse)])
    with pytest.raises(SourceUnreadable, match="ValueError: no such revision"):
        result.sha256(result.entries[0])


def test_what_was_not_given_is_absent() -> None:
    result = scanned([one("a.md")])
    assert result.still_absent("b.md")
    assert not result.still_absent("a.md")
    assert scanned([one("a.md")], sentinel="mark").sentinel_missing
    assert not scanned([one("a.md")], sentinel="a.md").sentinel_missing


def test_they_are_opened_again_by_path() -> None:
    planned = scanned([one("a.md")]).entries[0]
    planned.handle = None  # a plan keeps no object of the caller's
    result = reopen([one("a.md"), one("b.md")], Options(), now=lambda: LATER)
    assert result.entries == []
    with result.open_checked(planned) as stream:
        assert stream.read() == b"text"
    gone = reopen([one("b.md")], Options(), now=lambda: LATER)
    with pytest.raises(SourceChanged, match="removed"):
        gone.open_checked(planned)
    changed = reopen([one("a.md", revision="2")], Options(), now=lambda: LATER)
    with pytest.raises(SourceChanged):
        changed.open_checked(planned)


def test_a_guard_has_words_for_a_source_without_an_address() -> None:
    guard = guard_of(scanned([]), MirrorOptions(workspace_id=3), own=1, removed=1)
    assert guard is not None
    assert guard.message.startswith("the source has no files")
