"""Keeping a workspace equal to a source, as methods of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from paradigm_ext._client._connection import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from paradigm_ext._mirror import MirrorPlan, MirrorProgress, MirrorReport
    from paradigm_ext._mirror._call import Source
    from paradigm_ext._mirror._options import MirrorKeywords, OnError


class Mirrors(Connection):
    """The part of the client that mirrors."""

    def mirror(self, source: Source, **options: Unpack[MirrorKeywords]) -> MirrorReport:
        """Bring a workspace level with a source, and return what became of every file.

        Files that did not change cost nothing. A changed file is uploaded beside its old version, which goes
        once the new one is searchable. A moved file keeps its document. With `delete=True` removed files go,
        unless a guard forbids it. The run may be killed at any point and repeated, also on another machine
        and beside another run: what it needs to know is kept on the documents.

        Args:
            source: A folder, an address that fsspec knows (extra `fsspec`), a `FsspecSource`, or
                `MirrorSource` objects.
            options: `workspace_id`: the workspace, which may hold other documents, too; they are not touched.
                `name`: the mirror's name, by default the source's address; a moved source keeps its name.
                `delete`: remove documents whose file is gone.
                `max_delete`: removals allowed, as a fraction (ten are always allowed) or a whole number.
                `grace`: seconds for which a file must be gone before it is removed.
                `allow_empty`: whether the source may be empty.
                `sentinel`: a file that must be in the source, or nothing is removed.
                `include`, `exclude`: globs on the path below the root.
                `checksum`: read every file; do not trust size and time.
                `settle`: seconds for which a file must not have been written to.
                `renames`: `patch` gives a moved file's document the new name; `upload` sends it again.
                `reindex`: `pipeline` sends files again that another pipeline made than the newest document.
                `max_attempts`: how often one content is sent when indexing fails.
                `cache`: a file for hashes; losing it costs reading and never an upload.
                `state`: a file or an fsspec address that is kept between runs, for instances that keep no
                metadata.
                `shard`: `(index, count)`: only this part of the paths; removes nothing.
                `wait`: False does what can be done at once; call again to finish.
                `timeout`: seconds for everything, None for no limit.
                `concurrency`: requests at the same time.
                `max_file_bytes`: the largest file accepted, None for no limit.
                `follow_links`: also send files that links in the folder name elsewhere.
                `moved`: the source has a new address.
                `retry`: whether files whose last version failed are sent again.
                `on_error`: `raise` raises at the end; `collect` leaves it to `report.raise_for_status()`.
                `on_progress`: called with `MirrorProgress`, one call at a time, from any thread.
                `poll`: the pauses between polls.

        Raises:
            InvalidInput: A value, the source or the workspace is invalid; nothing was sent.
            MirrorGuardError: A guard forbade removals; everything else was done.
            MirrorFailed: Files failed; their older versions stay.
            MirrorTimeout: The time was over with documents in flight; the next run finishes.
            APIError: The key was refused.
        """
        from paradigm_ext._mirror._entry import mirror
        from paradigm_ext._mirror._options import MirrorOptions

        return mirror(self, source, MirrorOptions(**options))

    def plan_mirror(self, source: Source, **options: Unpack[MirrorKeywords]) -> MirrorPlan:
        """Return what `mirror` would do with the same arguments; GETs only.

        Raises:
            InvalidInput: A value, the source or the workspace is invalid.
        """
        from paradigm_ext._mirror._entry import plan_mirror
        from paradigm_ext._mirror._options import MirrorOptions

        return plan_mirror(self, source, MirrorOptions(**options))

    def apply_mirror(
        self,
        plan: MirrorPlan,
        *,
        source: Source | None = None,
        wait: bool | None = None,
        retry: bool | None = None,
        timeout: float | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[MirrorProgress], object] | None = None,
    ) -> MirrorReport:
        """Do what a plan says and nothing else, and return what became of it.

        Each operation checks once more what it is about. One that is no longer as the plan says is left out
        and counted as `skipped_changed`. Applying a plan again is harmless.

        Args:
            plan: The plan; `MirrorPlan.approve` lets it do what a guard forbids.
            source: The source, where its address does not say how to get at it.
            wait: Whether to wait for documents; None as planned.
            retry: Whether what was sent before by this plan, and failed, is sent again; None as planned.
            timeout: Seconds for everything; None as planned.
            on_error: As in `mirror`.
            on_progress: As in `mirror`.

        Raises:
            InvalidInput: The plan is for another instance; nothing was sent.
            MirrorError: As in `mirror`.
        """
        from paradigm_ext._mirror._entry import apply_mirror

        changed = _changed(wait, retry, timeout, on_error, on_progress)
        return apply_mirror(self, plan, source=source, **changed)

    def count_mirror_in_flight(self, *, workspace_id: int, name: str) -> int:
        """Return how many documents of a mirror are still being indexed, in exactly one request.

        Args:
            workspace_id: The workspace.
            name: The mirror's name; `mirror_name(source)` for the default.
        """
        from paradigm_ext._mirror._counting import count_mirror_in_flight

        return count_mirror_in_flight(self, workspace_id=workspace_id, name=name)

    async def amirror(self, source: Source, **options: Unpack[MirrorKeywords]) -> MirrorReport:
        """Bring a workspace level with a source; the async twin of `mirror`. Files are read in threads."""
        from paradigm_ext._mirror._entry import amirror
        from paradigm_ext._mirror._options import MirrorOptions

        return await amirror(self, source, MirrorOptions(**options))

    async def aplan_mirror(self, source: Source, **options: Unpack[MirrorKeywords]) -> MirrorPlan:
        """Return what `amirror` would do; the async twin of `plan_mirror`."""
        from paradigm_ext._mirror._entry import aplan_mirror
        from paradigm_ext._mirror._options import MirrorOptions

        return await aplan_mirror(self, source, MirrorOptions(**options))

    async def aapply_mirror(
        self,
        plan: MirrorPlan,
        *,
        source: Source | None = None,
        wait: bool | None = None,
        retry: bool | None = None,
        timeout: float | None = None,
        on_error: OnError = "raise",
        on_progress: Callable[[MirrorProgress], object] | None = None,
    ) -> MirrorReport:
        """Do what a plan says and nothing else; the async twin of `apply_mirror`."""
        from paradigm_ext._mirror._entry import aapply_mirror

        changed = _changed(wait, retry, timeout, on_error, on_progress)
        return await aapply_mirror(self, plan, source=source, **changed)

    async def acount_mirror_in_flight(self, *, workspace_id: int, name: str) -> int:
        """Return how many documents are being indexed; the async twin of `count_mirror_in_flight`."""
        from paradigm_ext._mirror._counting import acount_mirror_in_flight

        return await acount_mirror_in_flight(self, workspace_id=workspace_id, name=name)


def _changed(
    wait: bool | None,
    retry: bool | None,
    timeout: float | None,
    on_error: OnError,
    on_progress: Callable[[MirrorProgress], object] | None,
) -> dict[str, object]:
    """Return the options that an apply changes; None keeps the plan's."""
    changed: dict[str, object] = {"on_error": on_error, "on_progress": on_progress}
    given = {"wait": wait, "retry": retry, "timeout": timeout}
    return changed | {name: value for name, value in given.items() if value is not None}
