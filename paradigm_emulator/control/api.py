"""The admin API under `/_emulator/`: clock, faults, journal, seed and reset, for loopback clients only."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.http.fault import Fault
from paradigm_emulator.http.hosts import host_of, is_loopback, names_this_machine
from paradigm_emulator.http.params import whole_number
from paradigm_emulator.state.clock import iso
from paradigm_emulator.state.seed import DEFAULT_AGENT_ID, PRIVATE_WORKSPACE_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from paradigm_emulator.control.control import Control


def get_control(request: Request) -> Control:
    """Return what the admin API works on, after checking who asks.

    A page of another site that makes a browser post control carries its own `Origin`, and a rebound name its
    own `Host`.

    Raises:
        HTTPException: 403, the client or the host it names is not this machine.
    """
    client = request.client.host if request.client else ""
    host = host_of(request.scope)
    origin = request.headers.get("origin")
    if not (is_loopback(client) and names_this_machine(host)):
        raise HTTPException(403, "the admin API answers loopback clients only")
    if origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}":
        raise HTTPException(403, f"the admin API does not answer pages of {origin}")
    found: Control = request.app.state.control
    return found


async def json_object(request: Request) -> dict[str, Any]:
    """Return the JSON object of an admin request.

    Raises:
        HTTPException: 400, it is something else.
    """
    try:
        parsed = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is not JSON: {error}") from error
    if not isinstance(parsed, dict):
        raise HTTPException(400, "the body must be a JSON object")
    return parsed


async def state(request: Request) -> Response:
    """Return what this emulator is and holds."""
    control = get_control(request)
    tables = ("sessions", "documents", "workspaces", "agents", "chunks", "threads", "turns", "user_groups")
    return JSONResponse(
        {
            "emulator": "paradigm_emulator",
            "release": control.service.release,
            "clock": {"mode": "manual" if control.service.clock.manual else "real", **_time(control)},
            "default_agent_id": DEFAULT_AGENT_ID,
            "default_workspace_id": PRIVATE_WORKSPACE_ID,
            "counts": {name: control.service.store.scalar(f"SELECT count(*) FROM {name}") for name in tables},
            "faults": len(control.faults),
            "requests": len(control.journal),
        }
    )


def _time(control: Control) -> dict[str, Any]:
    now = control.service.clock.now()
    return {"now": now, "iso": iso(now)}


async def clock(request: Request) -> Response:
    """Return the time, or advance the clock by `{"advance": seconds}`."""
    control = get_control(request)
    if request.method == "POST":
        seconds = (await json_object(request)).get("advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise HTTPException(400, 'give {"advance": seconds}')
        try:
            await run_in_threadpool(control.service.clock.advance, float(seconds))
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
    return JSONResponse(_time(control))


async def journal(request: Request) -> Response:
    """List the journal (`method`, `path` narrow it, `limit` keeps the newest), or clear it."""
    control = get_control(request)
    if request.method == "DELETE":
        control.journal.clear()
        return Response(status_code=204)
    query = request.query_params
    entries = control.journal.matching(method=query.get("method"), path=query.get("path"))
    limit = whole_number(query.get("limit", ""))
    if limit is not None:
        entries = entries[-limit:] if limit else []
    return JSONResponse({"requests": [entry.to_dict() for entry in entries]})


async def faults(request: Request) -> Response:
    """List the armed faults, arm one (fields of `Fault`), or disarm all."""
    control = get_control(request)
    if request.method == "DELETE":
        control.faults.clear()
        return Response(status_code=204)
    if request.method == "POST":
        try:
            number = control.faults.add(Fault.from_dict(await json_object(request)))
        except (ValueError, TypeError) as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse({"number": number}, status_code=201)
    return JSONResponse({"faults": control.faults.listing()})


async def fault(request: Request) -> Response:
    """Disarm one fault."""
    if not get_control(request).faults.remove(request.path_params["number"]):
        raise HTTPException(404, "no such fault is armed")
    return Response(status_code=204)


async def seed(request: Request) -> Response:
    """Add groups, workspaces, agents and files: see `ParadigmEmulator.seed`."""
    control, body = get_control(request), await json_object(request)
    try:
        for item in body.get("files", []):
            if "base64" in item:
                item["data"] = base64.b64decode(item.pop("base64"), validate=True)
        return JSONResponse(await run_in_threadpool(control.seed, **body), status_code=201)
    except (TypeError, ValueError, KeyError, binascii.Error) as error:
        raise HTTPException(400, f"cannot seed that: {error}") from error


async def outcomes(request: Request) -> Response:
    """Let documents of some names end in a status: `{"pattern": ..., "status": ..., "detail": ...}`."""
    control, body = get_control(request), await json_object(request)
    try:
        control.service.pipeline.outcomes.script(body.pop("pattern"), body.pop("status"), **body)
    except (KeyError, TypeError) as error:
        raise HTTPException(400, f"cannot script that outcome: {error!r}") from error
    return Response(status_code=204)


async def document(request: Request) -> Response:
    """Put a document into a status: `{"status": ..., "detail": ...}`."""
    return await _changed(request, "id", get_control(request).set_document)


async def session(request: Request) -> Response:
    """Make a session valid or invalid: `{"is_valid": false}`."""
    return await _changed(request, "uuid", get_control(request).set_session)


async def _changed(request: Request, name: str, change: Callable[..., None]) -> Response:
    try:
        change(request.path_params[name], **await json_object(request))
    except TypeError as error:
        raise HTTPException(400, str(error)) from error
    except LookupError as error:
        raise HTTPException(404, str(error)) from error
    return Response(status_code=204)


async def snapshot(request: Request) -> Response:
    """Return the state as the bytes of an SQLite database, or replace it by the body of a PUT."""
    control = get_control(request)
    if request.method == "PUT":
        try:
            await run_in_threadpool(control.restore, await request.body())
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        return Response(status_code=204)
    return Response(await run_in_threadpool(control.snapshot), media_type="application/vnd.sqlite3")


async def reset(request: Request) -> Response:
    """Return to the state of a new emulator."""
    await run_in_threadpool(get_control(request).reset)
    return Response(status_code=204)


async def handle_http_exception(_request: Request, error: Exception) -> Response:
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
