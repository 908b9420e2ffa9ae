"""Adding things to the state without requests: what `ParadigmEmulator.seed` and `/_emulator/seed` do."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from paradigm_emulator._seed import COMPANY_ID, PRIVATE_WORKSPACE_ID
from paradigm_emulator._uploads import safe_filename, split_name, unique_filename

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paradigm_emulator._state import Service

OWNER_ID = 1


def seed(
    service: Service,
    *,
    workspaces: Iterable[str | Mapping[str, Any]] = (),
    agents: Iterable[Mapping[str, Any]] = (),
    files: Iterable[Mapping[str, Any]] = (),
) -> dict[str, list[int]]:
    """Add workspaces, agents and files in one transaction; see `ParadigmEmulator.seed`.

    Raises:
        KeyError: A needed field is missing.
    """
    with service.store.transaction():
        return {
            "workspaces": [_workspace(service, item) for item in workspaces],
            "agents": [_agent(service, item) for item in agents],
            "files": [_file(service, item) for item in files],
        }


def _workspace(service: Service, item: str | Mapping[str, Any]) -> int:
    given = {"name": item} if isinstance(item, str) else item
    now = service.clock.now()
    cursor = service.store.execute(
        "INSERT INTO workspaces (name, workspace_type, description, document_upload_method, created_at,"
        " updated_at) VALUES (?, 'custom', ?, ?, ?, ?)",
        (
            given["name"],
            given.get("description", ""),
            given.get("document_upload_method", "manual"),
            now,
            now,
        ),
    )
    return cursor.lastrowid or 0


def _agent(service: Service, item: Mapping[str, Any]) -> int:
    now = service.clock.now()
    scope = item.get("workspaces")
    identifier = (
        service.store.execute(
            "INSERT INTO agents (name, description, instructions, company_id, group_id, ownership,"
            " is_default, is_favorite, scope_workspaces_by_group, all_workspaces, created_at, updated_at)"
            " VALUES (?,?,?,?,NULL,'company',0,0,0,?,?,?)",
            (
                item["name"],
                item.get("description"),
                item.get("instructions"),
                COMPANY_ID,
                scope is None,
                now,
                now,
            ),
        ).lastrowid
        or 0
    )
    for workspace_id in scope or ():
        service.store.execute("INSERT INTO agent_workspaces VALUES (?, ?)", (identifier, workspace_id))
    return identifier


def _file(service: Service, item: Mapping[str, Any]) -> int:
    now = service.clock.now()
    data = item["data"] if "data" in item else item["text"].encode()
    workspace_id = item.get("workspace_id", PRIVATE_WORKSPACE_ID)
    filename = unique_filename(service, workspace_id, safe_filename(item["filename"]))
    stem, extension = split_name(filename)
    fixed = item.get("status")
    identifier = (
        service.store.execute(
            "INSERT INTO documents (user_id, workspace_id, session_uuid, filename, title, extension, size,"
            " signature, parser, status, total_pages, created_at, updated_at, next_at)"
            " VALUES (?,?,?,?,?,?,?,?,'default',?,?,?,?,?)",
            (
                OWNER_ID, workspace_id, item.get("session"), filename, item.get("title", stem),
                extension.lower(), len(data), hashlib.sha256(data).hexdigest(), fixed or "pending",
                item.get("total_pages", 0), now, now,
                None if fixed else now + service.pace.pending_seconds(),
            ),
        ).lastrowid
        or 0
    )  # fmt: skip
    service.store.execute("INSERT INTO blobs VALUES (?, ?)", (identifier, data))
    for name in item.get("tags", ()):
        _tag(service, identifier, name)
    service.pipeline.wake()
    return identifier


def _tag(service: Service, document_id: int, name: str) -> None:
    now = service.clock.now()
    service.store.execute("INSERT OR IGNORE INTO tags VALUES (NULL, ?, '', 0, ?, ?)", (name, now, now))
    service.store.execute(
        "INSERT OR IGNORE INTO document_tags SELECT ?, id, 0 FROM tags WHERE name=?", (document_id, name)
    )
