"""Headless Chromium over its debugging pipe: as much of the DevTools protocol as these tests need."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def executable() -> str | None:
    """Return the browser's path, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One tab.

    Args:
        to_browser: File descriptor that Chromium reads commands from.
        from_browser: File descriptor that it writes answers to.
    """

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to = os.fdopen(to_browser, "wb", buffering=0)
        self._from = os.fdopen(from_browser, "rb", buffering=0)
        self._count = 0
        self._held = b""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def _call(self, method: str, *, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        self._count += 1
        command = {"id": self._count, "method": method, "params": parameters}
        self._to.write(json.dumps(command | ({"sessionId": session} if session else {})).encode() + b"\0")
        while (answer := self._message()).get("id") != self._count:
            pass
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            chunk = self._from.read(65536)
            assert chunk, "the browser is gone"
            self._held += chunk
        message, _, self._held = self._held.partition(b"\0")
        parsed: dict[str, Any] = json.loads(message)
        return parsed

    def page(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the tab."""
        return self._call(method, session=self._session, **parameters)

    def run(self, script: str) -> Any:
        """Return the value of an expression, a promise's once it is there."""
        answer = self.page("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, condition: str, *, seconds: float = 15) -> None:
        """Wait until an expression is true, across page loads."""
        for _ in range(int(seconds / 0.05)):
            with contextlib.suppress(AssertionError):
                if self.run(f"Boolean({condition})"):
                    return
            self.run("new Promise(done => setTimeout(done, 50))")
        raise AssertionError(f"not within {seconds} s: {condition}")

    def screenshot(self) -> bytes:
        """Return what is seen as PNG."""
        return base64.b64decode(self.page("Page.captureScreenshot", format="png")["data"])


@contextlib.contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """Start the browser with a profile of its own; it ends with the block."""
    commands, to_browser = os.pipe()
    from_browser, answers = os.pipe()
    options = [
        "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--no-first-run", "--disable-gpu",
        "--disable-background-networking", "--disable-dev-shm-usage", "--window-size=1280,900",
        f"--user-data-dir={profile}",
    ]  # fmt: skip
    # Chromium reads descriptor 3 and writes descriptor 4; a small interpreter puts the pipes there.
    pipes = f"os.dup2({commands}, 3); os.dup2({answers}, 4)"
    wiring = f"import os, sys; {pipes}; os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", wiring, executable() or "", *options],
        pass_fds=(commands, answers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(commands)
    os.close(answers)
    try:
        yield Browser(to_browser, from_browser)
    finally:
        process.terminate()
        process.wait(timeout=20)
