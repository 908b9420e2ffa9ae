"""Scanning any file system that fsspec speaks, by those that need no server."""

from __future__ import annotations

import sys
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.scan import FsspecSource, SourceChanged, SourceUnavailable, connected, source_uri
from paradigm_ext._mirror.scan._local import LocalTree
from paradigm_ext._mirror.scan._sources import tree_of
from tests.unit.mirror_scan.support import failures, paths, put, scanned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ["x[1].md", "q?.md", "s*.md", "100%.md", "a%20b.md", "a+b.md", "a b.md", "#1.md", "back\\slash.md"]


@pytest.fixture
def folder() -> Iterator[str]:
    """An empty folder of the process's memory file system."""
    name = uuid.uuid4().hex
    memory = MemoryFileSystem()
    memory.mkdir(f"/{name}")
    yield name
    memory.rm(f"/{name}", recursive=True)


def write(folder: str, *paths: str, content: bytes | None = None) -> None:
    memory = MemoryFileSystem()
    for path in paths:
        memory.pipe_file(f"/{folder}/{path}", path.encode() if content is None else content)


def test_a_memory_folder(folder: str) -> None:
    write(folder, "a.md", "x/y/b.md", ".hidden", "x/.git/config")
    result = scanned(f"memory://{folder}/")
    assert paths(result) == ["a.md", "x/y/b.md"]
    assert (result.complete, result.failures, result.root) == (True, [], f"memory://{folder}")
    with result.open_checked(result.entries[1], result.sha256(result.entries[1])) as stream:
        assert stream.read() == b"x/y/b.md"


def test_names_are_taken_as_they_are(folder: str) -> None:
    write(folder, *NAMES)
    result = scanned(f"memory://{folder}")
    assert sorted(paths(result)) == sorted(NAMES)
    for entry in result.entries:
        with result.open_checked(entry) as stream:
            assert stream.read().decode() == entry.path
        assert result.restat(entry) is not None


def test_a_change_is_seen(folder: str) -> None:
    write(folder, "a.md", "b.md", content=b"one")
    result = scanned(f"memory://{folder}")
    write(folder, "a.md", content=b"two")
    MemoryFileSystem().rm(f"/{folder}/b.md")
    for entry in result.entries:
        with pytest.raises(SourceChanged):
            result.open_checked(entry)
    assert scanned(f"memory://{folder}").entries[0].token != result.entries[0].token
    assert result.restat(result.entries[1]) is None
    assert result.still_absent("b.md")
    assert not result.still_absent("a.md")


def test_a_missing_root_is_refused() -> None:
    with pytest.raises(SourceUnavailable, match="memory://nowhere' does not exist"):
        scanned("memory://nowhere")


def test_a_root_that_is_a_file_is_refused(folder: str) -> None:
    write(folder, "a.md")
    with pytest.raises(SourceUnavailable, match="is a file"):
        scanned(f"memory://{folder}/a.md")


def test_a_root_that_goes_away_makes_nothing_absent(folder: str) -> None:
    write(folder, "x/a.md")
    result = scanned(f"memory://{folder}/x")
    MemoryFileSystem().rm(f"/{folder}/x", recursive=True)
    assert not result.still_absent("b.md")


class Rows(fsspec.AbstractFileSystem):
    """A file system of prepared listings; an exception in place of a listing is raised."""

    protocol = "rows"
    cachable = False

    def __init__(self, listings: dict[str, Any]) -> None:
        super().__init__()
        self.listings = listings
        self.listed: list[str] = []

    def ls(self, path: str, detail: bool = True, **kwargs: Any) -> Any:
        self.listed.append(path)
        found = self.listings[path.rstrip("/")]
        if isinstance(found, Exception):
            raise found
        return found

    def info(self, path: str, **kwargs: Any) -> Any:
        if path.rstrip("/") in self.listings:
            return {"name": path, "type": "directory", "size": 0}
        parent = self.listings.get(path.rpartition("/")[0], [])
        for row in parent:
            if row["name"] == path:
                return row
        raise FileNotFoundError(path)


def file(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "file", "size": 5, "mtime": 1_700_000_000.0, **more}


def folder_of(name: str) -> dict[str, Any]:
    return {"name": name, "type": "directory", "size": 0}


