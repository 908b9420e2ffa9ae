"""Which errors an Airflow retry can mend, decided once for all that the provider runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowFailException,
    AirflowNotFoundException,
)

from paradigm_provider.exceptions import InvalidConnection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def is_permanent(error: BaseException) -> bool:
    """Return whether the same task would fail the same way again.

    Permanent: a wrong key, a refused value, a missing object, a connection that does not exist, bad input,
    documents that Paradigm could not process. Not permanent: what the SDK calls transient (limits,
    maintenance, server and network errors); a deadline that passed, since a retry takes up the same session
    with a new one; a source that gives nothing now, since the next attempt may run where the mount is there;
    whatever a disk of this worker caused: a plan, a cache or a state that cannot be opened, read or written.
    """
    from paradigm_ext import (
        CacheInUse,
        CountTimeout,
        FileStalled,
        FileTimeout,
        IngestError,
        IngestTimeout,
        ParadigmError,
        SessionStalled,
        SessionTimeout,
        TurnTimeout,
        UnreadableSource,
    )

    if isinstance(error, InvalidConnection | AirflowNotFoundException):
        return True
    passing = (
        *(SessionTimeout, SessionStalled, FileTimeout, FileStalled, TurnTimeout, CountTimeout),
        *(IngestTimeout, UnreadableSource, CacheInUse),
    )
    if isinstance(error, passing):
        return False
    if isinstance(error, IngestError):
        failures = [failure.error for failure in error.report.failures] if error.report else []
        return bool(failures) and all(is_permanent(failure) for failure in failures)
    if not isinstance(error, ParadigmError) or isinstance(error.__cause__, OSError):
        return False
    return not error.transient


@contextmanager
def fail_without_retry() -> Iterator[None]:
    """Raise AirflowFailException, which is not retried, in place of an error that a retry cannot mend."""
    try:
        yield
    except Exception as error:
        if is_permanent(error):
            raise AirflowFailException(f"{error} (not retried: the same attempt would fail again)") from error
        raise


def error_of_event(event: Mapping[str, Any]) -> AirflowException:
    """Return what a task raises for an `error` event: final when `permanent`, else left to a retry."""
    kind = AirflowFailException if event["permanent"] else AirflowException
    return kind(event["message"])
