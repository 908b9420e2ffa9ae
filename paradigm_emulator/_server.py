"""The emulator as an object: served on a free port by a thread, with its clock, faults and journal."""

from __future__ import annotations

import json
import socket
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

import uvicorn
from attrs import evolve

from paradigm_emulator import _app
from paradigm_emulator.control.control import Control
from paradigm_emulator.http.faults import Faults
from paradigm_emulator.http.hosts import names_this_machine
from paradigm_emulator.http.journal import Journal
from paradigm_emulator.http.protocol import EmulatorProtocol
from paradigm_emulator.ingest.extract.limits import ExtractionLimits
from paradigm_emulator.ingest.pipeline import Pipeline
from paradigm_emulator.state import seed as initial
from paradigm_emulator.state.clock import EmulatorClock, ManualClock, RealClock
from paradigm_emulator.state.service import MAX_FILE_BYTES, READ_TIMEOUT, RELEASES, Release, Service
from paradigm_emulator.state.store import Store
from paradigm_emulator.state.timing import PipelineTiming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from starlette.types import ASGIApp

    from paradigm_emulator.http.middleware import Transports

ClockMode = Literal["manual", "real"]
START_SECONDS = 20.0


class ParadigmEmulator:
    """A local, stateful Paradigm on 127.0.0.1; a context manager.

    It answers as Paradigm's public pages say; what they leave open is a guess, listed in the documentation.

    Args:
        state: File that keeps the state between runs; None keeps it in memory.
        api_key: The bearer token of the owner; `<api_key>-reader` is one that may only read.
        clock: `real`: documents move by themselves, in 1 to 3 s, or at once by
            `emulator.clock.advance(seconds)`; `manual`: only so. None is `manual` where a `tick` is given,
            else `real`.
        tick: Seconds by which every API request advances a manual clock, so that polling makes progress.
        speed: Documents move so many times as fast.
        pace: Seconds of each step, when the defaults do not fit.
        fault_seed: Seed of the dice for faults with a probability.
        release: Which shapes of the API are spoken: those of Paradigm's pages, of its older pages
            (`victorious-vicuna`), or what is known of its successor where that differs (`successor`).
        host: Address to bind. On one of this machine's own, requests must name this machine as their `Host`;
            the admin API answers loopback clients whatever it is.
        port: Port to bind; 0 takes a free one.
        max_file_bytes: The instance's `MAX_DOCUMENT_SIZE`.
        read_timeout: Seconds a client may be silent in the middle of a request.
        extraction_limits: What reading one document may cost, when the defaults do not fit.
        external_metadata: Whether the instance keeps `external_metadata`; one that does not drops it and
            ignores its filters.

    Raises:
        ValueError: An argument that makes no sense, or a state file of another format.
    """

    def __init__(
        self,
        state: str | Path | None = None,
        *,
        api_key: str = "emulator",
        clock: ClockMode | None = None,
        tick: float = 0.0,
        speed: float | None = None,
        pace: PipelineTiming | None = None,
        fault_seed: int = 0,
        release: Release = "xenial-xerus",
        host: str = "127.0.0.1",
        port: int = 0,
        max_file_bytes: int = MAX_FILE_BYTES,
        read_timeout: float = READ_TIMEOUT,
        extraction_limits: ExtractionLimits | None = None,
        external_metadata: bool = True,
    ) -> None:
        # A program that waits for its documents must not wait forever: nobody moves its clock.
        mode: ClockMode = clock or ("manual" if tick else "real")
        _check(api_key, mode, tick, release)
        self.api_key = api_key
        self._host, self._port, self._tick = host, port, tick
        self._transports: Transports = {}
        timing = pace or PipelineTiming()
        self._control = _control(
            state,
            api_key=api_key,
            mode=mode,
            timing=timing if speed is None else evolve(timing, speed=speed),
            release=release,
            max_file_bytes=max_file_bytes,
            fault_seed=fault_seed,
            read_timeout=read_timeout,
            limits=extraction_limits or ExtractionLimits(),
            keeps_metadata=external_metadata,
        )
        self.clock: EmulatorClock = self._control.service.clock
        self.faults = self._control.faults
        self.requests = self._control.journal
        self.app: ASGIApp = _app.build(
            self._control, transports=self._transports, tick=tick, local_only=names_this_machine(host)
        )
        self.default_agent_id = initial.DEFAULT_AGENT_ID
        self.default_workspace_id = initial.PRIVATE_WORKSPACE_ID
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None

    # ------------------------------------------------------------------------------------------ life

    @property
    def base_url(self) -> str:
        """The address to give to a client.

        Raises:
            RuntimeError: The emulator is not running.
        """
        if self._socket is None:
            raise RuntimeError(
                "the emulator is not running: use `with ParadigmEmulator() as emulator:` or call start()"
            )
        host, port = self._socket.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables that point `Paradigm.from_env()` and Airflow's `paradigm_default` here.

        Raises:
            RuntimeError: The emulator is not running.
        """
        connection = {"conn_type": "paradigm", "host": self.base_url, "password": self.api_key}
        return {
            "PARADIGM_API_KEY": self.api_key,
            "PARADIGM_BASE_URL": self.base_url,
            "AIRFLOW_CONN_PARADIGM_DEFAULT": json.dumps(connection),
        }

    def start(self) -> Self:
        """Bind the port and serve in a thread; returns when requests are answered.

        Raises:
            RuntimeError: It is running already, or did not come up.
            OSError: The port is taken.
        """
        if self._server is not None:
            raise RuntimeError("the emulator is running already")
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        self._socket = socket.create_server((self._host, self._port), family=family, backlog=1024)
        self._control.service.pipeline.start()
        server = self._server = uvicorn.Server(self._config())
        ready = threading.Event()
        startup = server.startup

        async def started(sockets: list[socket.socket] | None = None) -> None:
            await startup(sockets)
            ready.set()

        server.startup = started  # type: ignore[method-assign] # uvicorn has no callback for it
        self._thread = threading.Thread(
            target=server.run, args=([self._socket],), name="paradigm-emulator", daemon=True
        )
        self._thread.start()
        if not ready.wait(START_SECONDS):
            raise RuntimeError(f"the emulator did not start within {START_SECONDS} s")
        return self

    def _config(self) -> uvicorn.Config:
        return uvicorn.Config(
            self.app,
            http=partial(  # type: ignore[arg-type] # a factory does as well as a class
                EmulatorProtocol, transports=self._transports, read_timeout=self._control.service.read_timeout
            ),
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            timeout_keep_alive=65,
            timeout_graceful_shutdown=1,
            server_header=False,
        )

    def stop(self) -> None:
        """Stop serving and close the state; connections that hang are broken."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._server.force_exit = True
            self._thread.join()
        self._server = self._thread = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._control.service.pipeline.stop()
        self._control.service.store.close()

    def serve_forever(self) -> None:
        """Wait until the serving thread ends; an interrupt ends it."""
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    # ------------------------------------------------------------------------------------------ control

    def reset(self) -> None:
        """Return to the state of a new emulator; the clock restarts."""
        self._control.reset()

    def outcome(self, pattern: str, status: str, *, detail: str | None = None) -> None:
        """Let documents whose file name matches a shell pattern end, or stay for good, in this status.

        Args:
            pattern: Shell pattern of the file name, such as `*.pdf`.
            status: `embedding_failed`, `parsing` for one that is stuck, or a word that nobody documented.
            detail: Their `status_detail`.
        """
        self._control.service.pipeline.outcomes.script(pattern, status, detail=detail)

    def set_document(self, identifier: int, *, status: str, detail: str | None = None) -> None:
        """Put a document into a status, backwards too; it stays there.

        Raises:
            LookupError: There is no such document.
        """
        self._control.set_document(identifier, status=status, detail=detail)

    def set_session(self, uuid: str, *, is_valid: bool) -> None:
        """Make an upload session valid or invalid.

        Raises:
            LookupError: There is no such session.
        """
        self._control.set_session(uuid, is_valid=is_valid)

    def snapshot(self) -> bytes:
        """Return the state as the bytes of an SQLite database, without clock, faults and journal."""
        return self._control.snapshot()

    def restore(self, snapshot: bytes) -> None:
        """Replace the whole state by one that `snapshot` returned.

        Raises:
            ValueError: The bytes are something else.
        """
        self._control.restore(snapshot)

    def seed(
        self,
        *,
        groups: Iterable[str | Mapping[str, Any]] = (),
        workspaces: Iterable[str | Mapping[str, Any]] = (),
        agents: Iterable[Mapping[str, Any]] = (),
        files: Iterable[Mapping[str, Any]] = (),
    ) -> dict[str, list[int]]:
        """Add things to the state without requests.

        Args:
            groups: Names, or mappings with `name` and any of `description`, `members` (ids of users).
            workspaces: Names, or mappings with `name` and any of `description`, `document_upload_method`,
                `groups` (ids).
            agents: Mappings with `name` and `workspaces` (ids; left out: every workspace).
            files: Mappings with `filename`, `text` or `data` (bytes), and any of `title`, `workspace_id`,
                `session` (the UUID of an upload session), `tags` (names), `total_pages`, `external_metadata`
                (a mapping), `status` (given: the document stays in this status for good).

        Returns:
            The new ids: `{"groups": [...], "workspaces": [...], "agents": [...], "files": [...]}`.
        """
        return self._control.seed(groups=groups, workspaces=workspaces, agents=agents, files=files)


