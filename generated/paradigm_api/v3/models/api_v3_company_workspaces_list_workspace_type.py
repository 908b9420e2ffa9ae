from typing import Literal

ApiV3CompanyWorkspacesListWorkspaceType = Literal["company", "custom", "personal"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

API_V3_COMPANY_WORKSPACES_LIST_WORKSPACE_TYPE_VALUES: frozenset[str] = frozenset(
    {
        "company",
        "custom",
        "personal",
    }
)


def check_api_v3_company_workspaces_list_workspace_type(
    value: str,
) -> ApiV3CompanyWorkspacesListWorkspaceType:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(API_V3_COMPANY_WORKSPACES_LIST_WORKSPACE_TYPE_VALUES)!r}"
    )
