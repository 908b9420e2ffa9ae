from typing import Literal

StatusVisionEnum = Literal["-", "embedded", "fail", "pending", "processing"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

STATUS_VISION_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "-",
        "embedded",
        "fail",
        "pending",
        "processing",
    }
)


def check_status_vision_enum(value: str) -> StatusVisionEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(STATUS_VISION_ENUM_VALUES)!r}"
    )
