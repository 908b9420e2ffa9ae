"""v2 models: list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.models.rows import MODELS
from paradigm_emulator.http.context import get_service

if TYPE_CHECKING:
    from starlette.requests import Request


async def models(request: Request) -> Response:
    """List the models: Paradigm's fields, and `id` and `object` for OpenAI clients."""
    created = int(get_service(request).store.scalar("SELECT min(created_at) FROM users"))
    listed = [
        {
            "id": name,
            "object": "model",
            "created": created,
            "owned_by": "paradigm_emulator",
            "name": name,
            "technical_name": name,
            "model_type": kind,
            "deployment_type": "Emulated",
            "enabled": True,
        }
        for name, kind in MODELS
    ]
    return JSONResponse({"object": "list", "data": listed})


routes: Final = [
    Route("/api/v2/models", models, methods=["GET"]),
]
