from typing import Literal

CompanyMemberCreateRequestLanguage = Literal["ar", "de", "en", "fr"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

COMPANY_MEMBER_CREATE_REQUEST_LANGUAGE_VALUES: frozenset[str] = frozenset(
    {
        "ar",
        "de",
        "en",
        "fr",
    }
)


def check_company_member_create_request_language(value: str) -> CompanyMemberCreateRequestLanguage:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(COMPANY_MEMBER_CREATE_REQUEST_LANGUAGE_VALUES)!r}"
    )
