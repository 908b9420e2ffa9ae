"""The page at `/_emulator/`: sessions and their documents, the journal, buttons for clock and faults."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from paradigm_emulator.control.api import get_control
from paradigm_emulator.control.html import Html, element, joined, table
from paradigm_emulator.http.params import whole_number
from paradigm_emulator.state.clock import iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from paradigm_emulator.control.control import Control
    from paradigm_emulator.http.faults import Faults

SESSIONS: Final = 10
DOCUMENTS: Final = 100
REQUESTS: Final = 40
ADVANCES: Final = (1, 10, 60)
GOOD: Final = frozenset({"embedded"})
BAD: Final = frozenset({"parsing_failed", "embedding_failed", "fail"})
FAULTS: Final[dict[str, tuple[str, Callable[[Faults], int]]]] = {
    "throttle": ("429, Retry-After 1", lambda faults: faults.throttle(1)),
    "proxy": ("502 page of a proxy", lambda faults: faults.proxy_page(502)),
    "maintenance": ("503 maintenance", lambda faults: faults.maintenance()),
    "reset": ("connection reset", lambda faults: faults.reset()),
    "lost": ("answer lost after acting", lambda faults: faults.reset(when="after")),
    "truncate": ("body cut short", lambda faults: faults.truncate()),
    "unknown-status": ("unknown status", lambda faults: faults.document_status("quarantined")),
    "session-invalid": ("session invalid", lambda faults: faults.session_invalid()),
    "self-next": ("next names itself", lambda faults: faults.self_next()),
}
# No script but the page's own file, nothing from elsewhere, and no frame around the buttons.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
)


async def page(request: Request) -> Response:
    """Show the emulator."""
    control = get_control(request)
    body = element(
        "body", element("main", _top(control), _buttons(control), _sessions(control), _journal(control))
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "Paradigm emulator"),
        element("link", rel="stylesheet", href="page.css"),
        element("script", src="page.js", defer=True),
    )
    markup = joined(Html("<!doctype html>"), element("html", head, body, lang="en"))
    return HTMLResponse(markup, headers={"content-security-policy": POLICY, "cache-control": "no-store"})


def _top(control: Control) -> Html:
    mode = "moved by hand" if control.service.clock.manual else "real time"
    return element(
        "header",
        element("h1", "Paradigm emulator"),
        element("span", "release ", element("code", control.service.release)),
        element(
            "span", "clock ", element("time", iso(control.service.clock.now()), id="clock"), f" ({mode})"
        ),
        element("span", "not Paradigm: answers are the emulator's own", class_="muted"),
    )


def _button(label: str, **fields: str | int) -> Html:
    inputs = (element("input", type="hidden", name=name, value=value) for name, value in fields.items())
    return element(
        "form", *inputs, element("button", label, id="-".join(map(str, fields.values()))), method="post"
    )


def _buttons(control: Control) -> Html:
    advances = [_button(f"+ {seconds} s", advance=seconds) for seconds in ADVANCES]
    armed = control.faults.listing()
    faults = [_button(label, fault=name) for name, (label, _) in FAULTS.items()]
    names = ", ".join(f"{one['name'] or one['kind']} ({one['times'] or 'always'})" for one in armed)
    return element(
        "section",
        element("h2", "Clock and state"),
        *advances,
        _button("Start anew", action="reset"),
        element("h2", "Fault for the next request"),
        *faults,
        _button("Disarm all", action="disarm") if armed else None,
        element("p", f"Armed: {names or 'none'}", id="armed", class_="muted"),
    )


def _status(status: str) -> Html:
    kind = "good" if status in GOOD else "bad" if status in BAD else ""
    return element("span", status, class_=f"status {kind}".strip())


def _sessions(control: Control) -> Html:
    rows = control.service.store.rows("SELECT * FROM sessions ORDER BY number DESC LIMIT ?", (SESSIONS,))
    shown = [_session(control, row["uuid"], valid=bool(row["is_valid"])) for row in rows]
    empty = element("p", "No upload session yet.", class_="muted")
    return element("section", element("h2", "Upload sessions"), *(shown or [empty]), id="sessions")


def _session(control: Control, uuid: str, *, valid: bool) -> Html:
    documents = control.service.store.rows(
        "SELECT d.id, filename, title, status, status_detail, total_pages, d.updated_at, w.name"
        " FROM documents d JOIN workspaces w ON w.id = workspace_id WHERE session_uuid=? ORDER BY d.id",
        (uuid,),
    )
    counts = Counter(document["status"] for document in documents)
    summary = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "empty"
    head = element(
        "p",
        element("code", uuid),
        f" {'valid' if valid else 'invalid'}: {summary} ",
        element("progress", value=counts["embedded"], max=max(len(documents), 1)),
    )
    listed: list[list[str | float | None]] = [
        [
            document["id"],
            document["title"] or document["filename"],
            document["name"],
            _status(document["status"]),
            document["status_detail"],
            document["total_pages"],
            iso(document["updated_at"]),
        ]
        for document in documents[:DOCUMENTS]
    ]
    columns = ["id", "title", "workspace", "status", "reason", "pages", "updated"]
    rest = len(documents) - DOCUMENTS
    more = element("p", f"and {rest} more", class_="muted") if rest > 0 else None
    return element("article", head, table(columns, listed, class_="documents"), more)


def _journal(control: Control) -> Html:
    entries = list(control.journal)[-REQUESTS:][::-1]
    rows: list[list[str | float | None]] = [
        [
            entry.number,
            entry.method,
            element("code", entry.path + (f"?{entry.query}" if entry.query else "")),
            entry.status or "no answer",
            entry.fault,
            f"{entry.seconds * 1000:.1f} ms",
        ]
        for entry in entries
    ]
    columns = ["no.", "method", "path", "status", "fault", "took"]
    return element("section", element("h2", "Requests"), table(columns, rows, id="journal"))


async def act(request: Request) -> Response:
    """Do what a button says, and show the page again."""
    control = get_control(request)
    form = {name: values[-1] for name, values in parse_qs((await request.body()).decode()).items()}
    await run_in_threadpool(_do, control, form)
    return RedirectResponse(str(request.url), status_code=303)


def _do(control: Control, form: dict[str, str]) -> None:
    fault, advance, action = form.get("fault"), form.get("advance", ""), form.get("action")
    if fault in FAULTS:
        FAULTS[fault][1](control.faults)
    elif (seconds := whole_number(advance)) is not None:
        try:
            control.service.clock.advance(seconds)
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
    elif action == "reset":
        control.reset()
    elif action == "disarm":
        control.faults.clear()
    else:
        raise HTTPException(400, "no such button")


def _file(name: str, media_type: str) -> Callable[[Request], Response]:
    content = Path(__file__).with_name(name).read_text("utf-8")
    return lambda _request: Response(content, media_type=media_type)


routes: Final = [
    Route("/", page, methods=["GET"]),
    Route("/", act, methods=["POST"]),
    Route("/page.css", _file("page.css", "text/css"), methods=["GET"]),
    Route("/page.js", _file("page.js", "text/javascript"), methods=["GET"]),
]
