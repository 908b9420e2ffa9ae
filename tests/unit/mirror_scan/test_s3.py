"""Scanning a bucket of a real object store: moto's S3, in a process of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from paradigm_ext import InvalidInput
from paradigm_ext._mirror.scan import (
    FsspecSource,
    HashCache,
    SourceChanged,
    SourceUnavailable,
    SourceUnreadable,
)
from tests.unit.mirror_scan.s3_store import OBJECTS, key
from tests.unit.mirror_scan.support import failures, paths, scanned

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.mirror_scan.s3_store import Store

pytestmark = pytest.mark.usefixtures("settings")


def test_two_thousand_objects_with_and_without_changes(large: Store, tmp_path: Path) -> None:
    large.fault()
    with HashCache(tmp_path / "cache") as cache:
        first = scanned(f"s3://{large.bucket}/docs", cache=cache)
        counts = large.fault()
        assert len(first.entries) == OBJECTS
        assert (first.complete, first.failures, first.root) == (True, [], f"s3://{large.bucket}/docs")
        assert counts["LIST"] <= 4  # two pages, and the root
        assert set(counts) <= {"LIST", "HEAD"}
        sample = first.entries[::100]
        expected = [hashlib.sha256(b"text %d" % int(entry.path[-7:-3])).hexdigest() for entry in sample]
        assert [first.sha256(entry) for entry in sample] == expected
        tokens = {entry.path: entry.token for entry in first.entries}

        again = scanned(f"s3://{large.bucket}/docs", cache=cache)
        assert {entry.path: entry.settled_token for entry in again.entries} == tokens
        assert [again.sha256(entry) for entry in again.entries[::100]] == expected
        assert again.bytes_read == 0

        large.put(key(7), b"other 7")  # the same size
        large.put(key(8), b"longer by far")
        large.delete(key(9))
        large.put("docs/new.md", b"new")
        third = scanned(f"s3://{large.bucket}/docs", cache=cache)
        after = {entry.path: entry.token for entry in third.entries}
        changed = {path for path in after if tokens.get(path) != after[path]}
        assert changed == {key(7)[5:], key(8)[5:], "new.md"}
        assert set(tokens) - set(after) == {key(9)[5:]}
        assert third.still_absent(key(9)[5:])
        assert not third.still_absent(key(8)[5:])


@pytest.mark.parametrize("fault", ["list-fails-at=3", "list-cut-at=3"])
def test_a_listing_that_ends_early_is_incomplete(large: Store, fault: str) -> None:
    """The root's check is the first listing, and the second page of the scan is the third."""
    large.fault(fault)
    try:
        result = scanned(f"s3://{large.bucket}/docs")
    finally:
        large.fault()
    assert len(result.entries) == 1_000
    assert not result.complete
    assert "cannot be listed to the end" in result.listing_errors[0].error


def filesystem() -> Any:
    import s3fs

    return s3fs.S3FileSystem(skip_instance_cache=True)


NAMES = [
    "x[1].md",
    "q?.md",
    "s*.md",
    "100%.md",
    "a%20b.md",
    "a+b.md",
    "a b.md",
    "#1.md",
    "é.md",
    "a//b.md",
    "&<.md",
]


def test_keys_are_taken_as_they_are(store: Store) -> None:
    for name in NAMES:
        store.put(f"in/{name}", name.encode())
    result = scanned(f"s3://{store.bucket}/in/")
    assert sorted(paths(result)) == sorted(NAMES)
    for entry in result.entries:
        with result.open_checked(entry, hashlib.sha256(entry.path.encode()).hexdigest()) as stream:
            assert stream.read().decode() == entry.path
        assert not result.still_absent(entry.path)


def test_a_key_that_s3fs_cuts_is_named(store: Store) -> None:
    store.put("a?versionId=1.md", b"text")
    store.put("b.md", b"text")
    result = scanned(f"s3://{store.bucket}")
    assert paths(result) == ["b.md"]
    assert "cannot be addressed" in next(iter(failures(result).values()))


def test_markers_of_folders_are_no_documents(store: Store) -> None:
    for name in ("docs/", "docs/x/", "docs/y_$folder$"):
        store.put(name, b"")
    store.put("docs/x/a.md", b"text")
    store.put("docs/z/", b"content")
    result = scanned(f"s3://{store.bucket}/docs")
    assert paths(result) == ["x/a.md"]
    assert failures(result) == {"z/": "it is not a file"}


def test_a_neighbour_whose_name_begins_alike_is_not_part(store: Store) -> None:
    store.put("docs/a.md", b"text")
    store.put("docs-old/b.md", b"text")
    assert paths(scanned(f"s3://{store.bucket}/docs")) == ["a.md"]


