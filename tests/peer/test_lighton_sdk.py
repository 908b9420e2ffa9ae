"""The vendor's own SDK, as it comes from the package index, against the emulator."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from lighton import File, LightOn, LightOnConfiguration, Tag, Workspace
from lighton.exceptions import LightOnAPIError, LightOnError, NotFoundError
from lighton.types.file import ExternalMetadata

from paradigm_emulator import ParadigmEmulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


pytestmark = pytest.mark.judge("lighton-sdk", version("lighton-sdk"))


@pytest.fixture
def client(emulator: ParadigmEmulator) -> Iterator[LightOn]:
    with LightOn(emulator.api_key, config=LightOnConfiguration(base_url=emulator.base_url)) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(25):
        (tmp_path / f"report-{number}.md").write_text(
            f"# Report {number}\n\nThe turnover of year {number} rose."
        )
    return tmp_path


def test_a_folder_is_ingested_listed_tagged_and_deleted(client: LightOn, folder: Path) -> None:
    workspace = Workspace(name="Reports", description="Yearly").create(client)
    batch = workspace.ingest_many([str(folder / "*.md")], wait=True)
    assert (len(batch.succeeded), batch.ok) == (25, True)
    listed = File.list(client, workspace_id=workspace.id)
    assert {file.status for file in listed} == {"embedded"}
    assert {file.filename for file in listed} == {path.name for path in folder.iterdir()}

    tag = Tag(name="yearly", description="Once a year").create(client)
    listed[0].tag([tag])
    assert [file.id for file in File.list(client, tag_id=tag.id)] == [listed[0].id]
    assert listed[0].download() == (folder / str(listed[0].filename)).read_bytes()

    listed[0].delete()
    assert len(File.list(client, workspace_id=workspace.id)) == 24
    tag.delete()
    assert "yearly" not in [found.name for found in Tag.list(client)]
    workspace.delete()
    assert "Reports" not in [found.name for found in Workspace.list(client)]


def test_a_broken_file_fails_as_the_sdk_expects(client: LightOn, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    workspace = Workspace(name="Broken").create(client)
    with pytest.raises(LightOnError, match="parsing_failed"):
        workspace.ingest(File(path=broken), wait=True)


def metadata(**additional: object) -> ExternalMetadata:
    return ExternalMetadata(external_id="r-1", additional_metadata=additional)


def test_a_file_is_found_by_its_title_changed_read_and_removed(client: LightOn, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf.md"
    path.write_text("# Report\n\nThe turnover rose.")
    workspace = Workspace(name="Changed").create(client)
    origin = metadata(year=2025, by="x")
    file = File(path=path, workspace_id=workspace.id).create(client, external_metadata=origin).wait()
    (found,) = File.get_by_name(client, "report.pdf.md", workspace=workspace)
    assert (found.id, found.title) == (file.id, "report.pdf")

    found.title = "Report of 2025"
    found.save(external_metadata=metadata(year=2026, by=None))
    again = File.get(client, found.id)
    assert again.title == "Report of 2025"
    assert again.external_metadata.additional_metadata == {"year": 2026}
    assert [page.markdown.split() for page in again.pages()] == [path.read_text().split()]
    with pytest.raises(LightOnAPIError, match="400"):
        again.replace(path)  # the release that is played replaces nothing in place

    tag = Tag(name="once").create(client)
    again.save(tags=[tag])
    assert [one.id for one in File.list(client, tag_id=tag.id)] == [again.id]
    again.untag(["once"])
    assert File.list(client, tag_id=tag.id) == []
    workspace.description = "Of the year"
    workspace.save()
    assert Workspace.get(client, workspace.id).description == "Of the year"


def test_the_successor_replaces_a_file_in_place(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.md"
    old.write_text("The barn was sold.")
    new.write_text("The mill was bought.")
    with (
        ParadigmEmulator(speed=20, release="successor") as emulator,
        LightOn(emulator.api_key, config=LightOnConfiguration(base_url=emulator.base_url)) as client,
    ):
        workspace = Workspace(name="Replaced").create(client)
        file = File(path=old, workspace_id=workspace.id).create(client).wait()
        replaced = File.get(client, file.id).replace(new, wait=True)
        assert (replaced.id, replaced.title, replaced.filename) == (file.id, "old", "new.md")
        assert (replaced.status, replaced.download()) == ("embedded", new.read_bytes())


def test_many_are_deleted_all_or_none(client: LightOn, folder: Path) -> None:
    workspace = Workspace(name="Many").create(client)
    paths = sorted(folder.iterdir())[:3]
    files = [File(path=path, workspace_id=workspace.id).create(client) for path in paths]
    with pytest.raises(NotFoundError):
        File.delete_many(client, [*files, 2_000_000_000])
    assert len(File.list(client, workspace_id=workspace.id)) == 3
    File.delete_many(client, files)
    assert File.list(client, workspace_id=workspace.id) == []


def test_what_only_the_successor_has_is_refused_by_name(client: LightOn, folder: Path) -> None:
    file = Workspace(name="One").create(client).ingest(File(path=folder / "report-1.md"))
    for call in (lambda: client.search("turnover"), file.download_thumbnail):
        with pytest.raises(LightOnAPIError, match=r"501.*the emulator does not cover it"):
            call()
