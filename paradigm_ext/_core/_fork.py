"""What a forked child must make anew: locks that a thread of the parent may hold, connections, budgets.

A child has the thread that forked and no other: a lock that another thread held stays locked forever, and a
socket is shared with the parent. There is no other place to learn of a fork than the interpreter's own hook,
which cannot be taken back; so it is set once, and knows its objects weakly.
"""

from __future__ import annotations

import os
import weakref
from typing import Protocol


class Forked(Protocol):
    """Something that holds locks or sockets."""

    def after_fork(self) -> None:
        """Make them anew; called in the child, before anything else runs there."""
        ...


_HOLDERS: weakref.WeakSet[Forked] = weakref.WeakSet()


def renew_after_fork(holder: Forked) -> None:
    """Let `holder` know in each child that it is one, as long as it lives."""
    _HOLDERS.add(holder)


def _renew() -> None:
    for holder in list(_HOLDERS):
        holder.after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=_renew)
