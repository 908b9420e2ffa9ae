"""The README's SDK example is run as it stands, and its DAG is the example that the Airflow tests run."""

import re
from pathlib import Path

import pytest

from paradigm_emulator import ParadigmEmulator

ROOT = Path(__file__).parents[2]
EXAMPLE_DAG = ROOT / "airflow_provider/paradigm_provider/example_dags/example_paradigm_ingest.py"


def block(name: str) -> str:
    found = re.search(
        rf"<!-- example: {name} -->\n```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL
    )
    assert found is not None
    return found.group(1)


def test_the_sdk_example_runs_and_runs_again(monkeypatch, tmp_path, capsys):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "note.md").write_text("# Note\n\nThe meeting moved to room 3.\n")
    monkeypatch.chdir(tmp_path)
    with ParadigmEmulator(clock="real", speed=1000) as emulator:
        monkeypatch.setenv("PARADIGM_BASE_URL", emulator.base_url)
        monkeypatch.setenv("PARADIGM_API_KEY", emulator.api_key)
        for expected in ("1 uploaded", "1 uploaded (1 by an earlier run)"):
            exec(compile(block("sdk"), "README.md", "exec"), {})  # noqa: S102 - the README's own code
            printed = capsys.readouterr().out
            assert expected in printed
            assert "note.md" in printed


def test_the_first_example_is_the_documentations_and_prints_the_same():
    program = (ROOT / "tests/documentation/first_mirror.py").read_text()
    marked = program.partition("# [START first_mirror]\n")[2].partition("# [END first_mirror]")[0]
    assert block("first_mirror") == marked
    printed = (ROOT / "tests/documentation/first_mirror.txt").read_text()
    assert f"```text\n{printed}```\n" in (ROOT / "README.md").read_text()


def test_the_dag_is_the_example_that_the_airflow_tests_run():
    source = EXAMPLE_DAG.read_text()
    marked = source.partition("# [START paradigm_ingest]\n")[2].partition("# [END paradigm_ingest]")[0]
    assert block("dag") == marked


@pytest.mark.parametrize("command", ["uvx nox -s demo", "uvx nox -s tests"])
def test_the_commands_are_there(command):
    assert f"pip install uv && {command}\n" in (ROOT / "README.md").read_text()
