"""What a trigger reports, read strictly: a task must not turn green on what it does not understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import AirflowException

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: What the event of an error says beside its status.
ERROR_KEYS = ("message", "permanent")
#: Characters of an unknown event that a message shows.
SHOWN = 500


def known_event(event: Any, **keys: Collection[str]) -> Mapping[str, Any]:
    """Return the event of a trigger.

    Args:
        event: The event; what it holds besides is of a later release, and is passed over.
        keys: Per status that it may have, what it then holds.

    Raises:
        AirflowException: It is unknown, such as one of another release of the provider.
    """
    status = event.get("status") if isinstance(event, dict) else None
    if not isinstance(status, str) or not holds(event, keys.get(status)):
        raise unknown(event)
    known: Mapping[str, Any] = event
    return known


def holds(value: Any, keys: Collection[str] | None) -> bool:
    """Tell whether a value is a JSON object with all of these keys; with None for them, it is not."""
    return keys is not None and isinstance(value, dict) and value.keys() >= set(keys)


def unknown(event: Any) -> AirflowException:
    """Return the error for an event that no trigger of this release sends."""
    return AirflowException(
        f"the trigger sent an event that this version does not know: {event!r:.{SHOWN}}. Workers and"
        " triggerers must run the same release of the provider; a retry begins anew"
    )
