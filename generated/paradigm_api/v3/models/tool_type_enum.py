from typing import Literal

ToolTypeEnum = Literal["mcp", "native"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

TOOL_TYPE_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "mcp",
        "native",
    }
)


def check_tool_type_enum(value: str) -> ToolTypeEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(TOOL_TYPE_ENUM_VALUES)!r}"
    )
