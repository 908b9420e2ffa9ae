from typing import Literal

ApiV3WorkspacesListDocumentUploadMethod = Literal["manual", "synced"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

API_V3_WORKSPACES_LIST_DOCUMENT_UPLOAD_METHOD_VALUES: frozenset[str] = frozenset(
    {
        "manual",
        "synced",
    }
)


def check_api_v3_workspaces_list_document_upload_method(
    value: str,
) -> ApiV3WorkspacesListDocumentUploadMethod:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(API_V3_WORKSPACES_LIST_DOCUMENT_UPLOAD_METHOD_VALUES)!r}"
    )
