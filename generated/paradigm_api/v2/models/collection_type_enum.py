from typing import Literal

CollectionTypeEnum = Literal["company", "private", "workspace"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

COLLECTION_TYPE_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "company",
        "private",
        "workspace",
    }
)


def check_collection_type_enum(value: str) -> CollectionTypeEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(COLLECTION_TYPE_ENUM_VALUES)!r}"
    )
