"""`paradigm config`: what this machine would talk to, and whether that works."""

import os
from typing import Any

import typer

from paradigm_ext._call import call
from paradigm_ext._config import DEFAULT_BASE_URL, ENV_API_KEY, ENV_BASE_URL
from paradigm_ext.cli._options import Json
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._settings import settings_of

app = typer.Typer(no_args_is_help=True, help="Check the configuration.")


@app.command()
def check(context: typer.Context, *, json: Json = False) -> None:
    """Say which instance and key are used, and ask the instance whether it takes the key.

    The key itself is never shown. One request is made: the first page of the workspaces.
    """
    from paradigm_api.v3.api.workspaces import api_v3_workspaces_list

    settings, output = settings_of(context), Output(json)
    with output.ends():
        with settings.connect() as paradigm:
            output.note(f"instance: {paradigm.base_url} (from {_source(settings.base_url)})")
            output.note(f"key: {ENV_API_KEY} is set")
            begun = settings.clock.monotonic()
            page = call(api_v3_workspaces_list.sync, client=paradigm.v3)
            seconds = settings.clock.monotonic() - begun
        found: dict[str, Any] = {
            "base_url": paradigm.base_url,
            "workspaces": page.count,
            "seconds": round(seconds, 3),
        }
    output.result(found, f"the key works: {page.count} workspaces, answered in {seconds:.2f} s")


def _source(option: str | None) -> str:
    if option is not None:
        return "--base-url"
    return ENV_BASE_URL if os.environ.get(ENV_BASE_URL) else f"the default, {DEFAULT_BASE_URL}"
