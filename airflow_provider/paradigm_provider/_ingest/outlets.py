"""What the DAGs downstream of an asset learn about the ingestion that updated it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from airflow.providers.common.compat.sdk import BaseOperator, Context

#: What goes into the extra of an asset's event: enough to find the documents, never long.
EXTRA_KEYS = (
    "session_uuid",
    "session_uuids",
    "uploaded",
    "embedded",
    "failed_count",
    "counts",
    "document_ids",
    "outdated_count",
)


def describe_in_outlets(operator: BaseOperator, context: Context, manifest: Mapping[str, Any]) -> None:
    """Put sessions, counts and the first ids into the event of every asset that the task has as outlet."""
    extra = {key: manifest[key] for key in EXTRA_KEYS if key in manifest}
    events = context.get("outlet_events")
    for outlet in operator.outlets or ():
        if events is not None and hasattr(outlet, "uri"):
            events[outlet].extra = extra
