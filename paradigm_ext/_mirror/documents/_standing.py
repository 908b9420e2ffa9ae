"""A document as it is right now, asked just before something is done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from paradigm_ext._mirror.documents._rows import State


@frozen
class Standing:
    """A document as it is right now.

    Attributes:
        external_id: Its id of ours, None where it has none.
        state: Its state.
        title: Its title.
        reason: Why it failed, as Paradigm says; empty where it does not.
    """

    external_id: str | None
    state: State
    title: str = ""
    reason: str = ""
