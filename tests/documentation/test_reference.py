"""The reference leaves out no public name, error, operation, command or variable."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import paradigm_ext

ROOT = Path(__file__).parents[2]
SOURCES = [
    ROOT / name for name in ("paradigm_ext", "paradigm_emulator", "airflow_provider/paradigm_provider")
]
TASKS = re.compile(r"^class (Paradigm\w+(?:Operator|Sensor))\(", re.MULTILINE)


@cache
def page(name: str) -> str:
    if str(ROOT / "docs") not in sys.path:
        sys.path.insert(0, str(ROOT / "docs"))
    return import_module(f"_reference.{name}").page()


def entries(name: str, kind: str) -> set[str]:
    return set(re.findall(rf"^::::\{{py:{kind}\}} ([\w.]+)", page(name), re.MULTILINE))


def test_every_public_name_has_an_entry():
    found = entries("python", "(?:class|exception|function|data)")
    assert {f"paradigm_ext.{name}" for name in paradigm_ext.__all__} - found <= {"paradigm_ext.__version__"}
    assert "Bases: `_" not in page("python")


def test_every_error_says_what_to_do():
    errors = {
        name
        for name in paradigm_ext.__all__
        if isinstance(getattr(paradigm_ext, name), type)
        and issubclass(getattr(paradigm_ext, name), Exception)
    }
    listed = re.findall(
        r"^\| \{py:exc\}`(\w+) <paradigm_ext\.\w+>` \| .+ \| .+ \| ([^|]{20,}) \|$",
        page("errors"),
        re.MULTILINE,
    )
    assert {name for name, _ in listed} == errors


def test_every_error_of_the_provider_says_what_to_do():
    module = (ROOT / "airflow_provider/paradigm_provider/exceptions.py").read_text()
    public = set(re.findall(r'^    "(\w+)",$', module, re.MULTILINE))
    assert public
    assert set(re.findall(r"`(\w+) <paradigm_provider\.exceptions\.\w+>`", page("errors"))) == public


def test_every_task_has_an_entry_and_its_templated_fields():
    folder = ROOT / "airflow_provider/paradigm_provider"
    sources = [
        path.read_text() for name in ("operators", "sensors") for path in (folder / name).glob("[a-z]*.py")
    ]
    tasks = {name for source in sources for name in TASKS.findall(source)}
    assert len(tasks) > 12
    text = page("airflow")
    for name in tasks:
        entry = re.search(
            rf"^::::\{{py:class\}} paradigm_provider\.\w+\.\w+\.{name}\b.*?\nTemplated: (.+?)\n",
            text,
            re.MULTILINE | re.DOTALL,
        )
        assert entry, name
        assert "`paradigm_conn_id`" in entry[1], name


def test_every_operation_says_what_the_emulator_does():
    modules = {path.stem for path in (ROOT / "generated/paradigm_api").rglob("api/*/api_*.py")}
    rows = re.findall(
        r"^\| `\w+ /\S+` \| \{py:mod\}`(\w+) <\S+>` \| (.+) \|$", page("operations"), re.MULTILINE
    )
    assert {name for name, _ in rows} == modules
    assert sum(does == "501" for _, does in rows) < len(rows) / 3


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_every_variable_that_is_read_is_on_the_page(source):
    code = "\n".join(path.read_text() for path in source.rglob("*.py"))
    named = set(re.findall(r"[\"'`]((?:PARADIGM|XDG|AIRFLOW_CONN)_[A-Z_]+)", code))
    missing = {name for name in named if f"`{name}`" not in page("settings")}
    assert missing == set()


@pytest.mark.parametrize("name", ["Timeouts", "Limits", "RetryPolicy", "PollPlan"])
def test_every_field_of_a_setting_is_on_the_page(name):
    section = page("settings").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    fields = [
        field.name for field in getattr(paradigm_ext, name).__attrs_attrs__ if not field.name.startswith("_")
    ]
    assert [field for field in fields if f"| `{field}` |" not in section] == []
