from typing import Literal

EncodingFormatEnum = Literal["base64", "float"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

ENCODING_FORMAT_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "base64",
        "float",
    }
)


def check_encoding_format_enum(value: str) -> EncodingFormatEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(ENCODING_FORMAT_ENUM_VALUES)!r}"
    )
