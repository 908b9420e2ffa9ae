"""Run the demo: `python -m scripts.demo [FOLDER] [--with-broken]`.

A local Paradigm starts on a free port of this machine; a DAG of the provider uploads the documents, waits in
a deferred task until each is embedded, and lists what an agent can use of them. The exit status is the DAG
run's.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.live import Live

from paradigm_api.v3.api.agents import api_v3_agents_files_list
from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm, ParadigmError, paginate
from scripts.demo.documents import NoDocuments, find_documents, plant_broken_pdf
from scripts.demo.report import agent_table, documents_table, failures_text, progress_line, tasks_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DAG_ID = "paradigm_ingest"
#: Seconds between two looks at the documents for the progress line.
REFRESH = 0.5
#: Seconds that the whole DAG run may take.
PATIENCE = 600.0


def main(arguments: Sequence[str]) -> int:
    """Run the demo and return its exit status: 0 green, 1 red, 2 nothing to do."""
    options = _parser().parse_args(arguments)
    console = Console()
    try:
        documents = find_documents(options.folder)
    except NoDocuments as error:
        console.print(f"[red]{error}[/red]")
        return 2
    with tempfile.TemporaryDirectory(prefix="paradigm-demo-") as scratch:
        if options.with_broken:
            documents.append(plant_broken_pdf(Path(scratch)))
        with ParadigmEmulator(clock="real", api_key=secrets.token_urlsafe(12)) as emulator:
            return run(console, emulator, documents, Path(scratch))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nox -s demo --", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="documents to ingest; default: this project's own"
    )
    parser.add_argument("--with-broken", action="store_true", help="plant a PDF that cannot be read")
    return parser


def run(console: Console, emulator: ParadigmEmulator, documents: Sequence[Path], scratch: Path) -> int:
    """Run the DAG in a process of its own, show the documents meanwhile, then the result."""
    console.print(
        f"Paradigm (emulated) at {emulator.base_url}; {len(documents)} documents; starting Airflow ..."
    )
    conf, result = scratch / "conf.json", scratch / "result.json"
    agent_id = emulator.default_agent_id
    conf.write_text(json.dumps({"sources": [str(path) for path in documents], "agent_id": agent_id}))
    command = [sys.executable, "-m", "scripts.demo.dag_run", DAG_ID, str(conf), str(result)]
    with Paradigm(emulator.api_key, emulator.base_url) as paradigm:
        log = scratch / "airflow.log"
        with (
            log.open("wb") as output,
            subprocess.Popen(
                command, env=environment(emulator, scratch), stdout=output, stderr=subprocess.STDOUT
            ) as process,
        ):
            watch(console, paradigm, process, expected=len(documents))
        if not result.exists():
            console.print(log.read_text(errors="replace")[-4000:], markup=False)
            console.print(
                f"[red]Airflow ended with status {process.returncode} before the DAG run did.[/red]"
            )
            return 1
        return show(console, paradigm, json.loads(result.read_text()), agent_id)


def environment(emulator: ParadigmEmulator, scratch: Path) -> Mapping[str, str]:
    """Return the settings of an Airflow that knows nothing but this demo: one DAG, one connection."""
    import paradigm_provider.example_dags as examples

    dags = scratch / "dags"
    dags.mkdir()
    source = Path(str(examples.__file__)).parent / "example_paradigm_ingest.py"
    (dags / source.name).write_bytes(source.read_bytes())
    connection = {"conn_type": "paradigm", "host": emulator.base_url, "password": emulator.api_key}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")},
        "AIRFLOW_HOME": str(scratch / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_urlsafe(64),
        "AIRFLOW_CONN_PARADIGM_DEFAULT": json.dumps(connection),
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }


def watch(console: Console, paradigm: Paradigm, process: subprocess.Popen[bytes], *, expected: int) -> None:
    """Show one line on how far the documents are until the process ends; stop it after `PATIENCE`.

    A terminal shows it live; a log file gets a line per change.
    """
    started, shown = time.monotonic(), ""
    with Live(console=console, refresh_per_second=4, transient=not console.is_terminal) as live:
        running = True
        while running:
            running = process.poll() is None
            seconds = time.monotonic() - started
            if seconds > PATIENCE:
                process.kill()
            statuses = [str(file.status) for file in documents_of(paradigm)]
            line = progress_line(seconds, expected, statuses)
            if console.is_terminal:
                live.update(line)
            elif (now := str(sorted(statuses))) != shown:
                console.print(line)
                shown = now
            time.sleep(REFRESH if running else 0)


def documents_of(paradigm: Paradigm) -> list[Any]:
    """Return all documents that Paradigm holds; none while it cannot be asked."""
    try:
        return list(paginate(api_v3_files_list.sync, client=paradigm.v3, page_size=100))
    except ParadigmError:
        return []


def show(console: Console, paradigm: Paradigm, result: dict[str, Any], agent_id: int) -> int:
    """Print what became of the documents and of the run; return the exit status."""
    files = documents_of(paradigm)
    console.print(documents_table(files))
    visible = paginate(api_v3_agents_files_list.sync, client=paradigm.v3, id=agent_id, status=["embedded"])
    console.print(agent_table(agent_id, visible))
    console.print(tasks_table(result["tasks"]))
    green = result["state"] == "success"
    if not green:
        console.print(failures_text(result["tasks"], files))
    colour, word = ("green", "green") if green else ("red", "red")
    console.print(
        f"[{colour}]The DAG run is {word}[/{colour}] (Airflow {result['airflow']}, state {result['state']})."
    )
    return 0 if green else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
