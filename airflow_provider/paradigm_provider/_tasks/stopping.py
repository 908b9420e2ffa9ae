"""What becomes of Paradigm's work when a task is stopped: an error with one does not keep the others."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import AirflowTaskTimeout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paradigm_provider.hooks.paradigm import ParadigmHook


def stopped_by_user() -> bool:
    """Tell, within `on_kill`, whether a user stopped the task: Airflow calls it after a time-out, too."""
    return not isinstance(sys.exception(), AirflowTaskTimeout)


def delete_sessions(hook: ParadigmHook, uuids: Iterable[str], log: Any) -> None:
    """Delete upload sessions and their documents, since their task was stopped."""
    for uuid in uuids:
        with _told(log, f"Upload session {uuid} and its documents", "deleted"):
            hook.delete_session(uuid)


async def adelete_sessions(hook: ParadigmHook, uuids: Iterable[str], log: Any) -> None:
    """Delete upload sessions and their documents, since their task was stopped."""
    for uuid in uuids:
        with _told(log, f"Upload session {uuid} and its documents", "deleted"):
            await hook.adelete_session(uuid)


def cancel_turn(hook: ParadigmHook, thread_id: str, log: Any) -> None:
    """Cancel the turn of a question, since its task was stopped."""
    with _told(log, f"The turn of thread {thread_id}", "cancelled"):
        hook.cancel_turn(thread_id)


async def acancel_turn(hook: ParadigmHook, thread_id: str, log: Any) -> None:
    """Cancel the turn of a question, since its task was stopped."""
    with _told(log, f"The turn of thread {thread_id}", "cancelled"):
        await hook.acancel_turn(thread_id)


@contextmanager
def _told(log: Any, what: str, done: str) -> Iterator[None]:
    """Log how it went; nobody is there to take an error of a task that is being stopped."""
    from paradigm_ext import NotFoundError, ParadigmError

    try:
        yield
    except NotFoundError:
        log.info("%s: gone already when the task was stopped", what)
    except ParadigmError as error:
        log.error("%s: not %s, though the task was stopped: %s", what, done, error)  # noqa: TRY400 - the sentence says it
    else:
        log.info("%s: %s, since the task was stopped", what, done)
