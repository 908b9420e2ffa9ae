"""Scanning a folder."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.documents._identity import shard_of
from paradigm_ext._mirror.scan import Scan, SourceUnavailable, reopen, scan, source_uri
from tests.unit.mirror_scan.support import LATER, Options, age, failures, paths, put, scanned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self


def test_everything_below_the_folder_is_found(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "x/b.md", "x/y/c.md")
    result = scanned(tmp_path)
    assert paths(result) == ["a.md", "x/b.md", "x/y/c.md"]
    assert result.complete
    assert result.root == tmp_path.as_uri()
    assert (result.failures, result.unsettled, result.sentinel_missing) == ([], [], False)
    assert result.entries[0].size == 4


def test_hidden_names_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.md", ".env", ".git/config")
    assert paths(scanned(tmp_path)) == ["a.md"]
    assert paths(scanned(tmp_path, include=[".env", "*.md"])) == [".env", "a.md"]


def test_excluded_folders_are_not_even_listed(tmp_path: Path, listing: Listing) -> None:
    put(tmp_path, "a.md", "drafts/b.md")
    listing.fails(tmp_path / "drafts", PermissionError(13, "Permission denied"))
    for glob in ("drafts", "drafts/", "/drafts"):
        result = scanned(tmp_path, exclude=[glob])
        assert (paths(result), result.complete) == (["a.md"], True)


@pytest.mark.parametrize("name", ["missing", "file.txt", "dangling", "file.txt/below"])
def test_a_root_that_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    put(tmp_path, "file.txt")
    (tmp_path / "dangling").symlink_to("nowhere")
    with pytest.raises(SourceUnavailable) as caught:
        scanned(os.fspath(tmp_path) + "/" + name)
    assert name.partition("/")[0] in str(caught.value)


def test_a_root_with_a_name_that_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nul.*null (byte|character)"):
        scanned(f"{tmp_path}/nul\0name")


@pytest.mark.parametrize("source", ["", b"bytes", 7, None])
def test_an_invalid_source_is_refused(source: object) -> None:
    with pytest.raises(InvalidInput, match="source"):
        scanned(source)


def test_an_empty_folder_is_a_complete_scan_of_nothing(tmp_path: Path) -> None:
    result = scanned(tmp_path)
    assert (result.entries, result.complete) == ([], True)


def test_the_root_may_be_a_link_which_names_it(tmp_path: Path) -> None:
    put(tmp_path, "releases/42/a.md")
    (tmp_path / "current").symlink_to("releases/42")
    result = scanned(tmp_path / "current")
    assert paths(result) == ["a.md"]
    assert result.root == (tmp_path / "current").as_uri()


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "x/a.md")
    (tmp_path / "x" / "self").symlink_to(".")
    (tmp_path / "up").symlink_to("..")
    result = scanned(tmp_path)
    assert (paths(result), result.failures, result.complete) == (["x/a.md"], [], True)


def test_links_to_files_stay_within_the_source(tmp_path: Path) -> None:
    put(tmp_path, "in/a.md", "secret.txt", "inner/c.md")
    (tmp_path / "in" / "b.md").symlink_to("a.md")
    (tmp_path / "in" / "passwd").symlink_to("../secret.txt")
    (tmp_path / "in" / "sibling").symlink_to("../inner/c.md")
    (tmp_path / "in" / "dangling").symlink_to("gone")
    (tmp_path / "in" / "loop").symlink_to("loop")
    result = scanned(tmp_path / "in")
    assert paths(result) == ["a.md", "b.md"]
    found = failures(result)
    assert "outside the source" in found.pop("passwd")
    assert "outside the source" in found.pop("sibling")
    assert "leads nowhere" in found.pop("dangling")
    assert "leads nowhere" in found.pop("loop")
    assert found == {}
    assert result.complete


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket"))
        result = scanned(tmp_path)
    assert paths(result) == ["a.md"]
    assert failures(result) == {
        "pipe": "it is a named pipe, not a file",
        "socket": "it is a socket, not a file",
    }


def test_a_device_is_named() -> None:
    found = failures(scanned("/dev", exclude=["shm", "pts", "mqueue", "hugepages"]))
    assert found["null"] == "it is a device, not a file"


def test_names_that_are_no_text_are_named(tmp_path: Path) -> None:
    put(tmp_path, os.fsdecode(b"caf\xe9.md"), os.fsdecode(b"dir\xff/a.md"), content="text")
    put(tmp_path, "a.md")
    result = scanned(tmp_path)
    assert paths(result) == ["a.md"]
    assert set(failures(result).values()) == {"its name is not UTF-8; rename it"}
    assert set(failures(result)) == {"caf\\xe9.md", "dir\\xff"}
    assert result.complete


IN_THE_C_LOCALE = """
import sys
from paradigm_ext import Source
from tests.unit.mirror_scan.support import scanned
found = scanned(sys.argv[1])
print(ascii([[(one.path, one.error) for one in kind] for kind in (found.failures, found.listing_errors)]))
print(ascii([(one.name, one.title, one.label.rpartition('/')[2]) for one in Source.of_path(sys.argv[1])]))
"""


def test_a_name_that_the_locale_hides_is_told_from_one_that_is_no_text(tmp_path: Path) -> None:
    """Of a folder with such a name nobody knows what is in it: what came from there must stay."""
    put(tmp_path, "\xe9.md", os.fsdecode(b"\xff.md"), "\xe8/a.md", content="text")
    ran = subprocess.run(
        [sys.executable, "-c", IN_THE_C_LOCALE, tmp_path],
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )
    listed, named = (ast.literal_eval(line) for line in ran.stdout.splitlines())
    reason = "its name is UTF-8, and Python reads names as ascii here; set PYTHONUTF8=1"
    assert sorted(listed[0]) == [("\\xff.md", "its name is not UTF-8; rename it"), ("\xe9.md", reason)]
    assert listed[1] == [("\xe8", reason)]
    assert sorted(named) == [("_.md", "", "\\udcff.md"), ("a.md", "", "a.md"), ("\xe9.md", "", "\xe9.md")]


def test_a_root_whose_name_is_no_text_is_named_by_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    put(folder, "a.md")
    assert (paths(scanned(folder)), source_uri(folder)) == (["a.md"], f"{tmp_path.as_uri()}/%FF")
    with pytest.raises(InvalidInput):
        scanned(os.fsencode(folder))


def test_names_are_taken_as_they_are(tmp_path: Path) -> None:
    names = [
        "100%.md",
        "a%20b.md",
        "a+b.md",
        "a b.md",
        "x[1].md",
        "q?.md",
        "s*.md",
        "back\\slash.md",
        "n\new.md",
    ]
    put(tmp_path, *names)
    result = scanned(tmp_path)
    assert sorted(paths(result)) == sorted(names)
    for entry in result.entries:
        with result.open_checked(entry) as stream:
            assert stream.read().decode() == entry.path


@pytest.mark.parametrize("shared", ["é.md", "x/Ångström.md", "\u212a.md"])
def test_two_spellings_of_one_name_are_both_failures(tmp_path: Path, shared: str) -> None:
    composed, other = unicodedata.normalize("NFC", shared), unicodedata.normalize("NFD", shared)
    if composed == other:
        other = shared  # the Kelvin sign, whose composed form is a plain K
    put(tmp_path, composed, other, "a.md")
    result = scanned(tmp_path)
    assert paths(result) == ["a.md"]
    assert set(failures(result)) == {composed, other}
    assert {failure.key for failure in result.failures} == {composed}


def test_a_spelling_whose_twin_cannot_be_used_is_a_failure(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFC", "é.md"))
    put(tmp_path, unicodedata.normalize("NFD", "é.md"), content="")
    assert len(scanned(tmp_path).failures) == 2


def test_one_decomposed_name_is_kept_as_listed(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "é.md")
    put(tmp_path, name)
    [entry] = scanned(tmp_path).entries
    assert (entry.path, entry.key) == (name, unicodedata.normalize("NFC", name))


def test_empty_and_large_files_are_failures(tmp_path: Path) -> None:
    put(tmp_path, "a.md", content="12345")
    put(tmp_path, "empty.md", content="")
    put(tmp_path, "large.md", content="123456")
    result = scanned(tmp_path, max_file_bytes=5)
    assert paths(result) == ["a.md"]
    assert failures(result)["empty.md"] == "it is empty"
    assert "max_file_bytes=5" in failures(result)["large.md"]


# ------------------------------------------------------------------------------------------- errors


class Listing:
    """Makes `scandir` fail where it is told to: root may read every folder."""

    def __init__(self) -> None:
        self._errors: dict[str, OSError] = {}
        self._real = os.scandir

    def fails(self, folder: Path, error: OSError) -> None:
        self._errors[os.fspath(folder)] = error

    def __call__(self, folder: str) -> Iterator[os.DirEntry[str]]:
        if error := self._errors.get(os.fspath(folder).rstrip("/")):
            raise error
        return self._real(folder)


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> Listing:
    listing = Listing()
    monkeypatch.setattr("paradigm_ext._mirror.scan._local.os.scandir", listing)
    return listing


def test_a_folder_that_cannot_be_listed_makes_the_scan_incomplete(tmp_path: Path, listing: Listing) -> None:
    put(tmp_path, "a.md", "locked/b.md", "stale/c.md", "open/d.md")
    listing.fails(tmp_path / "locked", PermissionError(13, "Permission denied"))
    listing.fails(tmp_path / "stale", OSError(116, "Stale file handle"))
    result = scanned(tmp_path)
    assert paths(result) == ["a.md", "open/d.md"]
    assert not result.complete
    assert {one.path: one.error for one in result.listing_errors} == {
        "locked": "the folder cannot be listed: permission denied",
        "stale": "the folder cannot be listed: stale file handle",
    }


def test_a_folder_that_goes_away_while_it_is_listed_makes_the_scan_incomplete(
    tmp_path: Path, listing: Listing
) -> None:
    put(tmp_path, "a.md", "x/b.md")
    listing.fails(tmp_path / "x", FileNotFoundError(2, "No such file or directory"))
    assert not scanned(tmp_path).complete


def test_a_listing_that_fails_half_way_makes_the_scan_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *(f"{index}.md" for index in range(10)))
    real = os.scandir

    class Breaking:
        def __init__(self, folder: str) -> None:
            self._listed = real(folder)
            self._left = 4

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self._listed.close()

        def __iter__(self) -> Breaking:
            return self

        def __next__(self) -> os.DirEntry[str]:
            self._left -= 1
            if not self._left:
                raise OSError(5, "Input/output error")
            return next(self._listed)

    monkeypatch.setattr("paradigm_ext._mirror.scan._local.os.scandir", Breaking)
    result = scanned(tmp_path)
    assert len(result.entries) == 3
    assert not result.complete


def test_a_root_that_cannot_be_listed_is_refused(tmp_path: Path, listing: Listing) -> None:
    listing.fails(tmp_path, PermissionError(13, "Permission denied"))
    with pytest.raises(SourceUnavailable, match="cannot be listed: permission denied"):
        scanned(tmp_path)


def test_a_root_that_is_replaced_while_it_is_listed_makes_the_scan_incomplete(tmp_path: Path) -> None:
    put(tmp_path, "mount/a.md")
    result = scan_with(tmp_path / "mount", lambda: (tmp_path / "mount").rename(tmp_path / "gone"))
    assert not result.complete
    assert "unmounted" in result.listing_errors[0].error


def scan_with(folder: Path, during: Callable[[], object]) -> Scan:
    """Scan a folder, and do something once its first file was seen."""
    from paradigm_ext._mirror.scan._local import LocalTree
    from paradigm_ext._mirror.scan._sift import Sieve

    tree = LocalTree(folder, now=LATER)
    tree.check()
    sieve = Sieve(Options(), tree.root, atomic=False, now=LATER)
    done: list[object] = []

    def prunes(path: str, is_folder: bool) -> bool:
        if not done:
            done.append(during())
        return sieve.prunes(path, is_folder)

    sieve.sift(tree.walk(prunes))
    return Scan(tree, sieve, sentinel=None, cache=None)


AS_NOBODY = """
import os, sys
from tests.unit.mirror_scan.support import scanned
folder = sys.argv[1]
if os.geteuid() == 0:
    os.seteuid(65534)  # root may read everything; it gives that up here