def _check(api_key: str, clock: str, tick: float, release: str) -> None:
    if not api_key or not api_key.isascii() or any(character.isspace() for character in api_key):
        raise ValueError("api_key must be ASCII text without spaces: it travels in a header")
    if clock not in get_args(ClockMode):
        raise ValueError(f"clock={clock!r}: choose 'manual' or 'real'")
    if release not in RELEASES:
        raise ValueError(f"release={release!r}: choose one of {', '.join(RELEASES)}")
    if tick and clock == "real":
        raise ValueError("tick needs clock='manual': real time moves by itself")


def _control(
    state: str | Path | None,
    *,
    api_key: str,
    mode: str,
    timing: PipelineTiming,
    release: Release,
    max_file_bytes: int,
    fault_seed: int,
    read_timeout: float,
    limits: ExtractionLimits,
    keeps_metadata: bool,
) -> Control:
    """Open the state and connect its parts."""
    store = Store(state)
    clock: EmulatorClock = RealClock() if mode == "real" else ManualClock()
    initial.fill(store, clock, api_key)
    pipeline = Pipeline(store, clock, timing, limits)
    clock.resume_at(store.scalar("SELECT coalesce(max(updated_at), 0) FROM documents"))
    clock.on_advance = pipeline.catch_up
    service = Service(store, clock, timing, pipeline, release, max_file_bytes, read_timeout, keeps_metadata)
    return Control(service, Faults(fault_seed), Journal(), api_key)
