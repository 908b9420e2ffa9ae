"""Waiting until documents are embedded: what a session's state means, when to look again, when to stop."""

from paradigm_ext._polling._machine import Decision, SessionWait
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._progress import (
    FAILED_STATUSES,
    IN_FLIGHT_STATUSES,
    DocumentState,
    SessionProgress,
    Verdict,
)

__all__ = [
    "FAILED_STATUSES",
    "IN_FLIGHT_STATUSES",
    "Decision",
    "DocumentState",
    "PollPlan",
    "SessionProgress",
    "SessionWait",
    "Verdict",
]
