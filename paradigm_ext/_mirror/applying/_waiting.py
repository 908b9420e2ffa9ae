"""Waiting for new versions with one request a poll, and deleting what each replaces as soon as it may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from paradigm_ext._core._flow import Sleep
from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._mirror.applying._removing import allowed, delete_versions, is_wanted
from paradigm_ext._mirror.documents._identity import content_hash
from paradigm_ext._mirror.planning._versions import judge
from paradigm_ext._mirror.requests._effects import Together
from paradigm_ext._mirror.requests._failing import why_it_failed
from paradigm_ext._polling._plan import PollPlan

if TYPE_CHECKING:
    from paradigm_ext._mirror.applying._run import MirrorPass
    from paradigm_ext._mirror.applying._sending import Pending
    from paradigm_ext._mirror.documents._rows import Row, State
    from paradigm_ext._mirror.requests._effects import Steps

#: Documents that are read one by one; more of them are read as a list.
FEW = 5
#: Share of the awaited documents that must have come to an end before the list is read for them.
SHARE = 0.25
#: Seconds after which the list is read although fewer have.
PATIENCE = 60.0
#: Polls that may fail in a row.
FAILED_POLLS = 4


@define
class Wait:
    """The documents that a run awaits.

    Attributes:
        run: The run.
        pending: What is awaited, by document id.
        plan: The pauses between polls.
    """

    run: MirrorPass
    pending: dict[int, Pending] = field(factory=dict[int, "Pending"])
    plan: PollPlan = field(factory=PollPlan)
    _pause: float | None = None
    _count: int | None = None
    _fallen: int = 0
    _read_at: float = 0.0
    _failed_polls: int = 0
    _postponed: list[tuple[Pending, Row]] = field(factory=list["tuple[Pending, Row]"])

    def begin(self) -> Steps[None]:
        """Settle what is at its end already, as a listed or a sent document showed."""
        self._read_at = self.run.clock.monotonic()
        ended: dict[int, State | None] = {
            identifier: one.current.state for identifier, one in self.pending.items()
        }
        yield from self._settle(ended)

    def until_done(self, *, reserve: bool) -> Steps[None]:
        """Poll until nothing is in flight or the time is over.

        Args:
            reserve: Whether some time is to be left for removals.
        """
        total = len(self.pending)
        while self.pending:
            left = self.run.waiting_left(reserve=reserve)
            if left is not None and left <= 0:
                return
            changed = yield from self.poll()
            self.run.tally.at(total - len(self.pending), total)
            if not self.pending:
                return
            self._pause = self.plan.following(self._pause, changed=changed)
            pause = self.plan.spread(self._pause, self.run.clock.random())
            yield Sleep(pause if left is None else max(0.0, min(pause, left)))

    def poll(self) -> Steps[bool]:
        """Ask once how many are in flight, and settle what is not; return whether anything was settled."""
        try:
            count, ids = yield from self.run.workspace.in_flight()
            ended = [identifier for identifier in self.pending if identifier not in ids]
            before = len(self.pending)
            if count <= len(ids):
                yield from self._settle((yield from self._states(ended)))
            elif self._is_time_to_read(count):
                yield from self._settle((yield from self._listed(set(ended))))
        except AuthenticationError:
            raise
        except ParadigmError as error:
            if self.run.expired():
                return False
            self._failed_polls += 1
            if not error.transient or self._failed_polls >= FAILED_POLLS:
                raise
            return False
        self._failed_polls = 0
        return len(self.pending) < before

    def _is_time_to_read(self, count: int) -> bool:
        """Return whether enough came to an end to read the list: one stuck document must delay no other."""
        now = self.run.clock.monotonic()
        self._fallen += max(0, (self._count if self._count is not None else count) - count)
        self._count = count
        enough = self._fallen >= max(1, SHARE * len(self.pending))
        if not enough and now - self._read_at < PATIENCE:
            return False
        self._fallen, self._read_at = 0, now
        return True

    def _states(self, ids: list[int]) -> Steps[dict[int, State | None]]:
        """Return the states of some documents, None for one that is gone."""
        if len(ids) > FEW:
            return (yield from self._listed(set(ids)))
        states: dict[int, State | None] = {}
        for identifier in ids:
            standing = yield from self.run.workspace.standing(identifier)
            states[identifier] = standing.state if standing is not None else None
        return states

    def _listed(self, wanted: set[int]) -> Steps[dict[int, State | None]]:
        """Return the states of documents that were added lately, from as few pages as that takes."""
        found: dict[int, State | None] = {}
        page, more = 0, True
        while more and wanted - set(found):
            page += 1
            states, more = yield from self.run.workspace.newest(page)
            found |= {identifier: state for identifier, state in states.items() if identifier in wanted}
        for identifier in sorted(wanted - set(found)):
            standing = yield from self.run.workspace.standing(identifier)
            found[identifier] = standing.state if standing is not None else None
        return found

    # ----------------------------------------------------------------------------------- settling

    def _settle(self, states: dict[int, State | None]) -> Steps[None]:
        flows: list[Steps[None]] = []
        for identifier, state in states.items():
            if state == "in_flight" or identifier not in self.pending:
                continue
            one = self.pending.pop(identifier)
            self.run.settle(one.operation)
            if state == "embedded":
                flows.append(self._searchable(one))
            else:
                flows.append(self._unusable(one, state))
        if flows:
            yield Together(flows, self.run.options.concurrency)

    def _searchable(self, one: Pending) -> Steps[None]:
        """Delete what a version that was seen embedded replaces."""
        self.run.tally.end("new" if one.is_new else "changed", one.operation.path)
        current = evolve(one.current, state="embedded")
        yield from self._clean(one, current)

    def _unusable(self, one: Pending, state: State | None) -> Steps[None]:
        """Keep the older version of one that failed; failed versions of another content may go."""
        path = one.operation.path
        if state is None:
            self.run.tally.fail(path, "index", "the new document is gone; somebody deleted it")
        else:
            asked = len(self.run.tally.failed)
            why = yield from why_it_failed(self.run.workspace, one.current.id, asked=asked)
            self.run.tally.fail(path, "index", why)
        self.run.tally.end("failed", path)
        if any(row.state == "embedded" and row.id != one.current.id for row in one.rows):
            self.run.tally.add("kept_stale")
        if state is not None:
            yield from self._clean(one, evolve(one.current, state="failed"))

    def _clean(self, one: Pending, current: Row) -> Steps[None]:
        """Delete the documents of the plan that may go, now that the new version has come to an end."""
        rows = [current, *(row for row in one.rows if row.id != current.id)]
        content = content_hash(one.operation.sha256)
        verdict = judge(rows, content, max_attempts=self.run.options.max_attempts)
        victims = list(allowed(one.operation.documents, verdict.surplus))
        blocked = [victim for victim in victims if is_wanted(self.run, victim[0], one.operation.path)]
        if blocked:
            self._postponed.append((one, current))
            victims = [victim for victim in victims if victim not in blocked]
        yield from delete_versions(self.run, one.operation.path, victims, counter="replaced")

    def finish(self) -> Steps[None]:
        """Delete what had to wait for other paths, and count what is still in flight."""
        postponed, self._postponed = self._postponed, []
        for one, current in postponed:
            yield from self._clean(one, current)
        for one in self.pending.values():
            self.run.tally.still_in_flight(one.operation.path, new=one.is_new)
