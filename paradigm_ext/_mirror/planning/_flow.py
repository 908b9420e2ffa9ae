"""The flow of a planning: check, list, scan, hash what the tokens leave open, plan. It makes GETs only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from paradigm_ext._errors import InvalidInput, NotFoundError, ParadigmError, PermissionDeniedError
from paradigm_ext._log import logger
from paradigm_ext._mirror._guard import other_source, source_missing
from paradigm_ext._mirror.documents._destination import Destination
from paradigm_ext._mirror.planning._plan import MirrorPlan
from paradigm_ext._mirror.planning._planner import Planner
from paradigm_ext._mirror.requests._effects import Disk, MirrorRequest, Together, json_object
from paradigm_ext._mirror.requests._failing import why_it_failed
from paradigm_ext._mirror.scan import SourceUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paradigm_ext._clock import Clock
    from paradigm_ext._mirror._guard import MirrorGuard
    from paradigm_ext._mirror._options import MirrorOptions
    from paradigm_ext._mirror._source import Scanned
    from paradigm_ext._mirror.planning._planned import Planned, Undecided
    from paradigm_ext._mirror.reporting._report import MirrorFailure
    from paradigm_ext._mirror.reporting._tally import Tally
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.requests._listing import Listing
    from paradigm_ext._mirror.requests._workspace import Workspace
    from paradigm_ext._mirror.scan import Entry

#: Files that one worker hashes before it takes others.
BATCH = 32


@define
class Planning:
    """Makes the plan of one run.

    Attributes:
        options: What was asked.
        name: The mirror's name.
        base_url: The instance's address.
        address: The source's address.
        workspace: The mirror's part of the workspace.
        scan_source: Lists the source; it blocks.
        tally: The counters.
        clock: Where time comes from.
        scan: The source, once it is listed.
    """

    options: MirrorOptions
    name: str
    base_url: str
    address: str
    workspace: Workspace
    scan_source: Callable[[], Scanned]
    tally: Tally
    clock: Clock
    scan: Scanned | None = field(default=None, init=False)

    def plan(self) -> Steps[MirrorPlan]:
        """Return the plan.

        Raises:
            InvalidInput: The workspace or the source cannot be mirrored.
        """
        yield from self._check()
        self.tally.begin("list")
        listing: Listing = yield from self.workspace.documents(self.tally.at)
        self.workspace.proven = self.workspace.proven or bool(listing.rows)
        destination = Destination(listing.rows.values(), shard=self.options.shard)
        complete, documents = listing.complete, len(listing.rows)
        self.workspace.listed = listing.count
        del listing  # the destination has the rows: of a million, this is 80 MB
        foreign = yield from self._foreign(documents)
        self.tally.begin("scan")
        try:
            scan: Scanned = yield Disk(self.scan_source)
        except SourceUnavailable as error:
            if not destination.own:
                raise
            guard = source_missing(self.address, str(error), own=destination.documents)
            return self._nothing(guard, destination, foreign, complete=complete)
        self.scan = scan
        if (other := self._other_source(destination)) is not None:
            return self._nothing(other, destination, foreign, complete=complete)
        planner = Planner(
            options=self.options,
            name=self.name,
            scan=scan,
            destination=destination,
            destination_complete=complete,
            now=self.clock.time(),
        )
        undecided: list[Undecided] = yield Disk(planner.sort)
        hashes = yield from self._hash(scan, undecided)
        self.tally.begin("plan")
        planned = yield Disk(lambda: planner.finish(undecided, hashes))
        failed = yield from self._explained(planned)
        self.tally.begin("done")
        plan = self._made(
            scan.root or self.address,
            operations=planned.operations,
            counts={**planned.counts, "foreign": foreign},
            failed=failed,
            guard=planned.guard,
            source_complete=scan.complete,
            destination_complete=complete,
            bytes_read=scan.bytes_read,
        )
        logger.info("mirror %r in workspace %d: %s", self.name, plan.workspace_id, plan.summary())
        return plan

    def _check(self) -> Steps[None]:
        """Refuse a workspace that cannot be written to.

        Raises:
            InvalidInput: It is filled by synchronisation, or the instance ignores the filters.
        """
        path = f"/api/v3/workspaces/{self.options.workspace_id}"
        try:
            workspace = json_object((yield MirrorRequest("GET", path)), "read a workspace")
        except NotFoundError as error:
            raise InvalidInput(
                f"there is no workspace {self.options.workspace_id}, or the API key may not see it"
            ) from error
        except PermissionDeniedError:
            workspace = {}
        method = workspace.get("document_upload_method")
        if method not in ("manual", None):
            raise InvalidInput(
                f"workspace {self.options.workspace_id} is filled by {method!r} and takes no files from "
                "elsewhere; pass a workspace of uploaded documents"
            )
        yield from self.workspace.check()

    def _foreign(self, own: int) -> Steps[int]:
        try:
            count = yield from self.workspace.count()
        except ParadigmError:
            return 0
        return max(0, (count or 0) - own)

    def _explained(self, planned: Planned) -> Steps[tuple[MirrorFailure, ...]]:
        """Return the failures with Paradigm's reason where a document failed to be indexed."""
        failed = list(planned.failed)
        for asked, (place, document_id) in enumerate(planned.unexplained.items()):
            why = yield from why_it_failed(self.workspace, document_id, asked=asked)
            failed[place] = evolve(failed[place], error=why)
        return tuple(failed)

    def _other_source(self, destination: Destination) -> MirrorGuard | None:
        """Return the guard of a name that another source has, unless it moved."""
        assert self.scan is not None
        here = self.scan.root
        others = [source for source in destination.sources() if source != here]
        if self.options.moved or not here or not others:
            return None
        return other_source(self.name, here, others[0])

    def _hash(self, scan: Scanned, undecided: Sequence[Undecided]) -> Steps[dict[str, str | Exception]]:
        """Read the files that the tokens leave open; a file that cannot be read fails alone."""
        self.tally.begin("hash", len(undecided))
        hashes: dict[str, str | Exception] = {}

        def some(batch: Sequence[Undecided]) -> Steps[None]:
            found: dict[str, str | Exception] = yield Disk(lambda: self._read(scan, batch))
            hashes.update(found)

        batches = [undecided[start : start + BATCH] for start in range(0, len(undecided), BATCH)]
        yield Together([some(batch) for batch in batches], self.options.concurrency)
        return hashes

    def _read(self, scan: Scanned, batch: Sequence[Undecided]) -> dict[str, str | Exception]:
        found: dict[str, str | Exception] = {}
        for one in batch:
            found[one.entry.key] = _sha256(scan, one.entry)
            self.tally.advance()
        return found

    def _nothing(
        self, guard: MirrorGuard, destination: Destination, foreign: int, *, complete: bool
    ) -> MirrorPlan:
        """Return the plan that does nothing."""
        return self._made(
            self.address,
            counts={"own": destination.own, "documents": destination.documents, "foreign": foreign},
            guard=guard,
            source_complete=False,
            destination_complete=complete,
        )

    def _made(self, source: str, **values: Any) -> MirrorPlan:
        return MirrorPlan(
            base_url=self.base_url,
            options=self.options,
            name=self.name,
            source=source,
            planned_at=self.clock.time(),
            requests=self.tally.counts.get("requests", 0),
            seconds=dict(self.tally.seconds),
            **values,
        )


def _sha256(scan: Scanned, entry: Entry) -> str | Exception:
    try:
        return scan.sha256(entry)
    except (ParadigmError, OSError) as error:
        return error
