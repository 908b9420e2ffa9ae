"""The tool of the emulator's agents: the search in documents."""

from __future__ import annotations

from typing import Final

TOOL: Final = {"id": "document_search", "name": "document_search", "type": "native", "object": "tool"}
