from typing import Literal

DocumentUploadMethodEnum = Literal["manual", "synced"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

DOCUMENT_UPLOAD_METHOD_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "manual",
        "synced",
    }
)


def check_document_upload_method_enum(value: str) -> DocumentUploadMethodEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(DOCUMENT_UPLOAD_METHOD_ENUM_VALUES)!r}"
    )
