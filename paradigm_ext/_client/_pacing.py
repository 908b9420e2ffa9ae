"""Which rate limiter a client has: its own, or one that processes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._core._rate_limit import RateLimiter
from paradigm_ext._errors import ConfigurationError

if TYPE_CHECKING:
    from paradigm_ext._clock import Clock
    from paradigm_ext._config import Config
    from paradigm_ext._core._shared_rate_limit import SharedRateLimiter


def rate_limiter_of(config: Config, clock: Clock) -> RateLimiter | SharedRateLimiter | None:
    """Return the rate limiter that a configuration asks for; None for no limit.

    Raises:
        ConfigurationError: There is nothing to share, or the storage cannot be used.
    """
    allowance, storage = config.max_requests_per_minute, config.rate_limit_storage
    if allowance is None:
        if storage is not None:
            raise ConfigurationError("rate_limit_storage needs max_requests_per_minute, which is None")
        return None
    own = RateLimiter(allowance, opened=opened(clock))
    if storage is None:
        return own
    from paradigm_ext._client._redis_storage import RedisStorage
    from paradigm_ext._core._shared_rate_limit import SharedRateLimiter

    return SharedRateLimiter(own, RedisStorage(storage, config.base_url))


def opened(clock: Clock) -> float:
    """Return when a client's line begins: now, with nothing saved up."""
    return clock.monotonic()