def rows(**listings: Any) -> FsspecSource:
    return FsspecSource(Rows({name.replace("__", "/"): found for name, found in listings.items()}), "root")


@pytest.mark.parametrize(
    "error", [FileNotFoundError("gone"), PermissionError(13, "denied"), OSError("EOF"), RuntimeError("odd")]
)
def test_a_folder_that_cannot_be_listed_makes_the_scan_incomplete(error: Exception) -> None:
    """fsspec's `find` and `walk` leave such a folder out, below the first level whatever they are told."""
    source = rows(root=[folder_of("root/x"), file("root/a.md")], root__x=error)
    if isinstance(error, OSError):
        assert source.filesystem.find("root") == ["root/a.md"]
        assert source.filesystem.find("root", on_error="raise") == ["root/a.md"]
    result = scanned(source)
    assert paths(result) == ["a.md"]
    assert not result.complete
    assert result.listing_errors[0].path == "x"
    assert type(error).__name__ in result.listing_errors[0].error


def test_a_listing_is_never_taken_from_a_cache(folder: str) -> None:
    write(folder, "a.md")
    assert len(scanned(f"memory://{folder}").entries) == 1
    source = rows(root=[file("root/a.md")])
    source.filesystem.dircache["root"] = []
    assert paths(scanned(source)) == ["a.md"]
    assert len(source.filesystem.dircache) == 0


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("link", "it is a link, which is not followed on this file system"), ("other", "it is not a file")],
)
def test_what_is_no_file_is_named(kind: str, sentence: str) -> None:
    result = scanned(rows(root=[{"name": "root/a", "type": kind, "size": 3}, file("root/b.md")]))
    assert (paths(result), failures(result)) == (["b.md"], {"a": sentence})


def test_markers_of_folders_are_no_files() -> None:
    markers = [
        file("root/", size=0),
        file("root/x/", size=0),
        file("root/y_$folder$", size=0),
        folder_of("root"),
    ]
    result = scanned(rows(root=[*markers, file("root/a.md")]))
    assert (paths(result), result.failures, result.complete) == (["a.md"], [], True)


def test_a_name_that_leads_elsewhere_is_named() -> None:
    result = scanned(rows(root=[file("other/a.md"), file("root/b.md")]))
    assert (paths(result), len(result.failures)) == (["b.md"], 1)
    assert "cannot be addressed" in result.failures[0].error


def test_a_name_that_the_file_system_cuts_is_named() -> None:
    class Cutting(Rows):
        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            return path.partition("?")[0]

    result = scanned(FsspecSource(Cutting({"root": [file("root/what?.md"), file("root/b.md")]}), "root"))
    assert paths(result) == ["b.md"]
    assert "cannot be addressed" in failures(result)["root/what?.md"]


TIME = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("info", "token", "modified"),
    [
        ({"ETag": '"abc"', "LastModified": TIME}, "abc-5", TIME.timestamp()),
        ({"etag": "0x8D", "last_modified": TIME}, "0x8D-5", TIME.timestamp()),
        ({"generation": "17", "etag": "zzz", "updated": "2024-05-01T00:00:00Z"}, "17-5", TIME.timestamp()),
        ({"mtime": TIME}, f"5-{TIME.timestamp():.6f}", TIME.timestamp()),
        ({"mtime": 7}, "5-7.000000", 7.0),
        ({"created": TIME, "modified": None}, f"5-{TIME.timestamp():.6f}", TIME.timestamp()),
        ({}, "", None),
        ({"updated": "soon"}, "", None),
    ],
)
def test_the_token_is_the_best_that_a_file_system_has(
    info: dict[str, Any], token: str, modified: float | None
) -> None:
    row = {"name": "root/a.md", "type": "file", "size": 5, **info}
    [entry] = scanned(rows(root=[row])).entries
    assert (entry.token, entry.modified) == (token, modified)
    assert entry.settled_token == token


def test_times_as_young_as_the_tick_are_not_remembered() -> None:
    source = rows(root=[file("root/a.md", mtime=1_000.0)])
    assert scanned(source, now=1_001.0, settle=0).entries[0].settled_token == ""
    assert scanned(source, now=1_001.0).unsettled[0].path == "a.md"
    assert scanned(source, now=1_003.0).entries[0].settled_token != ""