def test_an_empty_prefix_is_a_complete_scan_of_nothing(store: Store) -> None:
    store.put("docs/a.md", b"text")
    result = scanned(f"s3://{store.bucket}/nowhere")
    assert (result.entries, result.complete) == ([], True)


def test_a_missing_bucket_is_refused() -> None:
    with pytest.raises(SourceUnavailable, match="s3://no-such-bucket/docs' does not exist") as caught:
        scanned("s3://no-such-bucket/docs")
    assert "secret-of-the-bucket" not in repr(caught.value)


def test_nothing_is_absent_from_a_bucket_that_is_gone(store: Store) -> None:
    store.put("docs/a.md", b"text")
    result = scanned(f"s3://{store.bucket}/docs")
    assert result.still_absent("b.md")
    store.drop()
    assert not result.still_absent("b.md")


def test_an_object_that_changes_while_it_is_read_is_noticed(store: Store) -> None:
    size = 9 << 20  # three blocks
    store.put("a.bin", b"a" * size)
    store.put("b.bin", b"a" * size)
    store.put("gone.bin", b"a" * size)
    result = scanned(f"s3://{store.bucket}")
    changed, replaced, gone = result.entries
    with result.open_checked(changed) as stream:
        assert len(stream.read(1 << 20)) == 1 << 20
        store.put("a.bin", b"b" * size)
        with pytest.raises(SourceChanged):
            list(iter(lambda: stream.read(1 << 20), b""))
        assert stream.tell() < size
    store.put("b.bin", b"b" * size)
    with pytest.raises(SourceChanged):
        result.sha256(replaced)
    store.delete("gone.bin")
    with pytest.raises(SourceChanged):
        result.sha256(gone)


def test_objects_written_just_now_are_whole(store: Store) -> None:
    """An object appears at once or not at all: there is nothing to wait for."""
    import time

    store.put("a.md", b"text")
    result = scanned(f"s3://{store.bucket}", now=time.time(), settle=60.0)
    assert [entry.settled_token != "" for entry in result.entries] == [True]


def test_a_listing_that_somebody_read_before_is_not_reused(store: Store) -> None:
    shared = filesystem()
    store.put("docs/a.md", b"text")
    assert shared.ls(f"{store.bucket}/docs") == [f"{store.bucket}/docs/a.md"]
    assert shared.info(f"{store.bucket}/docs/a.md")["size"] == 4
    store.put("docs/b.md", b"text")
    store.put("docs/a.md", b"longer")
    result = scanned(FsspecSource(shared, f"{store.bucket}/docs"))
    assert [(entry.path, entry.size) for entry in result.entries] == [("a.md", 6), ("b.md", 4)]
    with result.open_checked(result.entries[0]) as stream:
        assert stream.read() == b"longer"


def test_a_state_in_a_bucket_is_found_by_the_next_run(store: Store) -> None:
    from paradigm_ext._mirror.state._state import MirrorState
    from tests.unit.mirror.test_state_places import ROOT, known

    place = f"s3://{store.bucket}/states/night.jsonl"
    state = MirrorState.open(place, root=ROOT)
    for number in range(4):
        state.note(number, known(number + 1))
    state.gone(3)
    state.close()
    for _ in range(2):
        assert set(MirrorState.open(place, root=ROOT).documents) == {0, 1, 2}
    store.drop()
    with pytest.raises(InvalidInput, match=rf"the state '{place}' cannot be used"):
        MirrorState.open(place, root=ROOT)


def test_an_object_and_objects_below_it_may_have_one_name(store: Store) -> None:
    """Tools write a marker `docs` beside `docs/a.md`: the source is what lies below."""
    store.put("docs", b"marker")
    store.put("docs/a.md", b"text")
    store.put("single", b"text")
    assert paths(scanned(f"s3://{store.bucket}/docs")) == ["a.md"]
    with pytest.raises(SourceUnavailable, match="is a file"):
        scanned(f"s3://{store.bucket}/single")


def test_archived_objects_cost_nothing_while_unchanged_and_fail_alone_when_new(store: Store) -> None:
    """aws-cli #748, #4039: a lifecycle rule moves objects to an archive that hands out no content."""
    store.put("docs/a.md", b"text")
    store._client.put_object(Bucket=store.bucket, Key="docs/b.md", Body=b"cold", StorageClass="GLACIER")
    result = scanned(f"s3://{store.bucket}/docs")
    first, cold = result.entries
    assert result.sha256(first)
    with pytest.raises(SourceUnreadable, match=r"'b\.md' cannot be read"):
        result.sha256(cold)
    assert not result.still_absent("b.md")
    again = scanned(f"s3://{store.bucket}/docs")
    assert [entry.settled_token for entry in again.entries] == [first.settled_token, cold.settled_token]
