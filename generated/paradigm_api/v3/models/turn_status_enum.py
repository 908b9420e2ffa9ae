from typing import Literal

TurnStatusEnum = Literal["cancelled", "cancelling", "completed", "failed", "running"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

TURN_STATUS_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "cancelled",
        "cancelling",
        "completed",
        "failed",
        "running",
    }
)


def check_turn_status_enum(value: str) -> TurnStatusEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(TURN_STATUS_ENUM_VALUES)!r}"
    )
