from typing import Literal

PatchedCompanyMemberUpdateRequestLanguage = Literal["ar", "de", "en", "fr"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

PATCHED_COMPANY_MEMBER_UPDATE_REQUEST_LANGUAGE_VALUES: frozenset[str] = frozenset(
    {
        "ar",
        "de",
        "en",
        "fr",
    }
)


def check_patched_company_member_update_request_language(
    value: str,
) -> PatchedCompanyMemberUpdateRequestLanguage:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(PATCHED_COMPANY_MEMBER_UPDATE_REQUEST_LANGUAGE_VALUES)!r}"
    )
