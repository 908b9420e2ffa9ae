from typing import Literal

ModeEnum = Literal["text", "vision"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

MODE_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "text",
        "vision",
    }
)


def check_mode_enum(value: str) -> ModeEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected str, such as one of {sorted(MODE_ENUM_VALUES)!r}")
