from typing import Literal

ApiV3WorkspacesListUserRole = Literal["editor", "owner", "viewer"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

API_V3_WORKSPACES_LIST_USER_ROLE_VALUES: frozenset[str] = frozenset(
    {
        "editor",
        "owner",
        "viewer",
    }
)


def check_api_v3_workspaces_list_user_role(value: str) -> ApiV3WorkspacesListUserRole:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(API_V3_WORKSPACES_LIST_USER_ROLE_VALUES)!r}"
    )
