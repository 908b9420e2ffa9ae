from typing import Literal

WorkspaceCreateV3RequestDocumentUploadMethod = Literal["manual", "synced"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

WORKSPACE_CREATE_V3_REQUEST_DOCUMENT_UPLOAD_METHOD_VALUES: frozenset[str] = frozenset(
    {
        "manual",
        "synced",
    }
)


def check_workspace_create_v3_request_document_upload_method(
    value: str,
) -> WorkspaceCreateV3RequestDocumentUploadMethod:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(WORKSPACE_CREATE_V3_REQUEST_DOCUMENT_UPLOAD_METHOD_VALUES)!r}"
    )
