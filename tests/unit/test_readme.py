"""The README's example is run as it stands, and what it claims is tested or measured."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE_DAG = ROOT / "airflow_provider/paradigm_provider/example_dags/example_paradigm_nightly.py"

README = (ROOT / "README.md").read_text()


def block(name: str) -> str:
    found = re.search(rf"<!-- example: {name} -->\n```python\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_first_example_prints_what_is_below_it(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(compile(block("first"), "README.md", "exec"), {})  # noqa: S102 - the README's own code
    assert f"```text\n{capsys.readouterr().out}```\n" in README


def test_the_dag_is_the_example_that_the_airflow_tests_run():
    source = EXAMPLE_DAG.read_text()
    marked = source.partition("# [START paradigm_nightly]\n")[2].partition("# [END paradigm_nightly]")[0]
    assert block("dag") == marked


def test_the_table_says_what_the_benchmarks_and_tests_say():
    table = README.partition("## Beside the alternatives")[2].partition("\n## ")[0]
    measured = (ROOT / "docs/benchmarks.md").read_text()
    rows = [row.split(" | ") for row in table.splitlines() if row.startswith("| ") and "---" not in row][1:]
    for _, here, elsewhere, shown in rows:
        if "benchmarks.md" in shown:
            figures = re.findall(r"[\d,.]*\d(?: s\b| MiB\b)?", f"{here} {elsewhere}")
            assert [figure for figure in figures if figure not in measured] == []
        else:
            test, file = re.search(r"`(\w+)`\]\((\S+)\)", shown).groups()
            assert f"def {test}(" in (ROOT / file).read_text()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([\w/.-]+)\)", README))))
def test_a_link_leads_somewhere(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("command", ["uvx nox -s demo", "uvx nox -s tests"])
def test_the_commands_are_there(command):
    assert f"pip install uv && {command}\n" in README
