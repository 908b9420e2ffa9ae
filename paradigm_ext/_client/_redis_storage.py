"""The line of a shared rate limit in Redis: one script, so that each place is taken in one step."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from paradigm_ext._core._fork import renew_after_fork
from paradigm_ext._core._rate_limit import Place
from paradigm_ext._core._shared_rate_limit import StorageUnavailable
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._redaction import Redactor, passwords_of

if TYPE_CHECKING:
    from paradigm_ext._core._rate_limit import Pace
    from paradigm_ext._secrets import Secret

SCHEMES = ("redis", "rediss", "unix")
#: Seconds that connecting, or one answer, may take; the least of them that fits a deadline, or else the last.
PATIENCE = (1.0, 0.2, 0.05)
_MICROSECONDS = 1_000_000

#: Time is Redis's own, so that the workers' clocks may differ. The line is the local limiter's: the first
#: free slot, else the next one; a line that nobody knows begins with nothing saved up.
_RESERVE = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, ahead = tonumber(ARGV[1]), tonumber(ARGV[2])
local empty, most = tonumber(ARGV[3]), tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local free = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
local slot = free and tonumber(free)
if not slot then
  slot = math.max(tonumber(redis.call('GET', KEYS[1]) or now + empty), now)
end
local delay = math.max(0, slot - ahead - now)
if most >= 0 and delay > 0 and delay >= most then return {} end
if free then
  redis.call('ZREM', KEYS[2], free)
else
  local keep = math.ceil((slot - now + empty) / 1000) + 60000
  redis.call('SET', KEYS[1], string.format('%.0f', slot + interval), 'PX', keep)
end
return {string.format('%.0f', slot), string.format('%.0f', delay)}
"""
_GIVE_BACK = """
redis.call('ZADD', KEYS[2], ARGV[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left > 0 then redis.call('PEXPIRE', KEYS[2], left) else redis.call('DEL', KEYS[2]) end
return {}
"""


class RedisStorage:
    """A line in Redis, the same one for every client of the instance.

    Args:
        address: Where Redis is; may hold a password.
        base_url: The instance that the line is for.
    """

    def __init__(self, address: Secret, base_url: str) -> None:
        check_storage(address)
        _redis()
        self._address = address
        self._redactor = Redactor(passwords_of(address.reveal()))
        # The braces keep both keys on one node of a cluster.
        name = "{paradigm-ext:" + hashlib.sha256(base_url.encode()).hexdigest()[:16] + "}"
        self._keys = [f"{name}:next", f"{name}:free"]
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Begin without connections: a parent's are not closed here, they are forgotten."""
        self._clients: dict[float, Any] = {}

    def reserve(self, pace: Pace, seconds: float | None) -> Place | None:
        """Take the next place; None, and no place taken, where its delay is not below `seconds`.

        Raises:
            StorageUnavailable: Redis did not answer, or refused.
        """
        most = -1 if seconds is None else int(seconds * _MICROSECONDS)
        arguments = [round(value * _MICROSECONDS) for value in (pace.interval, pace.ahead, pace.empty)]
        answer = self._run(_RESERVE, [*arguments, most], seconds)
        if not answer:
            return None
        slot, delay = (int(value) / _MICROSECONDS for value in answer)
        return Place(slot, delay)

    def give_back(self, place: Place) -> None:
        """Return a place that was not used.

        Raises:
            StorageUnavailable: Redis did not answer, or refused.
        """
        self._run(_GIVE_BACK, [round(place.slot * _MICROSECONDS)], None)

    def close(self) -> None:
        """Close the connections."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            client.close()

    def _run(self, script: str, arguments: list[int], seconds: float | None) -> Any:
        redis = _redis()
        fitting = (patience for patience in PATIENCE if seconds is None or patience <= seconds)
        try:
            return self._client(next(fitting, PATIENCE[-1])).register_script(script)(self._keys, arguments)
        except (redis.RedisError, OSError) as error:
            words = self._redactor.hide(str(error)) or type(error).__name__
            raise StorageUnavailable(words) from None

    def _client(self, patience: float) -> Any:
        """Return the client whose connections wait so long; it belongs to this process."""
        found = self._clients.get(patience)
        return self._clients.setdefault(patience, self._connect(patience)) if found is None else found

    def _connect(self, patience: float) -> Any:
        retry = import_module("redis.retry").Retry(import_module("redis.backoff").NoBackoff(), 1)
        return _redis().Redis.from_url(
            self._address.reveal(),
            socket_timeout=patience,
            socket_connect_timeout=patience,
            # A connection that the server closed meanwhile is made once more, at once.
            retry=retry,
        )


def _is_of_redis(address: Secret) -> bool:
    """Tell whether an address can be Redis's; its parts are in no frame of the error."""
    with suppress(ValueError):
        parts = urlsplit(address.reveal())
        return parts.scheme in SCHEMES and (parts.port is None or parts.port > 0)
    return False


def check_storage(address: Secret) -> None:
    """Refuse an address that is not Redis's.

    Raises:
        ConfigurationError: Its scheme is another one, or it cannot be read; it is not shown.
    """
    if not _is_of_redis(address):
        schemes = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        raise ConfigurationError(
            f"rate_limit_storage must be an address such as redis://redis.example:6379/0 ({schemes})"
        )


def _redis() -> Any:
    try:
        return import_module("redis")
    except ImportError:
        raise ConfigurationError(
            "rate_limit_storage needs the extra: pip install 'paradigm-ext[redis]'"
        ) from None
