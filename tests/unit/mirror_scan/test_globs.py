"""Which paths a mirror takes."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.scan._globs import Glob, PathFilter


@pytest.mark.parametrize(
    ("glob", "taken", "left"),
    [
        ("*.pdf", ["a.pdf", "x/y/a.pdf", "a.pdf/inside.txt"], ["a.pdfx", "a.txt", "pdf"]),
        ("/*.pdf", ["a.pdf"], ["x/a.pdf"]),
        ("x/*.pdf", ["x/a.pdf"], ["x/y/a.pdf", "z/x/a.pdf"]),
        ("x/**/*.pdf", ["x/a.pdf", "x/y/z/a.pdf"], ["a.pdf", "xx/a.pdf"]),
        ("**/drafts/**", ["drafts/a", "x/drafts/y/a"], ["drafts", "x/drafts.txt"]),
        ("drafts", ["drafts", "drafts/a", "x/drafts/y"], ["drafts.txt", "my drafts"]),
        ("drafts/", ["drafts/a", "x/drafts/y"], ["drafts", "x/drafts"]),
        ("**", ["a", "x/y"], []),
        ("a?c", ["abc", "x/abc"], ["ac", "a/c", "abbc"]),
        ("[ab].txt", ["a.txt", "b.txt"], ["c.txt", "ab.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt", "/.txt"]),
        ("x[[]1].txt", ["x[1].txt"], ["x1.txt"]),
        ("[]x]", ["]", "x"], ["a"]),
        ("[.*]", [".", "*"], ["a", ""]),
        ("a**b", ["ab", "axxb"], ["a/b"]),
        ("100%+.pdf", ["100%+.pdf"], ["100.pdf"]),
        ("caf\u00e9.md", ["cafe\u0301.md", "caf\u00e9.md"], ["cafe.md"]),
        ("a\\b", ["a\\b"], ["ab"]),
    ],
)
def test_a_glob_means_what_it_says(glob: str, taken: list[str], left: list[str]) -> None:
    chosen = PathFilter.of(include=[glob, ".*"])
    assert [path for path in taken if not chosen.takes(path)] == []
    assert [path for path in left if path and PathFilter.of(include=[glob]).takes(path)] == []


@pytest.mark.parametrize("glob", ["", "/", "//", "../x", "x/../y", "./x", 7, None, "[z-a]"])
def test_an_invalid_glob_is_named(glob: object) -> None:
    with pytest.raises(InvalidInput, match="exclude"):
        PathFilter.of(exclude=[glob])  # type: ignore[list-item]


def test_a_single_text_is_one_glob() -> None:
    assert PathFilter.of(include="*.pdf").takes("x/a.pdf")
    assert not PathFilter.of(include="*.pdf").takes("a.txt")


def test_exclude_wins() -> None:
    chosen = PathFilter.of(include=["*.pdf"], exclude=["old/**"])
    assert chosen.takes("a.pdf")
    assert not chosen.takes("old/a.pdf")


def test_hidden_names_need_a_glob_with_the_dot() -> None:
    assert not PathFilter().takes(".env")
    assert not PathFilter().takes("x/.git/config")
    assert not PathFilter.of(include=["**/*"]).takes("x/.env")
    assert PathFilter.of(include=[".env"]).takes("x/.env")
    assert PathFilter.of(include=[".github/**"]).takes(".github/w.yml")
    assert not PathFilter.of(include=[".github/**"]).takes(".github/.secret")


NAMES = st.text(st.sampled_from("ab[]!?*.-^\\%+é \n"), min_size=1, max_size=6).filter(
    lambda name: name not in (".", "..") and not name.startswith(".")
)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_an_escaped_path_matches_itself_alone(parts: list[str]) -> None:
    escaped = "/" + "/".join("".join(f"[{c}]" if c in "*?[" else c for c in part) for part in parts)
    path = "/".join(parts)
    glob = Glob.parse("include", escaped)
    assert glob.matches(path)
    assert not glob.matches(path + "x")
    assert not glob.matches("x" + path)


PARTS = st.lists(st.sampled_from(["a", "b", "ab", "*", "**", "a*", "?", "[ab]"]), min_size=1, max_size=4)
PATHS = st.lists(st.sampled_from(["a", "b", "ab", "abc"]), min_size=1, max_size=5)


def _means(glob: list[str], path: list[str]) -> bool:
    """Say by trying every way whether a glob means a path, or a folder on its way."""
    if not glob:
        return True
    if glob[0] == "**":
        whole = len(glob) == 1 and len(path) > 0
        return whole or any(_means(glob[1:], path[index:]) for index in range(len(path) + 1) if glob[1:])
    return bool(path) and fnmatchcase(path[0], glob[0]) and _means(glob[1:], path[1:])


@given(PARTS, PATHS)
def test_globs_agree_with_trying_every_way(glob: list[str], path: list[str]) -> None:
    assert Glob.parse("include", "/" + "/".join(glob)).matches("/".join(path)) == _means(glob, path)
