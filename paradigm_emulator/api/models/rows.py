"""The models that the emulator names; none of them generates anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paradigm_emulator.http.body import Body

CHAT_MODEL: Final = "emulated-extractive"
EMBEDDING_MODEL: Final = "emulated-hashing"
MODELS: Final = ((CHAT_MODEL, "Large language model"), (EMBEDDING_MODEL, "Embedding model"))


def wanted_model(body: Body, kind: str) -> str:
    """Return the model that a body names; any name is taken, so that a client needs no change here."""
    return body.text("model", required=True, limit=255) or kind
