"""Counting the documents of a mirror that are under way, in one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._core._deadline import NO_DEADLINE
from paradigm_ext._core._flow import adrive, drive
from paradigm_ext._mirror._performers import AsyncMirrorPerformer, MirrorPerformer
from paradigm_ext._mirror.documents._identity import root_hash
from paradigm_ext._mirror.reporting._tally import Tally
from paradigm_ext._mirror.requests._workspace import Workspace

if TYPE_CHECKING:
    from paradigm_ext._client._connection import Connection


def _counting(paradigm: Connection, workspace_id: int, name: str) -> tuple[Workspace, Tally]:
    workspace = Workspace(workspace_id=workspace_id, root=root_hash(name, workspace_id), width=1)
    return workspace, Tally(paradigm.clock)


def count_mirror_in_flight(paradigm: Connection, *, workspace_id: int, name: str) -> int:
    """Return how many documents are under way, in one request; see `Paradigm.count_mirror_in_flight`."""
    workspace, tally = _counting(paradigm, workspace_id, name)
    return drive(workspace.in_flight(), MirrorPerformer(paradigm, tally, NO_DEADLINE))[0]


async def acount_mirror_in_flight(paradigm: Connection, *, workspace_id: int, name: str) -> int:
    """Return how many documents are under way; the async twin of `count_mirror_in_flight`."""
    workspace, tally = _counting(paradigm, workspace_id, name)
    return (await adrive(workspace.in_flight(), AsyncMirrorPerformer(paradigm, tally, NO_DEADLINE)))[0]
