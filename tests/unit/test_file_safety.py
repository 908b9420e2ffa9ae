"""The file that was checked is the file that is sent: no swapped link, no pipe, nothing outside a folder."""

import os
import threading
from types import SimpleNamespace

import pytest

from paradigm_ext import InvalidInput, ParadigmError
from paradigm_ext._ingestion.sources._select import select
from paradigm_ext._ingestion.sources._source import Source
from paradigm_ext._mirror.scan._scan import scan

OPTIONS = {
    "include": (),
    "exclude": (),
    "settle": 0.0,
    "sentinel": None,
    "shard": None,
    "max_file_bytes": None,
}


def ingested(path, **options):
    return select(str(path), max_file_bytes=None, duplicates="send", **options)


def mirrored(path, *, follow_links=False):
    return scan(str(path), SimpleNamespace(**OPTIONS, follow_links=follow_links), now=lambda: 1e10)


def ingest_opens(folder):
    (source,) = ingested(folder).sources
    return source.open


def mirror_opens(folder):
    found = mirrored(folder)
    (entry,) = found.entries
    return lambda: found.open_checked(entry)


@pytest.fixture
def places(tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "a.txt").write_text("hello!")
    (outside / "a.txt").write_text("SECRET")
    same = (folder / "a.txt").stat()
    os.utime(outside / "a.txt", ns=(same.st_atime_ns, same.st_mtime_ns))
    return folder, outside


def to_link(folder, outside):
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(outside / "a.txt")


def to_copy(folder, outside):
    (outside / "a.txt").replace(folder / "a.txt")


def to_pipe(folder, outside):
    (folder / "a.txt").unlink()
    os.mkfifo(folder / "a.txt")


def to_linked_folder(folder, outside):
    folder.rename(folder.with_name("was"))
    folder.symlink_to(outside)


def to_folder(folder, outside):
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()


@pytest.mark.parametrize("opens", [ingest_opens, mirror_opens])
@pytest.mark.parametrize("swap", [to_link, to_copy, to_pipe, to_linked_folder, to_folder])
def test_what_was_put_in_its_place_is_not_sent(opens, swap, places):
    opened = opens(places[0])
    swap(*places)
    raised = []

    def attempt():
        try:
            opened().close()
        except (ParadigmError, OSError) as error:
            raised.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert len(raised) == 1


@pytest.mark.parametrize("given", ["in", "in/*.txt", "**/b.txt", "in/sub/../*.txt"])
def test_a_link_that_leads_out_of_the_folder_is_refused_unless_asked_for(given, places, monkeypatch):
    folder, outside = places
    (folder / "sub").mkdir()
    (folder / "b.txt").symlink_to("/etc/passwd" if given.startswith("**") else outside / "a.txt")
    monkeypatch.chdir(folder.parent)
    found = ingested(given)
    assert all("a.txt" in source.label for source in found.sources)
    assert "outside the folder" in str(found.failures[0].error)
    assert any("b.txt" in source.label for source in ingested(given, follow_links=True).sources)


def test_a_mirror_has_the_same_rule(places):
    folder, outside = places
    (folder / "b.txt").symlink_to(outside / "a.txt")
    (folder / "c.txt").symlink_to(folder / "a.txt")
    found = mirrored(folder)
    assert [entry.path for entry in found.entries] == ["a.txt", "c.txt"]
    assert "outside the source" in found.failures[0].error
    followed = mirrored(folder, follow_links=True)
    assert [entry.path for entry in followed.entries] == ["a.txt", "b.txt", "c.txt"]
    for entry in followed.entries:
        with followed.open_checked(entry) as stream:
            assert len(stream.read()) == 6


def test_a_link_within_the_folder_and_one_named_itself_are_sent(places):
    folder, outside = places
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "b.txt").symlink_to(outside / "a.txt")
    assert [source.name for source in ingested(folder / "c.txt").sources] == ["c.txt"]
    (named,) = ingested(folder / "b.txt").sources
    with named.open() as stream:
        assert stream.read() == b"SECRET"


def test_a_glob_does_not_climb_out_through_a_linked_folder(places):
    folder, outside = places
    (folder / "there").symlink_to(outside)
    assert not ingested(folder / "*" / "a.txt").sources
    assert not ingested(folder / "there*" / "a.txt").sources


def test_a_file_named_tilde_is_that_file(places, monkeypatch):
    folder, outside = places
    monkeypatch.setenv("HOME", str(outside))
    monkeypatch.chdir(folder)
    (folder / "~").write_text("x")
    assert [source.name for source in ingested("~").sources] == ["~"]
    (folder / "~").unlink()
    assert [source.name for source in ingested("~").sources] == ["a.txt"]


def test_sources_of_a_path_are_checked_like_those_of_an_upload(places):
    folder, outside = places
    (source,) = Source.of_path(folder)
    assert (source.name, source.size) == ("a.txt", 6)
    (folder / "b.txt").symlink_to(outside / "a.txt")
    with pytest.raises(InvalidInput, match="outside the folder"):
        Source.of_path(folder)
