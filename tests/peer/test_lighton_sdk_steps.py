"""One session in the order of the vendor's end-to-end script, step by step, upon one workspace.

The script is for the successor's live API and is not in the source distribution. Its steps that need other
operations (search, ask, parse, extract, content types, keys) are left out; so is replacing a file.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from lighton import (
    DownloadPurpose,
    ExecMode,
    ExternalMetadata,
    File,
    LightOn,
    LightOnConfiguration,
    Tag,
    Workspace,
    wait_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.judge("lighton-sdk", version("lighton-sdk"))


@pytest.fixture
def client(emulator: ParadigmEmulator) -> Iterator[LightOn]:
    config = LightOnConfiguration(base_url=emulator.base_url, max_requests_per_minute=None)
    with LightOn(emulator.api_key, config=config) as found:
        yield found


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    texts = {"incident.md": "# Incident\n\nThe pump failed.", "report.txt": "The pump was repaired."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return sorted(tmp_path.iterdir())


def test_a_workspace_a_file_its_tags_its_bytes_and_a_batch(client: LightOn, documents: list[Path]) -> None:
    workspace = made(client)
    file = uploaded(client, workspace, documents[0])
    tag = tagged(client, file)
    downloaded(file, documents[0])
    batched(client, workspace, file, documents[0].parent)
    tag.delete()
    workspace.delete()
    assert workspace.id not in [one.id for one in Workspace.list(client)]


def made(client: LightOn) -> Workspace:
    workspace = Workspace(name="Steps", description="first").create(client)
    (listed,) = [one for one in Workspace.list(client) if one.id == workspace.id]
    assert listed.user_role == "owner"
    assert Workspace.get(client, workspace.id).name == "Steps"
    workspace.description = "second"
    workspace.save()
    assert workspace.refresh().description == "second"
    return workspace


def uploaded(client: LightOn, workspace: Workspace, path: Path) -> File:
    origin = ExternalMetadata(external_id="s-1", doc_type="incident", additional_metadata={"run": "one"})
    file = workspace.ingest(File(path=path, external_metadata=origin), wait=True)
    assert [one.id for one in File.get_by_name(client, path.name, workspace=workspace)] == [file.id]
    file.title = "Of the pump"
    file.save()
    file.save(external_metadata=ExternalMetadata(doc_type="ticket"))
    kept = file.refresh().external_metadata
    assert file.title == "Of the pump"
    assert (kept.external_id, kept.doc_type, kept.additional_metadata) == ("s-1", "ticket", {"run": "one"})
    assert [one.id for one in File.list(client, workspace_id=workspace.id)] == [file.id]
    return file


def tagged(client: LightOn, file: File) -> Tag:
    tag = Tag(name="steps", description="of one run").create(client)
    assert tag.id in [one.id for one in Tag.list(client)]
    file.tag([tag.name])
    assert [one.id for one in File.list(client, tag_id=tag.id)] == [file.id]
    file.untag([tag])
    assert File.list(client, tag_id=tag.id) == []
    file.tag([tag])
    assert [one.id for one in File.list(client, tag_id=tag.id)] == [file.id]
    return tag


def downloaded(file: File, path: Path) -> None:
    assert file.download() == path.read_bytes()
    for purpose in (DownloadPurpose.rendered_pdf, DownloadPurpose.transcript):
        assert file.download(purpose)
    assert file.pages()[0].markdown


def batched(client: LightOn, workspace: Workspace, file: File, folder: Path) -> None:
    whole = workspace.ingest_many([str(folder / "*")], mode=ExecMode.SYNC, ignore_errors=True)
    assert (len(whole.succeeded), whole.ok) == (2, True)
    wait_all(whole.succeeded)
    job = workspace.ingest_many([str(folder / "*")], mode=ExecMode.ASYNC, wait=True, ignore_errors=True)
    ended = job.wait()
    assert (len(ended.succeeded), ended.ok, job.done) == (2, True, True)
    others = [one for one in File.list(client, workspace_id=workspace.id) if one.id != file.id]
    assert len(others) == 4
    File.delete_many(client, others)
    assert [one.id for one in File.list(client, workspace_id=workspace.id)] == [file.id]
