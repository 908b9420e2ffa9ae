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

#: A hundred years; a date that far back can still be computed.
MOST_DAYS = 36_525.0
_NEVER = datetime.min.replace(tzinfo=UTC)


def old_records(variables: Mapping[str, Any], *, before: datetime) -> list[str]:
    """Return the names of the records that were last written before a moment.

    A record without a date is of an older release of the provider, and counts as old. A task's record may
    have several variables, of which only the last is written still: they go together, or none does.

    Args:
        variables: Airflow's export: name to value, or to `{"value", "description"}`.
        before: With a time zone.
    """
    written: dict[str, datetime] = {}
    for name, held in variables.items():
        if name.startswith(VARIABLE_PREFIX):
            written[_task(name)] = max(_written(held), written.get(_task(name), _NEVER))
    return sorted(name for name in variables if written.get(_task(name), before) < before)


def _task(name: str) -> str:
    """Return what the names of all variables of one task begin with."""
    identity, _, _ = name.removeprefix(VARIABLE_PREFIX).partition("_")
    return VARIABLE_PREFIX + identity if name.startswith(VARIABLE_PREFIX) else ""


def _written(held: Any) -> datetime:
    description = (held.get("description") or "") if isinstance(held, dict) else ""
    try:
        written = datetime.fromisoformat(description.split(" ", 1)[0])
    except ValueError:
        return _NEVER
    return written if written.tzinfo else written.replace(tzinfo=UTC)  # a person may have edited it


def main(arguments: list[str] | None = None) -> None:
    """Write the names of old records, of the export on standard input."""
    parser = argparse.ArgumentParser(prog="python -m paradigm_provider.sweep_records", description=__doc__)
    parser.add_argument("--older-than-days", type=_days, default=30.0, help="default: 30")
    days = parser.parse_args(arguments).older_than_days
    try:
        # Airflow adds a sentence to what it exports.
        variables, _ = json.JSONDecoder().raw_decode(sys.stdin.read().lstrip())
    except ValueError:
        variables = None
    if not isinstance(variables, dict):
        parser.error("the input is not what 'airflow variables export -' writes; see what that command said")
    for name in old_records(variables, before=datetime.now(UTC) - timedelta(days=days)):
        print(name)  # noqa: T201 - its output


def _days(text: str) -> float:
    days = float(text)
    if not 0 <= days <= MOST_DAYS:
        raise ValueError(text)
    return days


if __name__ == "__main__":
    main()
