"""The admin API under `/_emulator/`: clock, faults, journal, seed and reset, for loopback clients only."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import json
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.http.faults import Fault
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import DEFAULT_AGENT_ID, PRIVATE_WORKSPACE_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from paradigm_emulator.control.control import Control


def control(request: Request) -> Control:
    """Return what the admin API works on, after checking who asks.

    A page of another site that makes a browser post here carries its own `Origin`, and a rebound name its
    own `Host`.

    Raises:
        HTTPException: 403, the client or the host it names is not this machine.
    """
    client = request.client.host if request.client else ""
    host = request.url.hostname or ""
    origin = request.headers.get("origin")
    if not (_loopback(client) and (host == "localhost" or _loopback(host))):
        raise HTTPException(403, "the admin API answers loopback clients only")
    if origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}":
        raise HTTPException(403, f"the admin API does not answer pages of {origin}")
    found: Control = request.app.state.control
    return found


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


async def given(request: Request) -> dict[str, Any]:
    """Return the JSON object of an admin request.

    Raises:
        HTTPException: 400, it is none.
    """
    try:
        parsed = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is not JSON: {error}") from error
    if not isinstance(parsed, dict):
        raise HTTPException(400, "the body must be a JSON object")
    return parsed


async def state(request: Request) -> Response:
    """Tell what this emulator is and holds."""
    here = control(request)
    tables = ("sessions", "documents", "workspaces", "agents", "chunks", "threads", "turns", "user_groups")
    return JSONResponse(
        {
            "emulator": "paradigm_emulator",
            "release": here.service.release,
            "clock": {"mode": "manual" if here.service.clock.manual else "real", **_time(here)},
            "default_agent_id": DEFAULT_AGENT_ID,
            "default_workspace_id": PRIVATE_WORKSPACE_ID,
            "counts": {name: here.service.store.scalar(f"SELECT count(*) FROM {name}") for name in tables},
            "faults": len(here.faults),
            "requests": len(here.journal),
        }
    )


def _time(here: Control) -> dict[str, Any]:
    now = here.service.clock.now()
    return {"now": now, "iso": iso(now)}


async def clock(request: Request) -> Response:
    """Tell the time, or advance a manual clock by `{"advance": seconds}`."""
    here = control(request)
    if request.method == "POST":
        seconds = (await given(request)).get("advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise HTTPException(400, 'give {"advance": seconds}')
        try:
            await run_in_threadpool(here.service.clock.advance, float(seconds))
        except (ValueError, RuntimeError) as error:
            raise HTTPException(409, str(error)) from error
    return JSONResponse(_time(here))


async def journal(request: Request) -> Response:
    """List the journal (`method`, `path` narrow it, `limit` keeps the newest), or clear it."""
    here = control(request)
    if request.method == "DELETE":
        here.journal.clear()
        return Response(status_code=204)
    query = request.query_params
    entries = here.journal.matching(method=query.get("method"), path=query.get("path"))
    limit = query.get("limit", "")
    if limit.isdigit():
        entries = entries[-int(limit) :] if int(limit) else []
    return JSONResponse({"requests": [entry.to_dict() for entry in entries]})


async def faults(request: Request) -> Response:
    """List the armed faults, arm one (fields of `Fault`), or disarm all."""
    here = control(request)
    if request.method == "DELETE":
        here.faults.clear()
        return Response(status_code=204)
    if request.method == "POST":
        try:
            number = here.faults.add(Fault.from_dict(await given(request)))
        except (ValueError, TypeError) as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse({"number": number}, status_code=201)
    return JSONResponse({"faults": here.faults.listing()})


async def fault(request: Request) -> Response:
    """Disarm one fault."""
    if not control(request).faults.remove(request.path_params["number"]):
        raise HTTPException(404, "no such fault is armed")
    return Response(status_code=204)


async def seed(request: Request) -> Response:
    """Add groups, workspaces, agents and files: see `ParadigmEmulator.seed`."""
    here, body = control(request), await given(request)
    try:
        for item in body.get("files", []):
            if "base64" in item:
                item["data"] = base64.b64decode(item.pop("base64"), validate=True)
        return JSONResponse(await run_in_threadpool(here.seed, **body), status_code=201)
    except (TypeError, ValueError, KeyError, binascii.Error) as error:
        raise HTTPException(400, f"cannot seed that: {error}") from error


async def outcomes(request: Request) -> Response:
    """Let documents of some names end in a status: `{"pattern": ..., "status": ..., "detail": ...}`."""
    here, body = control(request), await given(request)
    try:
        here.service.pipeline.outcomes.script(body.pop("pattern"), body.pop("status"), **body)
    except (KeyError, TypeError) as error:
        raise HTTPException(400, f"cannot script that outcome: {error!r}") from error
    return Response(status_code=204)


async def document(request: Request) -> Response:
    """Put a document into a status: `{"status": ..., "detail": ...}`."""
    return await _changed(request, "id", control(request).set_document)


async def session(request: Request) -> Response:
    """Make a session valid or invalid: `{"is_valid": false}`."""
    return await _changed(request, "uuid", control(request).set_session)


async def _changed(request: Request, name: str, change: Callable[..., None]) -> Response:
    try:
        change(request.path_params[name], **await given(request))
    except TypeError as error:
        raise HTTPException(400, str(error)) from error
    except LookupError as error:
        raise HTTPException(404, str(error)) from error
    return Response(status_code=204)


async def snapshot(request: Request) -> Response:
    """Return the state as the bytes of an SQLite database, or replace it by the body of a PUT."""
    here = control(request)
    if request.method == "PUT":
        try:
            await run_in_threadpool(here.restore, await request.body())
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        return Response(status_code=204)
    return Response(await run_in_threadpool(here.snapshot), media_type="application/vnd.sqlite3")


async def reset(request: Request) -> Response:
    """Return to the state of a new emulator."""
    await run_in_threadpool(control(request).reset)
    return Response(status_code=204)


async def told(_request: Request, error: Exception) -> Response:
    """Answer an admin error as `{"error": sentence}`."""
    if not isinstance(error, HTTPException):
        raise error
    return JSONResponse({"error": error.detail}, status_code=error.status_code, headers=error.headers)


routes: Final = [
    Route("/state", state, methods=["GET"]),
    Route("/clock", clock, methods=["GET", "POST"]),
    Route("/journal", journal, methods=["GET", "DELETE"]),
    Route("/faults", faults, methods=["GET", "POST", "DELETE"]),
    Route("/faults/{number:int}", fault, methods=["DELETE"]),
    Route("/outcomes", outcomes, methods=["POST"]),
    Route("/documents/{id:int}", document, methods=["POST"]),
    Route("/sessions/{uuid}", session, methods=["POST"]),
    Route("/snapshot", snapshot, methods=["GET", "PUT"]),
    Route("/seed", seed, methods=["POST"]),
    Route("/reset", reset, methods=["POST"]),
]
