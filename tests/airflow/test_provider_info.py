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

from paradigm_provider.get_provider_info import CONNECTION_FIELDS, get_provider_info
from paradigm_provider.version_compat import AIRFLOW_V_3_2_PLUS


def test_the_entry_point_leads_here():
    points = entry_points(group="apache_airflow_provider")
    (point,) = [point for point in points if point.value.startswith("paradigm_provider.")]
    assert point.load()() == get_provider_info()


def test_the_description_fits_airflows_own_schema():
    import jsonschema

    schema = json.loads((Path(airflow.__file__).parent / "provider_info.schema.json").read_text())
    jsonschema.validate(get_provider_info(), schema)


def test_every_class_that_is_named_exists():
    for connection in get_provider_info()["connection-types"]:
        hook = resolve_name(connection["hook-class-name"])
        assert hook.conn_type == connection["connection-type"]


@pytest.mark.skipif(not AIRFLOW_V_3_2_PLUS, reason="before 3.2 the hook builds the form")
def test_the_form_is_made_without_importing_the_hook():
    code = """
import sys
from airflow.api_fastapi.core_api.services.ui.connections import HookMetaService
(form,) = [form for form in HookMetaService.hook_meta_data() if form.connection_type == "paradigm"]
print(*sorted(form.extra_fields), "paradigm_provider.hooks.paradigm" in sys.modules)
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    *fields, hook_imported = shown.split()
    assert fields == sorted(CONNECTION_FIELDS)
    assert hook_imported == "False"


def test_no_field_is_demanded_by_the_form():
    assert all("null" in declared["schema"]["type"] for declared in CONNECTION_FIELDS.values())


def test_operators_and_sensors_import_no_generated_model_and_no_sdk_transport():
    code = """
import sys
import airflow.providers.common.compat.sdk as compat
compat.BaseOperator, compat.BaseSensorOperator, compat.BaseHook
from paradigm_provider import operators, sensors
import pkgutil
for package in (operators, sensors):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        __import__(module.name)
print(*sorted(name for name in sys.modules if name.startswith(("paradigm_api", "paradigm_ext"))))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert [name for name in shown.split() if name.startswith("paradigm_api")] == []
    assert [name for name in shown.split() if name.startswith("paradigm_ext._transport")] == []