result = scanned(folder)
errors = []
for entry in result.entries:
    try:
        result.sha256(entry)
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
print([entry.path for entry in result.entries], result.complete)
print([error.path for error in result.listing_errors], errors)
"""


def test_real_permissions(tmp_path: Path) -> None:
    """Real ones, as root too: the process that scans gives its rights up first."""
    put(tmp_path, "a.md", "locked/b.md", "secret.md")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    (tmp_path / "locked").chmod(0)
    (tmp_path / "secret.md").chmod(0)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, os.fspath(tmp_path)], capture_output=True, text=True, check=True
        )
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert done.stdout.strip() == (
        "['a.md', 'secret.md'] False\n"
        "['locked'] [\"SourceUnreadable: 'secret.md' cannot be read: Permission denied\"]"
    )


# ------------------------------------------------------------------------------------------- tokens


def test_tokens_differ_in_whatever_the_system_can_tell(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b.md")
    before = {entry.path: entry.token for entry in scanned(tmp_path).entries}
    assert before == {entry.path: entry.token for entry in scanned(tmp_path).entries}
    (tmp_path / "a.md").write_text("A.MD")  # the same size
    stamp = (tmp_path / "b.md").stat()
    (tmp_path / "c.md").write_text("B.MD")  # the same size, an older time, moved over it
    os.utime(tmp_path / "c.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns - 10**12))
    (tmp_path / "c.md").replace(tmp_path / "b.md")
    after = {entry.path: entry.token for entry in scanned(tmp_path).entries}
    assert all(after[path] != token for path, token in before.items())


def test_a_time_set_back_does_not_hide_a_change(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    stamp = (tmp_path / "a.md").stat()
    [before] = scanned(tmp_path).entries
    (tmp_path / "a.md").write_text("A.MD")
    os.utime(tmp_path / "a.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    [after] = scanned(tmp_path).entries
    assert before.token != after.token


def test_a_token_as_young_as_the_clocks_tick_is_not_remembered(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    changed = (tmp_path / "a.md").stat().st_ctime
    [young] = scanned(tmp_path, now=changed + 1.9, settle=0).entries
    assert (young.settled_token, young.token != "") == ("", True)
    [old] = scanned(tmp_path, now=changed + 2.1, settle=0).entries
    assert old.settled_token == old.token == young.token


@pytest.mark.parametrize(
    ("offset", "taken"), [(0.0, False), (1.9, False), (2.1, True), (-1.9, False), (-9.0, True)]
)
def test_a_file_written_just_now_waits_for_the_next_run(
    tmp_path: Path, offset: float, *, taken: bool
) -> None:
    """A time far ahead of the clock says nothing: such a file would otherwise never be taken."""
    put(tmp_path, "a.md")
    written = (tmp_path / "a.md").stat().st_mtime
    result = scanned(tmp_path, now=written + offset)
    assert [bool(result.entries), bool(result.unsettled)] == [taken, not taken]
    assert scanned(tmp_path, now=written + offset, settle=0).unsettled == []


def test_a_file_from_the_future_is_unchanged_the_next_night(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    age(tmp_path / "a.md", -(10**8))
    tokens = [scanned(tmp_path, now=LATER + day * 86_400).entries[0].settled_token for day in range(2)]
    assert tokens[0] == tokens[1] != ""


# ------------------------------------------------------------------------------------------- asking again


def test_still_absent_is_certain_or_false(tmp_path: Path, listing: Listing) -> None:
    put(tmp_path, "x/a.md")
    result = scanned(tmp_path)
    assert not result.still_absent("x/a.md")
    assert result.still_absent("x/b.md")
    assert result.still_absent("x/a.md/below")
    assert result.still_absent("gone/b.md")
    (tmp_path / "x" / "b.md").mkdir()
    assert result.still_absent("x/b.md")


def test_nothing_is_absent_from_a_mount_that_is_gone(tmp_path: Path) -> None:
    put(tmp_path, "mount/a.md")
    result = scanned(tmp_path / "mount")
    (tmp_path / "mount").rename(tmp_path / "elsewhere")
    assert not result.still_absent("b.md")
    (tmp_path / "mount").mkdir()  # the empty mount point
    assert not result.still_absent("b.md")


def test_nothing_is_absent_once_the_sentinel_is_gone(tmp_path: Path) -> None:
    put(tmp_path, ".sentinel", "a.md")
    result = scanned(tmp_path, sentinel=".sentinel")
    assert (result.sentinel_missing, result.still_absent("b.md")) == (False, True)
    (tmp_path / ".sentinel").unlink()
    assert not result.still_absent("b.md")
    assert scanned(tmp_path, sentinel=".sentinel").sentinel_missing


@pytest.mark.parametrize("sentinel", ["", "/", "/etc/passwd", "../x"])
def test_a_sentinel_lies_below_the_source(tmp_path: Path, sentinel: str) -> None:
    with pytest.raises(InvalidInput, match="sentinel"):
        scanned(tmp_path, sentinel=sentinel)


def test_what_the_filters_leave_out_is_absent(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "drafts/b.md", ".env")
    result = scanned(tmp_path, exclude=["drafts"])
    assert result.still_absent("drafts/b.md")
    assert result.still_absent(".env")


def test_a_file_behind_a_folder_that_became_a_link_is_absent(tmp_path: Path) -> None:
    put(tmp_path, "x/a.md", "y/b.md")
    result = scanned(tmp_path)
    (tmp_path / "x" / "a.md").unlink()
    (tmp_path / "x").rmdir()
    put(tmp_path, "y/a.md")
    (tmp_path / "x").symlink_to("y")
    assert result.still_absent("x/a.md")


def test_a_decomposed_name_is_not_absent(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "é.md"))
    assert not scanned(tmp_path).still_absent(unicodedata.normalize("NFC", "é.md"))


def test_restat(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b.md")
    result = scanned(tmp_path)
    first, second = result.entries
    (tmp_path / "b.md").unlink()
    same = result.restat(first)
    assert same is not None
    assert same.token == first.token
    assert result.restat(second) is None


def test_a_source_is_opened_again_without_a_listing(tmp_path: Path, listing: Listing) -> None:
    put(tmp_path, "a.md", "x/b.md")
    planned = scanned(tmp_path).entries[0]
    listing.fails(tmp_path / "x", PermissionError(13, "Permission denied"))
    result = reopen(tmp_path, Options(), now=lambda: LATER)
    assert (result.entries, result.root) == ([], tmp_path.as_uri())
    with result.open_checked(planned) as stream:
        assert stream.read() == b"a.md"
    assert result.still_absent("c.md")
    (tmp_path / "x" / "b.md").unlink()
    (tmp_path / "x").rmdir()
    (tmp_path / "a.md").unlink()
    tmp_path.rmdir()
    with pytest.raises(SourceUnavailable):
        reopen(tmp_path, Options())


# ------------------------------------------------------------------------------------------- shards


def test_shards_share_all_files_out(tmp_path: Path) -> None:
    names = [f"{index}.md" for index in range(60)]
    put(tmp_path, *names)
    shares = [paths(scanned(tmp_path, shard=(index, 4))) for index in range(4)]
    assert sorted(path for share in shares for path in share) == sorted(names)
    assert all(shares)
    assert shares[1] == [name for name in sorted(names) if shard_of(name, 4) == 1]


def test_one_folder_has_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "x y/a.md")
    monkeypatch.chdir(tmp_path)
    expected = (tmp_path / "x y").as_uri()
    spellings = ["x y", "x y/", "./x y", "x y/../x y", tmp_path / "x y", expected, f"{tmp_path}//x y"]
    assert {source_uri(spelling) for spelling in spellings} == {expected}
    assert {scanned(spelling).root for spelling in spellings} == {expected}


def test_an_entry_takes_less_than_400_bytes(tmp_path: Path) -> None:
    import tracemalloc

    put(tmp_path, *(f"department-{index % 7}/document-{index:05}.md" for index in range(3_000)))
    scanned(tmp_path)  # imports and caches
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        result = scanned(tmp_path)
        held, peak = (figure - before for figure in tracemalloc.get_traced_memory())
    finally:
        tracemalloc.stop()
    assert len(result.entries) == 3_000
    assert held / 3_000 < 400
    assert peak / 3_000 < 480


def test_the_clock_is_the_systems_own_by_default(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    assert len(scan(tmp_path, Options(settle=3600.0)).unsettled) == 1
