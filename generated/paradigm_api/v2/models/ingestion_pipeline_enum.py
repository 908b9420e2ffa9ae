from typing import Literal

IngestionPipelineEnum = Literal["v1.0", "v2.1", "v2.1.1", "v2.2", "v2.2.1", "v3.0"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

INGESTION_PIPELINE_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "v1.0",
        "v2.1",
        "v2.1.1",
        "v2.2",
        "v2.2.1",
        "v3.0",
    }
)


def check_ingestion_pipeline_enum(value: str) -> IngestionPipelineEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(INGESTION_PIPELINE_ENUM_VALUES)!r}"
    )
