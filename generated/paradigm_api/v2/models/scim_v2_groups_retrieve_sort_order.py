from typing import Literal

ScimV2GroupsRetrieveSortOrder = Literal["ascending", "descending"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

SCIM_V2_GROUPS_RETRIEVE_SORT_ORDER_VALUES: frozenset[str] = frozenset(
    {
        "ascending",
        "descending",
    }
)


def check_scim_v2_groups_retrieve_sort_order(value: str) -> ScimV2GroupsRetrieveSortOrder:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(SCIM_V2_GROUPS_RETRIEVE_SORT_ORDER_VALUES)!r}"
    )
