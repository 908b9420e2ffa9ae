"""Driving the real planner and flows over the memory, effect by effect: any effect can be the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._deadline import Deadline
from paradigm_ext._core._flow import Sleep
from paradigm_ext._core._retry import RetryPolicy
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.documents._identity import root_hash
from paradigm_ext._mirror.planning._flow import Planning
from paradigm_ext._mirror.reporting._tally import Tally
from paradigm_ext._mirror.requests._effects import Disk, MirrorRequest, Together, Upload
from tests.unit.fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paradigm_ext import MirrorPlan
    from tests.unit.mirror.memory_server import MemoryServer
    from tests.unit.mirror.memory_source import MemorySource

NAME = "night"


class Killed(BaseException):
    """The process is gone."""


class MemoryRun:
    """One run of a mirror, a step at a time.

    Each step performs one effect. A kill is simply a step that never comes. `Together` runs its flows one
    after the other, or, with `choose`, any of them next.
    """

    def __init__(
        self,
        server: MemoryServer,
        source: MemorySource,
        *,
        clock: FakeClock | None = None,
        choose: Callable[[int], int] | None = None,
        on_sleep: Callable[[float], None] | None = None,
        plan: MirrorPlan | None = None,
        **options: Any,
    ) -> None:
        self.server, self.source = server, source
        self.clock = clock or FakeClock()
        self.choose = choose
        self.on_sleep = on_sleep
        self.options = MirrorOptions(**{"workspace_id": 3, "name": NAME, "settle": 0.0, **options})
        self.tally = Tally(self.clock)
        self.plan: MirrorPlan | None = plan
        self.done = False
        self.report: Any = None
        self._given = plan
        self._steps = self._all()

    # ------------------------------------------------------------------------------------- stepping

    def step(self) -> bool:
        """Perform one effect; return whether there was one."""
        if self.done:
            return False
        try:
            next(self._steps)
        except StopIteration:
            self.done = True
        return not self.done

    def finish(self) -> Any:
        """Perform every effect that is left, and return the report."""
        while self.step():
            pass
        return self.report

    # -------------------------------------------------------------------------------------- running

    def _all(self) -> Iterator[None]:
        call = self._call()
        if self._given is None:
            planning = Planning(
                options=self.options,
                name=NAME,
                base_url="http://memory",
                address="memory://source",
                workspace=call.workspace,
                scan_source=self._scan,
                tally=self.tally,
                clock=self.clock,
            )
            self.plan = yield from self._drive(planning.plan())
            call.scan = planning.scan
        else:
            call.scan = self.source.scan()
        listed = self._given is None and self.plan.destination_complete
        self.report = yield from self._drive(call.carry_out(self.plan, listed=listed))

    def _call(self) -> Any:
        from paradigm_ext._mirror._call import Mirroring, workspace_of

        timeout = self.options.timeout
        return Mirroring(
            paradigm=self,  # type: ignore[arg-type]
            source="memory://source",
            options=self.options,
            name=NAME,
            address="memory://source",
            tally=self.tally,
            deadline=Deadline.after(timeout, self.clock.monotonic()),
            workspace=workspace_of(
                self.options,
                root_hash(NAME, 3),
                Retrying(RetryPolicy(), lambda: 0.5),
                now=self.clock.time,
                request_seconds=120.0,
                longest_request=600.0,
            ),
        )

    def _scan(self) -> Any:
        return self.source.scan(self.options.shard) if self.options.shard else self.source.scan()

    def _drive(self, flow: Any) -> Iterator[None]:
        """Run a flow; pause after each effect that the world could notice."""
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Together):
                    yield from self._together(list(effect.flows))
                    result, error = None, None
                else:
                    yield
                    result, error = self._perform(effect)
                effect = flow.throw(error) if error is not None else flow.send(result)
        except StopIteration as stop:
            return stop.value
        finally:
            flow.close()

    def _together(self, flows: list[Any]) -> Iterator[None]:
        running = [self._drive(flow) for flow in flows]
        while running:
            index = self.choose(len(running)) if self.choose is not None else 0
            try:
                next(running[index])
                yield
            except StopIteration:
                running.pop(index)

    def _perform(self, effect: Any) -> tuple[Any, Exception | None]:
        try:
            match effect:
                case MirrorRequest():
                    self.tally.add("requests")
                    return self.server.request(effect), None
                case Upload():
                    self.tally.add("requests")
                    content = self._opened(effect)
                    return self.server.upload(effect, content), None
                case Disk():
                    return effect.work(), None
                case Sleep():
                    self.clock.sleep(effect.seconds)
                    if self.on_sleep is not None:
                        self.on_sleep(effect.seconds)
                    return None, None
        except Exception as error:  # noqa: BLE001 - the flow decides
            return None, error
        raise AssertionError(effect)

    def _opened(self, effect: Upload) -> bytes:
        scan = self.source.scan()
        with scan.open_checked(effect.entry, effect.sha256) as stream:
            content: bytes = stream.read()
        return content


def run_mirror(server: MemoryServer, source: MemorySource, **options: Any) -> Any:
    """Run a mirror to its end; indexing goes on while it sleeps."""
    run = MemoryRun(server, source, on_sleep=lambda _: server.embed(), **options)
    return run.finish()
