"""How late a busy machine is, so that a test of time is about the product."""

import threading
import time


class Lag:
    """How far a busy machine holds everything up: a thread beside the calls, which should only sleep.

    Attributes:
        seconds: By how much its pauses took longer than they should, in all.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._measure)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _measure(self):
        begun = time.monotonic()
        while not self._over.wait(0.05):
            self.seconds += time.monotonic() - begun - 0.05
            begun = time.monotonic()
