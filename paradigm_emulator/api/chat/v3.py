"""v3 chat completions: the same as in v2."""

from __future__ import annotations

from typing import Final

from starlette.routing import Route

from paradigm_emulator.api.chat.v2 import chat

routes: Final = [Route("/api/v3/chat/completions", chat, methods=["POST"])]
