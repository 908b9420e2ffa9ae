from typing import Literal

StatusEnum = (
    Literal[
        "embedded",
        "embedding",
        "embedding_failed",
        "fail",
        "parsing",
        "parsing_failed",
        "pending",
        "updating",
    ]
    | str
)
"""The values that the API documents. Any other str passes too: a release may add one."""

STATUS_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "embedded",
        "embedding",
        "embedding_failed",
        "fail",
        "parsing",
        "parsing_failed",
        "pending",
        "updating",
    }
)


def check_status_enum(value: str) -> StatusEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(STATUS_ENUM_VALUES)!r}"
    )
