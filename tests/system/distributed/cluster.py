"""A distributed Airflow on one machine: PostgreSQL, Redis, two workers, two triggerers, and the rest."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import httpx
from attrs import define, field
from standalone import Standalone, environment, free_port, until

from tests.system.distributed.processes import Component, until_port

if TYPE_CHECKING:
    from tests.system.distributed.packages import Binaries

#: Whom PostgreSQL runs as where the tests run as root, which it refuses.
POSTGRES_USER = "postgres"
SUPERUSER = "drills"
#: A component ends with the tests, also where they are killed.
BOUND = ["setpriv", "--pdeathsig", "TERM"]
#: The signal at which PostgreSQL does not wait for its clients.
BOUND_DATABASE = ["setpriv", "--pdeathsig", "INT"]
HOSTNAMES = "import os\n\n\ndef hostname():\n    return os.environ.get('DRILL_NAME', 'host')\n"


@define(kw_only=True)
class Cluster(Standalone):
    """A running Airflow whose parts can be killed one by one.

    Attributes:
        parts: Its components by name, in the order in which they start.
        executor: `CeleryExecutor` with two workers, or `LocalExecutor` without Redis's part in it.
    """

    binaries: Binaries
    executor: str
    postgres_port: int = field(factory=free_port)
    redis_port: int = field(factory=free_port)
    parts: dict[str, Component] = field(factory=dict)
    started: float = 0.0
    _postgres: Path | None = None

    @classmethod
    def in_folder(cls, home: Path, dags: Path, *, executor: str, binaries: Binaries) -> Self:
        """Return a cluster that keeps everything in a folder."""
        return cls(home, environment(home, dags), executor=executor, binaries=binaries)

    @property
    def redis_url(self) -> str:
        """Where the broker is; the second database is for the rate limit."""
        return f"redis://127.0.0.1:{self.redis_port}/1"

    @property
    def celery(self) -> bool:
        return self.executor == "CeleryExecutor"

    @property
    def workers(self) -> list[Component]:
        return [part for name, part in self.parts.items() if name.startswith("worker")]

    @property
    def triggering(self) -> list[Component]:
        return [part for name, part in self.parts.items() if name.startswith("triggerer")]

    def start(self) -> None:
        """Start everything and return when Airflow says that it is healthy."""
        begun = time.monotonic()
        self._prepare()
        self._make_data()
        for name in ("postgres", "redis"):
            self.parts[name].start()
        until_port(self.postgres_port)
        until_port(self.redis_port)
        self._make_database()
        for name, part in self.parts.items():
            if name not in ("postgres", "redis"):
                part.start()
        until("Airflow is healthy", self._healthy)
        self._client.headers["Authorization"] = f"Bearer {self._token()}"
        self.started = time.monotonic() - begun
        print(f"healthy after {self.started:.0f} s")

    def stop(self) -> None:
        """End every component that was started here, the database last.

        What they would tidy up is thrown away. Only PostgreSQL has more than its folder: shared memory.
        """
        for name, part in reversed(self.parts.items()):
            if name == "postgres":
                part.stop(signal.SIGQUIT)
            elif part.started:
                part.kill()
        self._client.close()
        if self._postgres is not None:
            shutil.rmtree(self._postgres)

    def supervise(self) -> list[str]:
        """Start again what has ended by itself, as a supervisor would; return its names."""
        ended = [name for name, part in self.parts.items() if not part.running]
        for name in ended:
            self.parts[name].start()
        return ended

    # ------------------------------------------------------------------------------------- setting up

    def _prepare(self) -> None:
        home = self.home
        for name in ("py", "redis"):
            (home / name).mkdir()
        # A folder that another user can reach, which those of pytest are not.
        self._postgres = Path(tempfile.mkdtemp(prefix="paradigm-postgres-"))
        if os.geteuid() == 0:
            shutil.chown(self._postgres, POSTGRES_USER, POSTGRES_USER)
        (home / "py" / "drill_hostname.py").write_text(HOSTNAMES)
        self.env.update({f"AIRFLOW__{name}": value for name, value in self._settings().items()})
        self.env["PYTHONPATH"] = str(home / "py")
        airflow = [*BOUND, shutil.which("airflow") or "airflow"]
        commands = {
            "postgres": [
                *self._as_user(),
                str(self.binaries.postgres / "postgres"),
                *self._postgres_options(),
            ],
            "redis": [*BOUND, self.binaries.redis, *self._redis_options()],
            "api": [*airflow, "api-server"],
            "scheduler": [*airflow, "scheduler"],
            "dag-processor": [*airflow, "dag-processor"],
            "triggerer1": [*airflow, "triggerer"],
            "triggerer2": [*airflow, "triggerer"],
        }
        if self.celery:
            for number in (1, 2):
                name = f"worker{number}"
                commands[name] = [*airflow, "celery", "worker", "--celery-hostname", f"celery@{name}"]
        self.parts = {name: self._part(name, command) for name, command in commands.items()}

    def _part(self, name: str, command: list[str]) -> Component:
        """Return a component with a host name, ports, a temporary folder and a working folder of its own."""
        folder = self.home / name
        (folder / "tmp").mkdir(parents=True)
        own = {
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
            "DRILL_NAME": name,
            "DRILL_MOUNT": str(folder / "mount"),
            "TMPDIR": str(folder / "tmp"),
        }
        cwd = self._postgres if name == "postgres" else None
        return Component(name, command, {**self.env, **own}, folder, cwd or folder)

    def _settings(self) -> dict[str, str]:
        database = f"airflow:airflow@127.0.0.1:{self.postgres_port}/airflow"
        return {
            "CORE__EXECUTOR": self.executor,
            "CORE__HOSTNAME_CALLABLE": "drill_hostname.hostname",
            "CORE__MAX_ACTIVE_TASKS_PER_DAG": "64",
            "CORE__PARALLELISM": "8",
            "API__WORKERS": "1",
            "DATABASE__SQL_ALCHEMY_CONN": f"postgresql+psycopg2://{database}",
            "CELERY__BROKER_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "CELERY__RESULT_BACKEND": f"db+postgresql://{database}",
            "CELERY__WORKER_CONCURRENCY": "2",
            "API__SECRET_KEY": "scratch-secret-of-the-api" * 2,
            "SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
            "TRIGGERER__JOB_HEARTBEAT_SEC": "2",
            "DAG_PROCESSOR__REFRESH_INTERVAL": "10",
            # A dead worker and a dead triggerer are noticed within seconds, not minutes.
            "SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC": "3",
            "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "25",
            "SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "3",
            "TRIGGERER__TRIGGERER_HEALTH_CHECK_THRESHOLD": "10",
            "SCHEDULER__TRIGGER_TIMEOUT_CHECK_INTERVAL": "3",
            # A task whose message a worker took and lost, as while Celery's results have no database, is
            # queued anew within minutes. Airflow fails one that waits so long three times: no more are queued
            # than four slots run in that time.
            "SCHEDULER__TASK_QUEUED_TIMEOUT": "150",
            "SCHEDULER__TASK_QUEUED_TIMEOUT_CHECK_INTERVAL": "5",
        }

    def _as_user(self) -> list[str]:
        if os.geteuid() != 0:
            return BOUND_DATABASE
        return [*BOUND_DATABASE, f"--reuid={POSTGRES_USER}", f"--regid={POSTGRES_USER}", "--init-groups"]

    def _postgres_options(self) -> list[str]:
        sockets = str(self._postgres)
        settings = ("listen_addresses=127.0.0.1", "max_connections=200", "fsync=off")
        given = [part for setting in settings for part in ("-c", setting)]
        return ["-D", f"{self._postgres}/data", "-p", str(self.postgres_port), "-k", sockets, *given]

    def _redis_options(self) -> list[str]:
        where = ["--port", str(self.redis_port), "--bind", "127.0.0.1", "--dir", str(self.home / "redis")]
        return [*where, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]

    def _make_database(self) -> None:
        self.psql("create role airflow login password 'airflow'", database="postgres", user=SUPERUSER)
        self.psql("create database airflow owner airflow", database="postgres", user=SUPERUSER)
        with (self.home / "migrate.out").open("wb") as log:
            command = [shutil.which("airflow") or "airflow", "db", "migrate"]
            subprocess.run(command, env=self.env, cwd=self.home, check=True, stdout=log, stderr=log)

    def _make_data(self) -> None:
        """Make PostgreSQL's files."""
        initdb = [*self._as_user(), f"{self.binaries.postgres}/initdb", "-D", f"{self._postgres}/data"]
        options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", SUPERUSER, "--no-sync"]
        subprocess.run([*initdb, *options], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, query: str, *, database: str = "airflow", user: str = "airflow") -> str:
        """Run one statement, and return its rows, columns divided by `|`."""
        where = ["-h", "127.0.0.1", "-p", str(self.postgres_port), "-U", user, "-d", database]
        done = subprocess.run(
            [str(self.binaries.postgres / "psql"), *where, "-Atqc", query],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    # ------------------------------------------------------------------------------------- looking at it

    def tasks(self, dag_id: str, run_id: str, task_id: str = "ingest") -> list[dict[str, Any]]:
        """Return all task instances of a mapped task."""
        found = self.call("GET", f"dags/{dag_id}/dagRuns/{run_id}/taskInstances", params={"limit": 1000})
        return [one for one in found["task_instances"] if one["task_id"] == task_id]

    def state(self, dag_id: str, run_id: str) -> str:
        return str(self.call("GET", f"dags/{dag_id}/dagRuns/{run_id}")["state"])

    def finished(self, dag_id: str, run_id: str, *, supervised: bool = False) -> str:
        """Return the state of a run that has come to its end; its parts may be away meanwhile."""

        def ended() -> str | None:
            if supervised:
                self.supervise()
            try:
                state = self.state(dag_id, run_id)
            except httpx.HTTPError:
                return None
            return state if state in ("success", "failed") else None

        return str(until(f"{dag_id} has ended", ended))

    def report(self, dag_id: str, run_id: str) -> str:
        """Return what became of each task, for a message."""
        rows = [(one["state"], one["try_number"], one["hostname"]) for one in self.tasks(dag_id, run_id)]
        return json.dumps(sorted(map(str, rows)), indent=1)
