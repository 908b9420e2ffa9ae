"""Headless Chromium over its debugging pipe: as much of the DevTools protocol as these tests need."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str:
    """Return the browser's path.

    Raises:
        FileNotFoundError: There is none; who runs these tests has asked for one.
    """
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(
        f"no browser: none of {', '.join(NAMES)} is on the PATH; install Debian's `chromium`"
    )


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
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            with contextlib.suppress(AssertionError):
                if self.run(f"Boolean({condition})"):
                    return
            time.sleep(0.1)
        raise AssertionError(f"not within {seconds} s: {condition}; the page says:\n{self.text()}")

    def text(self) -> str:
        """Return the text that a person reads on the page."""
        return str(self.run("document.body ? document.body.innerText : ''"))

    # ------------------------------------------------------------------------ as a person would

    def open(self, url: str) -> None:
        """Go to an address."""
        self.page("Page.navigate", url=url)

    def click(self, element: str, *, seconds: float = 30) -> None:
        """Press the mouse on the middle of an element, an expression, once it is there to be seen."""
        self.wait_for(f"{element}?.checkVisibility()", seconds=seconds)
        middle = "(box => [box.x + box.width / 2, box.y + box.height / 2])"
        seen = f"(found => (found.scrollIntoView({{block: 'center'}}), found))({element})"
        x, y = self.run(f"{middle}({seen}.getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self.page("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def write(self, element: str, text: str, *, seconds: float = 30) -> None:
        """Type a text into a field, in place of what is in it."""
        self.click(element, seconds=seconds)
        self.run(f"{element}.focus(), {element}.select()")
        assert self.run(f"document.activeElement === {element}"), f"something lies over {element}"
        self.page("Input.insertText", text=text)

    def press(self, key: str, code: int) -> None:
        """Press a key.

        Args:
            key: Its name, such as "Enter".
            code: Its virtual key code, such as 13.
        """
        for kind in ("keyDown", "keyUp"):
            self.page("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def screenshot(self, element: str | None = None, *, down_to: str | None = None) -> bytes:
        """Return what is seen as PNG, once it has stopped moving.

        Args:
            element: Expression of the element to cut out; None: all of the window.
            down_to: Expression of the element that is the last one to be seen; None: no end.
        """
        whole = element or "document.documentElement"
        self.wait_for(f"{whole}.getAnimations().every(one => one.playState !== 'running')")
        x, y, width, height = self._box(whole)
        if down_to is not None:
            _, last, _, more = self._box(down_to)
            height = last + more + 12 - y
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": 1}
        return base64.b64decode(self.page("Page.captureScreenshot", format="png", clip=clip)["data"])

    def _box(self, element: str) -> tuple[float, float, float, float]:
        x, y, width, height = self.run(
            f"(box => [box.x, box.y, box.width, box.height])({element}.getBoundingClientRect())"
        )
        return x, y, width, height


@contextlib.contextmanager
def chromium(profile: Path, *, width: int = 1280, height: int = 900) -> Iterator[Browser]:
    """Start the browser with a profile of its own, and a window of so many pixels; it ends with the block."""
    program = executable()
    commands, to_browser = os.pipe()
    from_browser, answers = os.pipe()
    options = [
        "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--no-first-run", "--disable-gpu",
        "--disable-background-networking", "--disable-dev-shm-usage", f"--window-size={width},{height}",
        f"--user-data-dir={profile}",
    ]  # fmt: skip
    # Chromium reads descriptor 3 and writes descriptor 4; a small interpreter puts the pipes there.
    pipes = f"os.dup2({commands}, 3); os.dup2({answers}, 4)"
    wiring = f"import os, sys; {pipes}; os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", wiring, program, *options],
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
