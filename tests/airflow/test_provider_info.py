"""What Airflow learns of the provider."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from pkgutil import resolve_name

import airflow
import pytest

from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS, AIRFLOW_V_3_2_PLUS, AIRFLOW_V_3_3_PLUS
from paradigm_provider.get_provider_info import CONNECTION_FIELDS, get_provider_info


def test_the_entry_point_leads_here():
    points = entry_points(group="apache_airflow_provider")
    (point,) = [point for point in points if point.value.startswith("paradigm_provider.")]
    assert point.load()() == get_provider_info()


def test_the_description_fits_airflows_own_schema():
    import jsonschema

    schema = json.loads((Path(airflow.__file__).parent / "provider_info.schema.json").read_text())
    jsonschema.validate(get_provider_info(), schema)


def test_everything_that_is_named_exists():
    declared = get_provider_info()
    uris = [uri for kind in ("asset-uris", "dataset-uris") for uri in declared[kind]]
    named = [
        *declared["extra-links"],
        *(decorator["class-name"] for decorator in declared["task-decorators"]),
        *(value for uri in uris for name, value in uri.items() if name != "schemes"),
    ]
    assert all(callable(resolve_name(name)) for name in named)


def test_every_hook_that_is_named_exists():
    for connection in get_provider_info()["connection-types"]:
        hook = resolve_name(connection["hook-class-name"])
        assert hook.conn_type == connection["connection-type"]


@pytest.mark.skipif(not AIRFLOW_V_3_0_PLUS, reason="Airflow 2 shows the form of the hook as it is")
def test_the_form_is_shown_and_made_as_data_where_airflow_can():
    code = """
import json, sys
from airflow.api_fastapi.core_api.services.ui.connections import HookMetaService
(form,) = [form for form in HookMetaService.hook_meta_data() if form.connection_type == "paradigm"]
hook_imported = "paradigm_provider.hooks.paradigm" in sys.modules
print("FORM", json.dumps([form.model_dump(), hook_imported]))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    (line,) = [line for line in shown.splitlines() if line.startswith("FORM")]
    form, hook_imported = json.loads(line.removeprefix("FORM"))
    assert set(form["extra_fields"]) == set(CONNECTION_FIELDS)
    assert form["standard_fields"]["password"]["title"] == "API key"
    # The numbers of the data; a hook's own form can only ask for text.
    timeout_type = form["extra_fields"]["timeout"]["schema"]["type"][0]
    assert timeout_type == ("number" if AIRFLOW_V_3_2_PLUS else "string")
    assert hook_imported is not AIRFLOW_V_3_3_PLUS


def test_no_field_is_demanded_by_the_form():
    assert all("null" in declared["schema"]["type"] for declared in CONNECTION_FIELDS.values())


#: What a DAG file may not pay for until a task runs.
NOT_AT_PARSING = (
    "airflow.triggers",
    "httpx",
    "paradigm_api",
    "paradigm_ext",
    "paradigm_provider.hooks._clients",
    "paradigm_provider.hooks._settings",
    "paradigm_provider.hooks",
    "paradigm_provider.triggers",
)


def modules_after(statements):
    """Return which modules a new process has gained by these imports, beside what Airflow brings anyway."""
    code = f"""
import sys
import airflow.providers.common.compat.sdk as compat
compat.BaseOperator, compat.BaseSensorOperator, compat.DAG, compat.task
known = set(sys.modules)
{statements}
print(*sorted(set(sys.modules) - known))
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_dag_file_gets_the_operators_without_hook_triggers_and_sdk():
    declared = get_provider_info()
    names = [
        name
        for kind in ("operators", "sensors")
        for group in declared[kind]
        for name in group["python-modules"]
    ]
    gained = modules_after("\n".join(f"import {name}" for name in names)).split()
    assert set(names) <= set(gained)
    assert [name for name in gained if name.startswith(NOT_AT_PARSING)] == []
