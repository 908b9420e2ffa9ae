"""What OpenLineage learns of an ingestion, asked by OpenLineage's own extractor."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from airflow.providers.common.compat.sdk import Asset, ObjectStoragePath
from fake_context import Run

from paradigm_provider._ingest.lineage import Location, locations
from paradigm_provider.assets.paradigm import convert_asset_to_openlineage, workspace_asset
from paradigm_provider.operators.ingest import ParadigmIngestOperator


@pytest.mark.parametrize(
    ("given", "namespace", "name"),
    [
        ("/srv/contracts", "file", "/srv/contracts"),
        ("/srv/contracts/**/*.pdf", "file", "/srv/contracts"),
        ("/*.pdf", "file", "/"),
        (Path("/srv/one.pdf"), "file", "/srv/one.pdf"),
        ("file:///srv/one.pdf", "file", "/srv/one.pdf"),
        ("notes/*.txt", "file", str(Path.cwd() / "notes")),
        ("s3://bucket/contracts/2026/*.pdf", "s3://bucket", "contracts/2026"),
        ("s3://bucket/*.pdf", "s3://bucket", "/"),
        ("s3://my_conn@bucket/one.pdf", "s3://bucket", "one.pdf"),
        ("s3://key:secret@bucket/one.pdf", "s3://bucket", "one.pdf"),
        (ObjectStoragePath("file:///srv/one.pdf"), "file", "/srv/one.pdf"),
    ],
)
def test_a_source_is_named_as_openlineage_names_files(given, namespace, name):
    assert locations(given) == [Location(namespace, name)]


def test_places_count_once_and_contents_have_none():
    assert locations(["/srv/a/*.pdf", "/srv/a/*.txt", ("note.txt", "text"), ["b.txt", b"text"]]) == [
        Location("file", "/srv/a")
    ]
    assert locations({"note.txt": "text"}) == []


def test_an_ingestion_reports_its_folder_and_its_workspace(emulator, tmp_path):
    from airflow.providers.openlineage.extractors.base import DefaultExtractor

    (tmp_path / "note.txt").write_text("text")
    workspace = emulator.default_workspace_id
    host = urlsplit(emulator.base_url).netloc
    operator = ParadigmIngestOperator(
        task_id="task",
        sources=[str(tmp_path), ("more.txt", "text")],
        workspace_id=str(workspace),
        deferrable=False,
        poll_interval=0.01,
        outlets=[workspace_asset(workspace, host=host), Asset("paradigm://elsewhere/workspace/9")],
        inlets=[Asset("file:///srv/declared.txt")],
    )
    context = Run().attempt()
    operator.execute(context)
    found = DefaultExtractor(operator).extract_on_complete(context["ti"])

    assert [(dataset.namespace, dataset.name) for dataset in found.inputs] == [
        ("file", str(tmp_path)),
        ("file", "/srv/declared.txt"),
    ]
    assert [(dataset.namespace, dataset.name) for dataset in found.outputs] == [
        (f"paradigm://{host}", f"workspace/{workspace}"),
        ("paradigm://elsewhere", "workspace/9"),
    ]


def test_an_asset_becomes_a_dataset():
    dataset = convert_asset_to_openlineage(workspace_asset(3, host="h"), None)
    assert (dataset.namespace, dataset.name) == ("paradigm://h", "workspace/3")
