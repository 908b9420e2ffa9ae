"""The vendor's own SDK, as it comes from the package index, against the emulator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lighton import File, LightOn, LightOnConfiguration, Tag, Workspace
from lighton.exceptions import LightOnError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paradigm_emulator import ParadigmEmulator


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
