"""Whole DAG runs against the emulator."""

from __future__ import annotations

import pytest

BROKEN_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"


@pytest.fixture
def folder(tmp_path):
    for number in range(3):
        (tmp_path / f"note-{number}.md").write_text(
            f"# Note {number}\n\nThe meeting moved to room {number}.\n"
        )
    return tmp_path


@pytest.mark.parametrize("dag_id", ["ingest_deferred", "ingest_here"])
def test_ingest_turns_green_when_every_document_is_embedded(run_dag, real_time_emulator, folder, dag_id):
    run = run_dag(dag_id, sources=[str(folder)], agent_id=real_time_emulator.default_agent_id)

    assert run.tasks == {"ingest": "success", "agent_files": "success"}
    manifest = run.xcom("ingest")
    assert manifest["counts"] == {"embedded": 3}
    assert manifest["uploaded"] == manifest["embedded"] == 3
    assert manifest["failed"] == []
    files = run.xcom("agent_files")
    assert sorted(file["filename"] for file in files["files"]) == ["note-0.md", "note-1.md", "note-2.md"]


@pytest.mark.parametrize("dag_id", ["ingest_deferred", "ingest_here"])
def test_a_document_that_fails_makes_the_task_red_and_is_named(run_dag, real_time_emulator, folder, dag_id):
    (folder / "planted-broken.pdf").write_bytes(BROKEN_PDF)

    run = run_dag(dag_id, sources=[str(folder)], agent_id=real_time_emulator.default_agent_id)

    assert run.tasks["ingest"] == "failed"
    assert run.tasks["agent_files"] == "upstream_failed"
    (session,) = run.xcom("ingest", "sessions")
    assert session["verdict"] == "failed"
    assert session["counts"] == {"embedded": 3, "parsing_failed": 1}
    assert [document["status"] for document in session["failed"]] == ["parsing_failed"]
    assert "planted-broken" in session["failed"][0]["title"]


@pytest.mark.parametrize("mode", ["poke", "deferrable"])
def test_the_sensor_waits_for_a_session(run_dag, real_time_emulator, folder, mode):
    run = run_dag(f"wait_{mode}", sources=[str(folder)])

    assert run.tasks == {"upload": "success", "wait": "success"}
    assert run.xcom("wait")["counts"] == {"embedded": 3}


@pytest.mark.parametrize("mode", ["poke", "deferrable"])
def test_the_sensor_fails_with_a_failed_document(run_dag, real_time_emulator, folder, mode):
    (folder / "planted-broken.pdf").write_bytes(BROKEN_PDF)

    run = run_dag(f"wait_{mode}", sources=[str(folder)])

    assert run.tasks == {"upload": "success", "wait": "failed"}
    (session,) = run.xcom("wait", "sessions")
    assert session["failed_count"] == 1
