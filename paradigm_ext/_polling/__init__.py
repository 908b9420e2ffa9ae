"""Waiting until something is done: what a state means, when to poll again, when to stop."""

from paradigm_ext._polling._machine import Decision, Observation, PollMachine
from paradigm_ext._polling._outcome import WAIT_OUTCOMES, State, WaitOutcome
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import apoll, apoll_once, poll, poll_once
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
    "WAIT_OUTCOMES",
    "Decision",
    "DocumentState",
    "Observation",
    "PollMachine",
    "PollPlan",
    "SessionProgress",
    "State",
    "Verdict",
    "WaitOutcome",
    "apoll",
    "apoll_once",
    "poll",
    "poll_once",
]
