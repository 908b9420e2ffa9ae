"""Run the demo: `python -m scripts.demo [FOLDER]`.

A local Paradigm starts on a free port of this machine. A DAG of the provider mirrors a folder into it for
three nights: the first, one without changes, and one with a changed, a removed and a broken file. The fate
of each file is named, with the reason of those that failed or were left out. The exit status is 0 when each
night ended as it should: red if a file failed, as one does in the third.
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

from attrs import frozen
from rich.console import Console
from rich.live import Live

from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_emulator import ParadigmEmulator
from paradigm_ext import Paradigm, ParadigmError, paginate
from scripts.demo.documents import LEAST, NoDocuments, find_documents
from scripts.demo.nights import NIGHTS, copied
from scripts.demo.report import (
    documents_table,
    failures_text,
    fates_table,
    night_table,
    progress_line,
    tasks_table,
    verdict_text,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from scripts.demo.documents import Found
    from scripts.demo.nights import Night

DAG_ID = "paradigm_nightly"
WORKSPACE = 1
#: Seconds between two polls of the documents for the progress line.
REFRESH = 0.5
#: Seconds that one DAG run may take.
PATIENCE = 600.0


def main(arguments: Sequence[str]) -> int:
    """Run the demo and return its exit status: 0 as it should be, 1 otherwise, 2 nothing to do."""
    options = _parser().parse_args(arguments)
    console = Console()
    try:
        found = find_documents(options.folder)
    except NoDocuments as error:
        console.print(f"[red]{error}[/red]")
        return 2
    with tempfile.TemporaryDirectory(prefix="paradigm-demo-") as name:
        scratch = Path(name)
        copied(found.documents, scratch / "documents")
        with (
            ParadigmEmulator(clock="real", api_key=secrets.token_urlsafe(12)) as emulator,
            Paradigm(emulator.api_key, emulator.base_url) as paradigm,
        ):
            console.print(f"Paradigm (emulated) at {emulator.base_url}; {len(found.documents)} files.")
            demo = Demo(console, paradigm, environment(emulator, scratch), scratch)
            good = demo.play(found)
        if good:
            console.print("[green]Each night ended as it should.[/green]")
        return 0 if good else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nox -s demo --", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="documents to mirror (a copy); default: this project's own"
    )
    return parser


@frozen
class Demo:
    """The nights of one folder.

    Attributes:
        console: Where they are shown.
        paradigm: The local Paradigm.
        settings: The environment of Airflow.
        scratch: A folder of this demo.
    """

    console: Console
    paradigm: Paradigm
    settings: Mapping[str, str]
    scratch: Path

    def play(self, found: Found) -> bool:
        """Run night by night; return whether each ended as it should."""
        first: dict[str, Any] = {}
        good, searchable = True, set(found.documents)
        for night in NIGHTS:
            before = {file.id for file in documents_of(self.paradigm)}
            result = self.run(night, searchable)
            if result is None:
                return False
            manifest = result["tasks"]["mirror"]["xcoms"].get("mirror") or {}
            if not first:
                first = manifest
                searchable -= {failure["path"] for failure in manifest.get("failed") or ()}
                self.console.print(fates_table(found.documents, found.left_out, manifest))
            sent = [file for file in documents_of(self.paradigm) if file.id not in before]
            if before and sent:  # the table of fates has those of the first night
                self.console.print(documents_table(sent))
            good &= show(self.console, night, result, first)
            if len(searchable) < LEAST:
                self.console.print(f"[red]Fewer than {LEAST} files are searchable: the demo ends here.[/red]")
                return False
        return good

    def run(self, night: Night, searchable: Collection[str]) -> dict[str, Any] | None:
        """Run the DAG in a process of its own, showing the documents; None if it ended too early."""
        self.console.print(f"\n{night.title}; starting Airflow ...")
        folder, result = self.scratch / "documents", self.scratch / "result.json"
        night.prepare(folder, searchable)
        result.unlink(missing_ok=True)
        conf, log = self.scratch / "conf.json", self.scratch / "airflow.log"
        conf.write_text(json.dumps({"folder": str(folder), "workspace_id": WORKSPACE}))
        command = [sys.executable, "-m", "scripts.demo.dag_run", DAG_ID, str(conf), str(result)]
        with (
            log.open("wb") as output,
            subprocess.Popen(command, env=self.settings, stdout=output, stderr=subprocess.STDOUT) as process,
        ):
            files = sum(path.is_file() for path in folder.rglob("*"))
            watch(self.console, self.paradigm, process, expected=files)
        if not result.exists():
            self.console.print(log.read_text(errors="replace")[-4000:], markup=False)
            status = process.returncode
            self.console.print(f"[red]Airflow ended with status {status} before the DAG run did.[/red]")
            return None
        told: dict[str, Any] = json.loads(result.read_text())
        return told


def environment(emulator: ParadigmEmulator, scratch: Path) -> Mapping[str, str]:
    """Return the settings of an Airflow that knows nothing but this demo: one DAG, one connection."""
    import paradigm_provider.example_dags as examples

    dags = scratch / "dags"
    dags.mkdir()
    source = Path(str(examples.__file__)).parent / "example_paradigm_nightly.py"
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


def show(console: Console, night: Night, result: dict[str, Any], first: dict[str, Any]) -> bool:
    """Print what the night did; return whether it did what it should."""
    manifest = result["tasks"]["mirror"]["xcoms"].get("mirror") or {}
    console.print(night_table(night.title, manifest))
    console.print(tasks_table(result["tasks"]))
    console.print(failures_text(manifest))
    console.print(verdict_text(result["state"], str(result["airflow"]), manifest))
    faults = night.faults(result["state"], manifest, first)
    for fault in faults:
        console.print(f"[red]Not as it should be: {fault}.[/red]")
    return not faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
