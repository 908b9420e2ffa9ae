"""The process that gets killed: `paradigm mirror` on a clock that nobody waits for."""

from __future__ import annotations

import sys

from paradigm_ext.cli._app import app
from paradigm_ext.cli._settings import Settings
from tests.chaos.child import HurriedClock

if __name__ == "__main__":
    app(sys.argv[1:], obj=Settings(clock=HurriedClock()))
