"""What this provider's tasks raise, to be caught or matched by name.

```
AirflowException (Airflow's)
├── WaitTimedOut            a deadline passed; a retry waits for the same session
├── LedgerUnavailable       Airflow did not keep a task's record
├── MirrorSourceUnavailable a mirror's source cannot be listed now; nothing was deleted
└── AirflowFailException (Airflow's: not retried)
    ├── DocumentsFailed     Paradigm could not process some documents
    └── MirrorGuarded       a guard kept documents from being removed; everything else was done
ValueError
└── InvalidConnection       an Airflow connection cannot be used
```

A sensor whose time is up raises Airflow's own `AirflowSensorTimeout`. Errors of Paradigm itself are the SDK's
(`paradigm_ext.ParadigmError`). An error that a retry cannot mend reaches Airflow as an `AirflowFailException`
whose `__cause__` is the error itself.
"""

from __future__ import annotations

from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException


class InvalidConnection(ValueError):
    """An Airflow connection cannot be used; the message names connection, field and remedy."""


class DocumentsFailed(AirflowFailException):
    """Some documents could not be processed, or never can be sent. Not retried: they would fail again."""


class MirrorGuarded(AirflowFailException):
    """A guard kept a mirror from removing documents; everything else was done. Not retried."""


class MirrorSourceUnavailable(AirflowException):
    """A mirror's source cannot be listed now, so nothing was removed. A retry may run where it can be."""


class WaitTimedOut(AirflowException):
    """The deadline of a wait passed. A retry takes up the same session with a new deadline."""


class LedgerUnavailable(AirflowException):
    """Airflow's record of what a task sends or asks cannot be read or kept now; the message names the entry.

    What is to be sent is recorded first, so nothing was sent twice. A retry goes on from what was recorded.
    A question whose turn could not be recorded was cancelled where possible: a retry asks once more.
    """


__all__ = [
    "DocumentsFailed",
    "InvalidConnection",
    "LedgerUnavailable",
    "MirrorGuarded",
    "MirrorSourceUnavailable",
    "WaitTimedOut",
]
