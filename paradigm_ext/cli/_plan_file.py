"""A mirror's plan in a file: written, read, and approved by whoever runs the command."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput
from paradigm_ext._mirror import MirrorPlan

if TYPE_CHECKING:
    from pathlib import Path


def write_plan(plan: MirrorPlan, file: Path) -> None:
    """Write a plan to a file.

    Raises:
        InvalidInput: The file cannot be written.
    """
    try:
        with file.open("w", encoding="utf-8") as stream:
            plan.write(stream)
    except OSError as error:
        raise InvalidInput(f"the plan {str(file)!r} cannot be written: {error.strerror}") from error


def read_plan(file: Path, *, workspace_id: int | None, name: str | None) -> MirrorPlan:
    """Return the plan in a file.

    Args:
        file: The file.
        workspace_id: The workspace that it must be for; None for any.
        name: The name that its mirror must have; None for any.

    Raises:
        InvalidInput: It cannot be read, is not a plan, or is one for something else.
    """
    try:
        with file.open(encoding="utf-8") as stream:
            plan = MirrorPlan.read(stream, name=f"the plan {str(file)!r}")
    except OSError as error:
        raise InvalidInput(f"the plan {str(file)!r} cannot be read: {error.strerror}") from error
    for what, wanted, found in (("workspace", workspace_id, plan.workspace_id), ("name", name, plan.name)):
        if wanted not in (None, found):
            raise InvalidInput(
                f"the plan {str(file)!r} is for {what} {found!r}, not for {wanted!r}: leave out --{what}, or"
                " plan again"
            )
    return plan


def approved(plan: MirrorPlan) -> MirrorPlan:
    """Return the plan with its guarded deletions approved, where the guard allows that."""
    if plan.guard is None or not plan.guard.approvable:
        return plan
    return plan.approve(user())


def user() -> str:
    """Return who runs the command; in a container the number of a user may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"
