"""A retry policy for tasks of your own that use the hook (Airflow 3.3)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from airflow.sdk import RetryDecision, RetryPolicy

from paradigm_provider._tasks.retries import is_permanent

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import Context


class ParadigmRetryPolicy(RetryPolicy):
    """Fails at once what a retry cannot mend, and waits as long as Paradigm asks for where it does.

    A wrong key, a refused value, a missing object or documents that failed are final. After a rate limit or
    maintenance the next attempt waits for `Retry-After`, where one was sent. Everything else follows the
    task's own settings.

    Args:
        max_delay: Seconds; the longest wait that is granted.
    """

    def __init__(self, *, max_delay: float = 3600.0) -> None:
        if not 0 < max_delay < float("inf"):
            raise ValueError(f"max_delay must be a number of seconds above 0, not {max_delay!r}")
        self.max_delay = max_delay

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,  # noqa: ARG002 - Airflow's interface
        max_tries: int,  # noqa: ARG002
        context: Context | None = None,  # noqa: ARG002
    ) -> RetryDecision:
        """Return what to do after the exception."""
        if is_permanent(exception):
            return RetryDecision.fail(f"{type(exception).__name__}: the same attempt would fail again")
        wanted = getattr(exception, "retry_after", None)
        if not isinstance(wanted, int | float) or not wanted > 0:  # errors of other libraries may hold a text
            return RetryDecision.default()
        delay = timedelta(seconds=min(wanted, self.max_delay))
        return RetryDecision.retry(delay, reason=f"Paradigm asked for a pause of {wanted:g} s")

    def serialize(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {"max_delay": self.max_delay}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Self:
        """Return the policy that `serialize` described."""
        return cls(**data)