# ------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("s3://bucket/docs/", "s3://bucket/docs"),
        ("S3A://bucket/docs", "s3://bucket/docs"),
        ("s3://aws_default@bucket/docs", "s3://bucket/docs"),
        ("gcs://bucket", "gs://bucket"),
        ("abfs://container@account.dfs.core.windows.net/x", "abfs://container/x"),
        ("sftp://user:secret@host:2222/data/", "sftp://host:2222/data"),
        ("sftp://host/data?password=secret", "sftp://host/data"),
        ("s3://bucket/what?/x", "s3://bucket/what?/x"),
        ("memory:///docs", "memory://docs"),
    ],
)
def test_one_place_has_one_name_without_secrets(address: str, name: str) -> None:
    assert source_uri(address) == name


@pytest.mark.parametrize("address", ["s3://", "simplecache::s3://bucket/x", "file://host/x"])
def test_an_address_that_names_no_folder_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        source_uri(address)


def test_a_scheme_has_no_case() -> None:
    """`S3:` was taken for the bucket."""
    assert connected("MEMORY://legal/Docs")[1] == connected("memory://legal/Docs")[1] == "/legal/Docs"
    assert source_uri("MEMORY://legal/Docs") == "memory://legal/Docs"


def test_an_address_without_a_folder_is_not_the_working_folder() -> None:
    for address in ("file://", "FILE://localhost"):
        with pytest.raises(InvalidInput, match="names no folder"):
            scanned(address)


def test_an_unknown_protocol_is_named() -> None:
    with pytest.raises(InvalidInput, match="fsspec knows no protocol 'sq'"):
        scanned("sq://bucket/x")


def test_what_cannot_be_listed_is_refused() -> None:
    with pytest.raises(InvalidInput, match="cannot be listed"):
        scanned("https://example.org/docs")


def test_a_missing_driver_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(protocol: str) -> None:
        raise ImportError("install it")

    monkeypatch.setattr(fsspec, "get_filesystem_class", missing)
    with pytest.raises(InvalidInput, match=r"'s3://bucket/x' needs another package: pip install s3fs"):
        scanned("s3://bucket/x")
    with pytest.raises(InvalidInput, match="install it"):
        scanned("odd://bucket/x")


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InvalidInput, match=r"pip install 'paradigm-ext\[fsspec\]'"):
        scanned("s3://bucket/x")


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(Rows):
        @staticmethod
        def _get_kwargs_from_urls(path: str) -> dict[str, Any]:
            return {"password": "hunter2-and-more"}

        def __init__(self, password: str) -> None:
            raise ConnectionError(f"no entry for alice with {password}")

    monkeypatch.setattr(fsspec, "get_filesystem_class", lambda protocol: Refusing)
    with pytest.raises(SourceUnavailable) as caught:
        scanned("sftp://alice:hunter2-and-more@host/data")
    assert "hunter2" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert "sftp://host/data" in str(caught.value)


def test_a_file_system_of_this_machine_is_scanned_without_fsspec(tmp_path: Path) -> None:
    put(tmp_path, "a b.md")
    sources = [FsspecSource(LocalFileSystem(), str(tmp_path)), tmp_path.as_uri(), str(tmp_path)]
    for source in sources:
        assert isinstance(tree_of(source, now=0.0), LocalTree)
        assert (paths(scanned(source)), source_uri(source)) == (["a b.md"], tmp_path.as_uri())


def test_path_objects_of_other_libraries_are_taken(folder: str) -> None:
    class PathLike:
        """As UPath and Airflow's ObjectStoragePath are: a logged-in file system, and a path in it."""

        fs = MemoryFileSystem()
        path = f"/{folder}"

        def __fspath__(self) -> str:
            return f"memory://connection@{folder}"

    write(folder, "a.md")
    result = scanned(PathLike())
    assert paths(result) == ["a.md"]
    assert source_uri(PathLike()) == result.root == f"memory://{folder}"


def test_a_logged_in_file_system_is_named_as_its_address_is() -> None:
    class Sftp(Rows):
        protocol = ("sftp", "ssh")
        host = "host"

    assert (
        source_uri(FsspecSource(Sftp({}), "/data/"))
        == source_uri("sftp://user@host/data")
        == "sftp://host/data"
    )
    assert "Sftp" not in repr(FsspecSource(Sftp({}), "/data"))
