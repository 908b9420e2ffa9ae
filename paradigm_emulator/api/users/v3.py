"""v3 members of the company: list, create, change, remove."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from paradigm_emulator.api.users.rows import (
    LANGUAGES,
    check_ids,
    get_user_or_404,
    join_groups,
    role_of,
    serialize_user,
)
from paradigm_emulator.http.body import json_body
from paradigm_emulator.http.context import get_service, require_writer
from paradigm_emulator.http.errors import Refusal
from paradigm_emulator.http.pagination import Table, table_page
from paradigm_emulator.http.params import Params, path_id
from paradigm_emulator.state.seed import COMPANY_ID
from paradigm_emulator.state.sql_filter import SqlFilter

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

    from paradigm_emulator.http.body import Body
    from paradigm_emulator.state.service import Service

USERNAME: Final = re.compile(r"^[\w.@+-]+$")
EMAIL: Final = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


async def listing(request: Request) -> Response:
    """List the company's members by id."""
    service = get_service(request)
    params = Params(request)
    where = SqlFilter()
    where.add("is_removed=0")
    group, active = params.integer("group_id"), params.boolean("is_active")
    if group is not None:
        where.add("id IN (SELECT user_id FROM group_members WHERE group_id=?)", group)
    where.one_of("is_active", [] if active is None else [int(active)])
    if params.integer("company_id") not in (None, COMPANY_ID):
        where.add("0")
    params.check()
    table = Table("*", "users", "id")
    return JSONResponse(
        table_page(request, table, where, lambda rows: [serialize_user(service, row) for row in rows])
    )


async def create(request: Request) -> Response:
    """Invite a member, by v3: the body may name the company."""
    require_writer(request)
    body = await json_body(request)
    company = body.integer("company_id", nullable=True)
    if company not in (None, COMPANY_ID):
        body.complain("company_id", "does_not_exist", f'Invalid pk "{company}" - object does not exist.')
    return create_user(request, body)


def create_user(request: Request, body: Body) -> Response:
    """Store the member that a body describes and show it."""
    service = get_service(request)
    username = _username(service, body)
    email = _email(body)
    names = {name: body.text(name, blank=True) or "" for name in ("first_name", "last_name")}
    expires_at = body.moment("account_expiration_date")
    language = body.choice("language", LANGUAGES, default="en")
    active = body.boolean("is_active")
    groups = check_ids(service, body, "groups", "user_groups")
    roles = check_ids(service, body, "roles", "roles")
    body.check()
    with service.store.transaction():
        identifier = service.store.insert(
            "users",
            username=username,
            email=email,
            **names,
            role=role_of(roles or ()),
            settings=json.dumps({"language": language}),
            is_active=active,
            invitation_status="pending",
            expires_at=expires_at,
            created_at=service.clock.now(),
        )
        join_groups(service, identifier, groups or ())
    return JSONResponse(serialize_user(service, get_user_or_404(service, identifier)), status_code=201)


def _username(service: Service, body: Body) -> str | None:
    username = body.text("username", required=True)
    if username and not USERNAME.search(username):
        body.complain("username", "invalid", "Enter a valid username.")
    elif username and service.store.scalar("SELECT 1 FROM users WHERE username=?", (username,)):
        body.complain("username", "unique", "user with this username already exists.")
    return username


def _email(body: Body) -> str | None:
    email = body.text("email", required=True)
    if email and not EMAIL.search(email):
        body.complain("email", "invalid", "Enter a valid email address.")
    return email


# ------------------------------------------------------------------------------------------ changes


async def replace(request: Request) -> Response:
    """Replace a member's name, expiration and language: all of them are required."""
    return await _changed(request, required=True)


async def update(request: Request) -> Response:
    """Change a member's name, expiration or language."""
    return await _changed(request, required=False)


async def _changed(request: Request, *, required: bool) -> Response:
    require_writer(request)
    service, user = get_service(request), get_user_or_404(get_service(request), path_id(request))
    body = await json_body(request)
    changes: dict[str, Any] = {
        name: body.text(name, required=required, blank=True)
        for name in ("first_name", "last_name")
        if required or name in body
    }
    if required or "account_expiration_date" in body:
        changes["expires_at"] = body.moment("account_expiration_date", required=required)
    if required or "language" in body:
        language = body.text("language", required=required)
        if language is not None and language not in LANGUAGES:
            body.complain("language", "invalid_choice", f'"{language}" is not a valid choice.')
        changes["settings"] = json.dumps({**json.loads(user["settings"]), "language": language})
    body.check()
    return store_changes(service, user, changes)


def store_changes(service: Service, user: sqlite3.Row, changes: dict[str, Any]) -> Response:
    """Store changed columns of a member and show it."""
    with service.store.transaction() as connection:
        for column, value in changes.items():
            connection.execute(f"UPDATE users SET {column}=? WHERE id=?", (value, user["id"]))
    return JSONResponse(serialize_user(service, get_user_or_404(service, user["id"])))


async def delete(request: Request) -> Response:
    """Remove a member: out of every group, without a key; documents stay."""
    service, user = get_service(request), get_other_user_or_404(request)
    with service.store.transaction() as connection:
        connection.execute("UPDATE users SET is_removed=1, is_active=0 WHERE id=?", (user["id"],))
        for table in ("keys", "group_members"):
            connection.execute(f"DELETE FROM {table} WHERE user_id=?", (user["id"],))
    return Response(status_code=204)


def get_other_user_or_404(request: Request) -> sqlite3.Row:
    """Return the member that the path names, who must not be the one who asks.

    Raises:
        Refusal: 403, or 404 for nobody.
    """
    caller = require_writer(request)
    user = get_user_or_404(get_service(request), path_id(request))
    if user["id"] == caller.id:
        raise Refusal(403, "You cannot do this to your own account.")
    return user


routes: Final = [
    Route("/api/v3/users", listing, methods=["GET"]),
    Route("/api/v3/users", create, methods=["POST"]),
    Route("/api/v3/users/{id}", replace, methods=["PUT"]),
    Route("/api/v3/users/{id}", update, methods=["PATCH"]),
    Route("/api/v3/users/{id}", delete, methods=["DELETE"]),
]
