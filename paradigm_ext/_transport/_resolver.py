"""Names of hosts, resolved in threads that nobody has to wait for."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
from concurrent.futures import Future

from paradigm_ext._core._fork import renew_after_fork


class Resolver:
    """Looks host names up in daemon threads: the system's call knows no time-out and cannot be cancelled.

    There is one thread for a host at a time, whoever asks for it: a name server that hangs holds one thread,
    not one for each request.
    """

    def __init__(self) -> None:
        self.after_fork()
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Forget the lookups of the parent, whose threads do not exist here."""
        self._lock = threading.Lock()
        self._pending: dict[tuple[str, int], Future[list[str]]] = {}

    def addresses(self, host: str, port: int) -> Future[list[str]]:
        """Return the host's addresses, in the system's order of preference, when they are there."""
        if _is_address(host):
            known: Future[list[str]] = Future()
            known.set_result([host])
            return known
        with self._lock:
            future = self._pending.get((host, port))
            if future is None:
                future = self._pending[host, port] = Future()
                future.set_running_or_notify_cancel()  # nobody who waits for it can cancel it for the others
                self._start(host, port, future)
            return future

    def _start(self, host: str, port: int, future: Future[list[str]]) -> None:
        look_up = threading.Thread(
            target=self._resolve, args=(host, port, future), daemon=True, name="paradigm-resolver"
        )
        try:
            look_up.start()
        except RuntimeError as error:  # the interpreter is shutting down, or the system has no thread left
            del self._pending[host, port]
            future.set_exception(OSError(f"the name {host!r} cannot be looked up: {error}"))

    def _resolve(self, host: str, port: int, future: Future[list[str]]) -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            result, failed = list(dict.fromkeys(str(entry[4][0]) for entry in found)), None
        except (OSError, UnicodeError) as error:
            result, failed = [], error
        with self._lock:
            self._pending.pop((host, port), None)
        if failed is None:
            future.set_result(result)
        else:
            future.set_exception(failed)


def _is_address(host: str) -> bool:
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(host)
        return True
    return False
