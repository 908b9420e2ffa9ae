"""A whole Airflow in processes of its own: scheduler, triggerer, API server, and the way to talk to it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from attrs import define, field
from cryptography.fernet import Fernet

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds that Airflow may take to come up, and a drill to reach the state it waits for.
PATIENCE = 400.0
FINISHED = ("success", "failed", "skipped", "upstream_failed")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


#: What shortens the drills, and changes nothing that they are about.
HURRIED = {
    "CORE__PARALLELISM": "4",
    "API__WORKERS": "1",
    "SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
    "TRIGGERER__JOB_HEARTBEAT_SEC": "2",
    "DAG_PROCESSOR__REFRESH_INTERVAL": "10",
}


def environment(home: Path, dags: Path, **further: str) -> dict[str, str]:
    """Return the settings of an Airflow that reads nothing of the user's and listens on loopback only.

    Args:
        home: Its AIRFLOW_HOME.
        dags: Folder of its DAG files.
        further: Settings that are not to be Airflow's defaults.
    """
    api, logs, trigger_logs, web = free_port(), free_port(), free_port(), free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
    settings = {
        "CORE__DAGS_FOLDER": str(dags),
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__FERNET_KEY": Fernet.generate_key().decode(),
        "CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "CORE__TEST_CONNECTION": "Enabled",
        "CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{api}/execution/",
        "API__HOST": "127.0.0.1",
        "API__PORT": str(api),
        "API__BASE_URL": f"http://127.0.0.1:{api}",
        "API_AUTH__JWT_SECRET": "scratch-" * 10,
        "LOGGING__WORKER_LOG_SERVER_PORT": str(logs),
        "LOGGING__TRIGGER_LOG_SERVER_PORT": str(trigger_logs),
        # The same for Airflow 2, which has a webserver.
        "WEBSERVER__WEB_SERVER_HOST": "127.0.0.1",
        "WEBSERVER__WEB_SERVER_PORT": str(web),
        # The first request to the execution API builds it, which takes a busy machine longer than the default
        # of 5 s; each repetition would start it once more, and the fifth ends the task before it ran.
        "WORKERS__EXECUTION_API_TIMEOUT": "60",
        **further,
    }
    own = {f"AIRFLOW__{name}": value for name, value in settings.items()}
    loopback = "127.0.0.1,localhost"
    return {**inherited, **own, "AIRFLOW_HOME": str(home), "NO_PROXY": loopback, "no_proxy": loopback}


@define
class Standalone:
    """A running `airflow standalone`.

    Attributes:
        home: Its AIRFLOW_HOME: database, logs.
        env: The settings that its processes have.
        folder: Where its processes run, and so where relative paths start; None: where the tests do.
    """

    home: Path
    env: dict[str, str]
    folder: Path | None = field(default=None, kw_only=True)
    _process: subprocess.Popen[bytes] | None = None
    _others: list[subprocess.Popen[bytes]] = field(factory=list)
    _client: httpx.Client = field(factory=lambda: httpx.Client(timeout=30))

    def launch(self) -> None:
        """Start everything."""
        self.home.mkdir(parents=True, exist_ok=True)
        self._process = self._spawn("standalone")

    def start(self) -> None:
        """Start everything and return when scheduler, triggerer and DAG processor are healthy."""
        self.launch()
        until("Airflow is healthy", self._healthy, dead=self._process)
        self._client.headers["Authorization"] = f"Bearer {self._token()}"

    def _spawn(self, command: str) -> subprocess.Popen[bytes]:
        log = (self.home / f"{command}.out").open("ab")
        # A session of its own, so that all processes can be stopped as one group.
        return subprocess.Popen(
            ["airflow", command],
            env=self.env,
            cwd=self.folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def url(self) -> str:
        return self.env["AIRFLOW__API__BASE_URL"]

    def listens(self) -> bool:
        """Whether its API server takes connections, on Airflow 2 its webserver: a task needs it to start."""
        for name in ("API__PORT", "WEBSERVER__WEB_SERVER_PORT"):
            address = ("127.0.0.1", int(self.env[f"AIRFLOW__{name}"]))
            with contextlib.suppress(OSError), socket.create_connection(address, timeout=5):
                return True
        return False

    def _healthy(self) -> bool:
        with contextlib.suppress(httpx.HTTPError, ValueError):
            parts = self._client.get(f"{self.url}/api/v2/monitor/health").json()
            wanted = ("scheduler", "triggerer", "dag_processor", "metadatabase")
            return all(parts.get(part, {}).get("status") == "healthy" for part in wanted)
        return False

    def _token(self) -> str:
        return str(self._client.get(f"{self.url}/auth/token").json()["access_token"])

    def stop(self) -> None:
        """Stop every process that was started here: each group is asked to end, then made to.

        Not by an interrupt, which a process that was started in the background may ignore.
        """
        for process in [*self._others, *([self._process] if self._process else [])]:
            for number, seconds in ((signal.SIGTERM, 30), (signal.SIGKILL, 10)):
                with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(process.pid, number)
                    process.wait(seconds)
        # Airflow 2's DAG processor has a group of its own.
        for pid in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._client.close()

    def start_triggerer(self) -> None:
        """Start another triggerer."""
        self._others.append(self._spawn("triggerer"))

    def triggerers(self) -> list[int]:
        """Return the ids of all triggerer processes of this Airflow."""
        return self._processes(b"triggerer")

    def _processes(self, word: bytes = b"") -> list[int]:
        """Return the ids of this Airflow's processes whose command line has the word."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if word in (folder / "cmdline").read_bytes() and self._owns(folder):
                    found.append(int(folder.name))
        return found

    def _owns(self, folder: Path) -> bool:
        """Return whether a process has this home or, without settings since it renamed itself, its files."""
        settings = (folder / "environ").read_bytes().split(b"\0")
        opened = (str(one.readlink()) for one in (folder / "fd").iterdir())
        mine = f"AIRFLOW_HOME={self.home}".encode() in settings
        mine = mine or any(name.startswith(f"{self.home}/") for name in opened)
        return mine and int(folder.name) != os.getpid()

    def told(self) -> str:
        """Return the end of what the processes wrote."""
        return "\n".join(path.read_text(errors="replace")[-5000:] for path in self.home.glob("*.out"))

    # ------------------------------------------------------------------------------------- REST API

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        answer = self._client.request(method, f"{self.url}/api/v2/{path}", **arguments)
        if answer.is_server_error:  # its cause is in Airflow's own words, and nowhere else
            words = f"{method} {path}: {answer.status_code} {answer.text}\n{self.told()}"
            raise httpx.HTTPStatusError(words, request=answer.request, response=answer)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def connect(self, conn_id: str, host: str, password: str, **extra: Any) -> None:
        """Add a connection of type paradigm to the metadata database."""
        body = {"connection_id": conn_id, "conn_type": "paradigm", "host": host, "password": password}
        self.call("POST", "connections", json={**body, "extra": json.dumps(extra)})

    def run(self, dag_id: str, **conf: Any) -> str:
        """Start a DAG run, once the DAG is known, and return its id."""
        self.until_parsed(dag_id)
        body = {"logical_date": None, "conf": conf}
        return str(self.call("POST", f"dags/{dag_id}/dagRuns", json=body)["dag_run_id"])

    def until_parsed(self, dag_id: str) -> None:
        """Return when the DAG is known."""
        until(f"{dag_id} is parsed", lambda: self._known(dag_id))

    def _known(self, dag_id: str) -> bool:
        answer = self._client.get(f"{self.url}/api/v2/dags/{dag_id}")
        return answer.status_code == 200

    def task(self, dag_id: str, run_id: str, task_id: str = "ingest") -> dict[str, Any]:
        found: dict[str, Any] = self.call("GET", f"dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}")
        return found

    def wait(
        self,
        dag_id: str,
        run_id: str,
        *states: str,
        task_id: str = "ingest",
        meanwhile: Callable[[], object] = lambda: None,
    ) -> dict[str, Any]:
        """Return the task instance when it has one of the states; call `meanwhile` before each poll."""

        def reached() -> dict[str, Any] | None:
            meanwhile()
            found = self.task(dag_id, run_id, task_id)
            if found["state"] in FINISHED and found["state"] not in states:
                raise AssertionError(f"{dag_id} is {found['state']}:\n{self.logs(dag_id, run_id)}")
            return found if found["state"] in states else None

        return until(f"{dag_id} is {' or '.join(states)}", reached)

    def xcom(self, dag_id: str, run_id: str, key: str = "return_value", task_id: str = "ingest") -> Any:
        path = f"dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}/xcomEntries/{key}"
        return self.call("GET", path, params={"deserialize": "true"})["value"]

    def logs(self, dag_id: str, run_id: str) -> str:
        """Return all log files of a run."""
        folder = self.home / "logs" / f"dag_id={dag_id}" / f"run_id={run_id}"
        return "\n".join(path.read_text(errors="replace") for path in sorted(folder.rglob("*.log*")))


def until(what: str, condition: Any, *, dead: subprocess.Popen[bytes] | None = None) -> Any:
    """Return the condition's value as soon as it is true.

    Raises:
        AssertionError: It is not after `PATIENCE`, or the process has ended.
    """
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if value := condition():
            return value
        if dead is not None and dead.poll() is not None:
            raise AssertionError(f"waiting until {what}: the process ended with {dead.returncode}")
        time.sleep(0.25)
    raise AssertionError(f"after {PATIENCE:.0f} s it is not so that {what}")
