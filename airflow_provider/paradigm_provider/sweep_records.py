r"""Names the old records of tasks among Airflow's variables (before 3.3), for a sweep.

```
airflow variables export - | python -m paradigm_provider.sweep_records --older-than-days 30 \
    | xargs -r -n 1 airflow variables delete
```

It reads the export on its standard input, writes a name a line, and deletes nothing by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from paradigm_provider._ingest.ledger import VARIABLE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping


def old_records(variables: Mapping[str, Any], *, before: datetime) -> list[str]:
    """Return the names of the records that were last written before a moment.

    A record without a date is of an older release of the provider, and counts as old.

    Args:
        variables: Airflow's export: name to value, or to `{"value", "description"}`.
        before: With a time zone.
    """
    return sorted(
        name
        for name, held in variables.items()
        if name.startswith(VARIABLE_PREFIX) and _written(held) < before
    )


def _written(held: Any) -> datetime:
    description = (held.get("description") or "") if isinstance(held, dict) else ""
    try:
        return datetime.fromisoformat(description.split(" ", 1)[0])
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def main(arguments: list[str] | None = None) -> None:
    """Write the names of old records, of the export on standard input."""
    parser = argparse.ArgumentParser(prog="python -m paradigm_provider.sweep_records", description=__doc__)
    parser.add_argument("--older-than-days", type=float, default=30.0, help="default: 30")
    days = parser.parse_args(arguments).older_than_days
    # Airflow adds a sentence to what it exports.
    variables, _ = json.JSONDecoder().raw_decode(sys.stdin.read().lstrip())
    for name in old_records(variables, before=datetime.now(UTC) - timedelta(days=days)):
        print(name)  # noqa: T201 - its output


if __name__ == "__main__":
    main()
