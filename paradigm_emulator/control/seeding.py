"""Adding things to the state without requests: what `ParadigmEmulator.seed` and `/_emulator/seed` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paradigm_emulator.api.agents.rows import insert_agent
from paradigm_emulator.api.groups.rows import insert_group
from paradigm_emulator.api.workspaces.rows import insert_workspace
from paradigm_emulator.ingest.documents import NewDocument, insert_document, safe_filename
from paradigm_emulator.ingest.tagging import assign
from paradigm_emulator.state.seed import PRIVATE_WORKSPACE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paradigm_emulator.state.service import Service

OWNER_ID = 1


def seed(
    service: Service,
    *,
    groups: Iterable[str | Mapping[str, Any]] = (),
    workspaces: Iterable[str | Mapping[str, Any]] = (),
    agents: Iterable[Mapping[str, Any]] = (),
    files: Iterable[Mapping[str, Any]] = (),
) -> dict[str, list[int]]:
    """Add groups, workspaces, agents and files in one transaction; see `ParadigmEmulator.seed`.

    Raises:
        KeyError: A needed field is missing.
    """
    with service.store.transaction():
        return {
            "groups": [_group(service, item) for item in groups],
            "workspaces": [_workspace(service, item) for item in workspaces],
            "agents": [_agent(service, item) for item in agents],
            "files": [_file(service, item) for item in files],
        }


def _named(item: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": item} if isinstance(item, str) else item


def _workspace(service: Service, item: str | Mapping[str, Any]) -> int:
    given = _named(item)
    return insert_workspace(
        service,
        given["name"],
        description=given.get("description", ""),
        method=given.get("document_upload_method", "manual"),
        groups=given.get("groups", ()),
    )


def _group(service: Service, item: str | Mapping[str, Any]) -> int:
    given = _named(item)
    return insert_group(
        service, given["name"], description=given.get("description"), members=given.get("members", ())
    )


def _agent(service: Service, item: Mapping[str, Any]) -> int:
    return insert_agent(
        service,
        item["name"],
        scope=item.get("workspaces"),
        description=item.get("description"),
        instructions=item.get("instructions"),
    )


def _file(service: Service, item: Mapping[str, Any]) -> int:
    new = NewDocument(
        user_id=OWNER_ID,
        workspace_id=item.get("workspace_id", PRIVATE_WORKSPACE_ID),
        filename=safe_filename(item["filename"]),
        title=item.get("title"),
        session_uuid=item.get("session"),
        status=item.get("status"),
        total_pages=item.get("total_pages", 0),
        **item.get("external_metadata", {}),
    )
    identifier = insert_document(service, new, item["data"] if "data" in item else item["text"].encode())
    if new.status == "embedded":
        service.pipeline.index(identifier)
        if "total_pages" in item:
            service.store.execute(
                "UPDATE documents SET total_pages=? WHERE id=?", (new.total_pages, identifier)
            )
    for name in item.get("tags", ()):
        _tag(service, identifier, name)
    return identifier


def _tag(service: Service, document_id: int, name: str) -> None:
    now = service.clock.now()
    service.store.execute("INSERT OR IGNORE INTO tags VALUES (NULL, ?, '', 0, ?, ?)", (name, now, now))
    assign(service, document_id, [service.store.scalar("SELECT id FROM tags WHERE name=?", (name,))])
