"""Waiting until an agent can use enough files: a count that must reach a number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from paradigm_ext._clock import SYSTEM_CLOCK
from paradigm_ext._core._request import Request
from paradigm_ext._errors import InvalidResponse
from paradigm_ext._errors._waits import CountError, CountTimeout
from paradigm_ext._performing import policy_of
from paradigm_ext._polling._machine import Observation, PollMachine
from paradigm_ext._polling._plan import PollPlan
from paradigm_ext._polling._poll import await_on, wait_on
from paradigm_ext._validation import check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from paradigm_api.v3 import AuthenticatedClient
    from paradigm_ext._clock import Clock
    from paradigm_ext._core._retry import RetryPolicy
    from paradigm_ext._polling._outcome import WaitOutcome
    from paradigm_ext._types import JSON

#: Of `api_v3_agents_files_list`; its first page has the count of all pages.
AGENT_FILES_PATH = "/api/v3/agents/{id}/files"
_NO_FILTERS: Mapping[str, Any] = {}


def count_observation(count: int, *, at_least: int) -> Observation[int]:
    """Return a count as a wait judges it: done once there are enough, any change is progress."""
    return Observation(
        value=count,
        state="done" if count >= at_least else "in_flight",
        fingerprint=count,
        summary=f"{count} of {at_least} matching files",
    )


def wait_until_agent_files(
    agent_id: int,
    *,
    client: AuthenticatedClient,
    at_least: int = 1,
    filters: Mapping[str, Any] = _NO_FILTERS,
    timeout: float | None = 1800.0,
    on_progress: Callable[[int], object] | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    clock: Clock = SYSTEM_CLOCK,
) -> int:
    """Wait until an agent can use at least so many files that match filters; each poll is one request.

    Args:
        agent_id: The agent.
        client: `paradigm.v3`.
        at_least: How many files there must be.
        filters: Query parameters of `GET /api/v3/agents/{id}/files`, such as `{"status": ["embedded"]}`.
        timeout: Seconds for everything, requests included; None for no deadline.
        on_progress: Called with the count of each poll.
        poll: The pauses between polls.
        clock: Where time, sleep and chance come from.

    Returns:
        The count of the last poll.

    Raises:
        InvalidInput: A value is invalid; nothing was sent.
        CountTimeout: The deadline passed with fewer files; `count` has the last number.
        APIError: The files cannot be listed, or too many polls in a row failed.
    """
    read = _read(agent_id, at_least, filters)
    machine = _machine(agent_id, timeout=timeout, now=clock.monotonic(), poll=poll, retry=policy_of(client))
    return wait_on(client, machine, read, clock=clock, on_progress=on_progress)


async def await_until_agent_files(
    agent_id: int,
    *,
    client: AuthenticatedClient,
    at_least: int = 1,
    filters: Mapping[str, Any] = _NO_FILTERS,
    timeout: float | None = 1800.0,
    on_progress: Callable[[int], object] | None = None,
    poll: PollPlan = PollPlan(),  # noqa: B008 - frozen
    clock: Clock = SYSTEM_CLOCK,
) -> int:
    """Wait until an agent can use enough files; the async twin of `wait_until_agent_files`."""
    read = _read(agent_id, at_least, filters)
    machine = _machine(agent_id, timeout=timeout, now=clock.monotonic(), poll=poll, retry=policy_of(client))
    return await await_on(client, machine, read, clock=clock, on_progress=on_progress)


def _machine(
    agent_id: int, *, timeout: float | None, now: float, poll: PollPlan, retry: RetryPolicy
) -> PollMachine[int]:
    def error(outcome: WaitOutcome, message: str, count: int | None) -> CountError:
        kind = CountTimeout if outcome == "timeout" else CountError
        return kind(message, count=count)

    return PollMachine[int].begin(
        f"files of agent {agent_id}", timeout=timeout, now=now, plan=poll, retry=retry, error=error
    )


def _read(
    agent_id: int, at_least: int, filters: Mapping[str, Any]
) -> Callable[[], Generator[Request, Any, Observation[int]]]:
    check_number("agent_id", agent_id, least=1, whole=True)
    check_number("at_least", at_least, least=0, whole=True)
    params = {**{name: _parameter(value) for name, value in filters.items()}, "page_size": 1}
    request = Request("GET", AGENT_FILES_PATH.format(id=agent_id), params=params, once=True)

    def read() -> Generator[Request, Any, Observation[int]]:
        return count_observation(_count((yield request)), at_least=at_least)

    return read


def _count(page: JSON) -> int:
    count = page.get("count") if isinstance(page, dict) else None
    if not isinstance(count, int) or isinstance(count, bool):
        raise InvalidResponse("the agent's files came without a count", operation="files", field="count")
    return count


def _parameter(value: object) -> object:
    """Return a filter's value as it is sent: dates in ISO 8601, truth in lower case."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value
