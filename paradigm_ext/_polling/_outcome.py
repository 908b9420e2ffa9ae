"""The words for how a thing stands and how a wait for it ends: one vocabulary, up to an event of Airflow."""

from __future__ import annotations

from typing import Literal, get_args

#: How a thing stands at one poll. Only `in_flight` can change by waiting.
State = Literal["in_flight", "done", "failed", "invalid"]

#: How a wait ended. `failed`: it came to an end without success; `timeout`: the deadline passed; `stalled`:
#: nothing changed for the stall time; `invalid`: it can never succeed; `error`: it cannot be read.
WaitOutcome = Literal["done", "failed", "timeout", "stalled", "invalid", "error"]

#: All outcomes, worst last: that of several waits is the worst of theirs.
WAIT_OUTCOMES: tuple[WaitOutcome, ...] = get_args(WaitOutcome)
