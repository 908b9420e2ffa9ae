from typing import Literal

LanguageEnum = Literal["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "sv", "zh"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

LANGUAGE_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "ar",
        "de",
        "en",
        "es",
        "fr",
        "it",
        "ja",
        "ko",
        "nl",
        "sv",
        "zh",
    }
)


def check_language_enum(value: str) -> LanguageEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(LANGUAGE_ENUM_VALUES)!r}"
    )
