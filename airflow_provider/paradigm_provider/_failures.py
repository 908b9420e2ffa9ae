"""The earlier place of `is_permanent`, for programs that import it."""

from paradigm_provider._tasks.retries import is_permanent

__all__ = ["is_permanent"]
