"""The vendor's SDK for TypeScript, `@lighton-ai/sdk` 1.0.0: the steps of its end-to-end script, in order.

Public at github.com/lightonai/lighton-typescript-sdk; read: `src/file.ts`, `src/activeRecord.ts` and
`src/workspace.ts` at commit 0511ea4, `src/client.ts` and `src/utils.ts` at f01ab72 or before,
`tests/e2e/cli.ts` at 2910625. Its README names a package of npm, which the registry did not have on
2026-11-26.

It is made for the successor, whose release is played. It signs with a bearer token. Lists are followed by
`next` to the end. It takes every 2xx, reads an empty body as null, and copies those fields of an answer
that it knows. A file is ready as `embedded` or `parsed` with a null `pending_reprocess`; it polls every 2
s.
"""

from __future__ import annotations

import re

from tests.peer.replay import Kept, Session, Step, Upload

WORKSPACES, FILES, TAGS = "/api/v3/workspaces", "/api/v3/files", "/api/v3/tags"
OK = (200, 201, 202, 204, 207)
FIRST = Upload(name="incident.md", content=b"# Incident\n\nThe pump failed in May.")
SECOND = Upload(name="report.txt", content=b"The pump was repaired and it runs again.")
READY = {"status": re.compile("^(embedded|parsed)$"), "pending_reprocess": None}
WORKSPACE = {
    "id": int,
    "name": "e2e",
    "description": str,
    "workspace_type": str | None,
    "document_upload_method": str | None,
    "files_count": int | None,
    "used_storage": int | float | None,
    "created_at": str | None,
    "updated_at": str | None,
}
TAG = {"id": int, "name": "e2e", "description": str, "auto_assign": bool, "document_count": int | None}
ORIGIN = {"external_id": "e2e-1", "additional_metadata": {"run": "1"}}
DOCUMENT = {
    "id": Kept("file"),
    "filename": str,
    "title": str,
    "extension": str | None,
    "total_pages": int | None,
    "size": int | None,
    "created_at": str | None,
    "updated_at": str | None,
}
SUCCESSOR = "the successor's; no page of Paradigm has it"

WORKSPACE_STEPS = (
    Step(
        "create a workspace",
        f"POST {WORKSPACES}",
        json={"name": "e2e", "description": "SDK e2e run"},
        takes=OK,
        reads=WORKSPACE,
        keeps={"workspace": "id"},
    ),
    Step(
        "list workspaces",
        f"GET {WORKSPACES}",
        query={"name": "e2e"},
        takes=OK,
        pages=True,
        reads={"results": [{"id": Kept("workspace"), "name": "e2e", "user_role": "owner", "files_count": 0}]},
    ),
    Step("get it", f"GET {WORKSPACES}/{{workspace}}", takes=OK, reads=WORKSPACE),
    Step(
        "save it",
        f"PATCH {WORKSPACES}/{{workspace}}",
        json={"name": "e2e", "description": "renamed by e2e"},
        takes=OK,
        reads={**WORKSPACE, "description": "renamed by e2e"},
    ),
    Step(
        "refresh it",
        f"GET {WORKSPACES}/{{workspace}}",
        takes=OK,
        reads={**WORKSPACE, "description": "renamed by e2e"},
    ),
)
UPLOAD_STEPS = (
    Step(
        "upload a file",
        f"POST {FILES}",
        form={
            "workspace_id": Kept("workspace"),
            "filename": "incident.md",
            "external_metadata": {**ORIGIN, "doc_type": "incident"},
        },
        file=FIRST,
        takes=OK,
        reads={"id": int, "status": str, "title": "incident"},
        keeps={"file": "id"},
    ),
    Step("wait for it", f"GET {FILES}/{{file}}", takes=OK, polls=2, reads={**DOCUMENT, **READY}),
    Step(
        "find it by its name",
        f"GET {FILES}",
        query={"workspace_id": Kept("workspace"), "title": "incident"},
        takes=OK,
        pages=True,
        reads={"results": [{"id": Kept("file"), "title": "incident"}]},
    ),
    Step("save its title", f"PATCH {FILES}/{{file}}", form={"title": "e2e incident"}, takes=OK),
    Step(
        "refresh it",
        f"GET {FILES}/{{file}}",
        takes=OK,
        reads={**DOCUMENT, "title": "e2e incident", "external_metadata": {**ORIGIN, "doc_type": "incident"}},
    ),
    Step(
        "merge its metadata",
        f"PATCH {FILES}/{{file}}",
        form={"title": "e2e incident", "external_metadata": {"doc_type": "ticket"}},
        takes=OK,
        reads={"external_metadata": {**ORIGIN, "doc_type": "ticket"}},
    ),
    Step(
        "list the workspace",
        f"GET {FILES}",
        query={"workspace_id": Kept("workspace")},
        takes=OK,
        pages=True,
        reads={"results": [{**DOCUMENT, "external_metadata": {**ORIGIN, "doc_type": "ticket"}}]},
    ),
)
TAG_STEPS = (
    Step(
        "create a tag",
        f"POST {TAGS}",
        json={"name": "e2e", "description": "SDK e2e run", "auto_assign": True},
        takes=OK,
        reads=TAG,
        keeps={"tag": "id"},
    ),
    Step(
        "look its name up", f"GET {TAGS}", takes=OK, pages=True, reads={"results": [{"id": int, "name": str}]}
    ),
    Step(
        "tag the file",
        f"POST {FILES}/{{file}}/tags",
        json={"tags": [Kept("tag")]},
        takes=OK,
        reads={**DOCUMENT, "tags": [{"id": Kept("tag")}]},
    ),
    Step("untag it", f"DELETE {FILES}/{{file}}/tags/{{tag}}", takes=OK),
    Step("tag it again", f"POST {FILES}/{{file}}/tags", json={"tags": [Kept("tag")]}, takes=OK),
)
ABSENT_STEPS = (
    Step("list templates of content types", "GET /api/v3/content-types/templates", lacks=SUCCESSOR),
    Step("list content types", "GET /api/v3/content-types", lacks=SUCCESSOR),
    Step("list the file's facets", f"GET {FILES}/{{file}}/facets", lacks=SUCCESSOR),
    Step(
        "classify the file",
        f"POST {FILES}/{{file}}/facets",
        json={"action": "classify", "content_type_path": "e2e"},
        lacks=SUCCESSOR,
    ),
    Step(
        "search the workspace",
        "POST /api/v3/search",
        json={"query": "pump", "workspace_id": [Kept("workspace")], "max_results": 5},
        lacks=SUCCESSOR,
    ),
    Step(
        "ask the workspace",
        "POST /api/v3/ask",
        json={"query": "pump", "workspace_id": [Kept("workspace")], "max_results": 5},
        lacks=SUCCESSOR,
    ),
    Step("parse a document", "POST /api/v3/parse", form={}, file=FIRST, lacks=SUCCESSOR),
    Step("extract from one", "POST /api/v3/extract", form={"schema": {}}, file=FIRST, lacks=SUCCESSOR),
    Step("list API keys", "GET /api/v3/keys", lacks=SUCCESSOR),
    Step("fetch the thumbnail", f"GET {FILES}/{{file}}/thumbnail", lacks=SUCCESSOR),
)
BINARY_STEPS = (
    Step(
        "download the original",
        f"GET {FILES}/{{file}}/download",
        query={"purpose": "original"},
        takes=OK,
        reads=FIRST.content,
    ),
    Step(
        "download a rendition that is not there",
        f"GET {FILES}/{{file}}/download",
        query={"purpose": "rendered_pdf"},
        takes=OK,
        reads=FIRST.content,
    ),
    Step(
        "download the transcript",
        f"GET {FILES}/{{file}}/download",
        query={"purpose": "transcript"},
        takes=OK,
        reads=FIRST.content,
    ),
    Step(
        "read its pages",
        f"GET {FILES}/{{file}}",
        query={"include_content": "true"},
        takes=OK,
        reads={"pages": [{"index": int, "markdown": re.compile("pump failed")}]},
    ),
)
REPLACE_STEPS = (
    Step(
        "replace the content",
        f"PATCH {FILES}/{{file}}",
        form={},
        file=SECOND,
        takes=OK,
        reads={"id": Kept("file"), "pending_reprocess": "update", "status": "embedded"},
    ),
    Step("wait for it", f"GET {FILES}/{{file}}", takes=OK, polls=2, reads={**DOCUMENT, **READY}),
    Step(
        "see what stayed",
        f"GET {FILES}/{{file}}",
        takes=OK,
        reads={
            **DOCUMENT,
            "filename": "report.txt",
            "title": "e2e incident",
            "size": len(SECOND.content),
            "tags": [{"id": Kept("tag")}],
        },
    ),
)
BATCH_STEPS = (
    Step(
        "upload another",
        f"POST {FILES}",
        form={"workspace_id": Kept("workspace"), "filename": "report.txt"},
        file=SECOND,
        takes=OK,
        reads={"id": int, "status": str},
        keeps={"other": "id"},
    ),
    Step("wait for it", f"GET {FILES}/{{other}}", takes=OK, polls=2, reads=READY),
    Step(
        "delete many, of which one is unknown",
        f"POST {FILES}/bulk-delete",
        json={"ids": [Kept("other"), 999]},
        takes=(404,),
        reads={"detail": str},
    ),
    Step("delete many", f"POST {FILES}/bulk-delete", json={"ids": [Kept("other")]}, takes=OK),
    Step(
        "see who is left",
        f"GET {FILES}",
        query={"workspace_id": Kept("workspace")},
        takes=OK,
        pages=True,
        reads={"count": 1, "results": [{"id": Kept("file")}]},
    ),
)
LAST_STEPS = (
    Step("delete the tag", f"DELETE {TAGS}/{{tag}}", takes=OK),
    Step("delete the workspace", f"DELETE {WORKSPACES}/{{workspace}}", takes=OK),
    Step(
        "ask with a wrong key",
        f"GET {WORKSPACES}",
        headers={"Authorization": "Bearer wrong"},
        takes=(401,),
        reads={"detail": str},
    ),
)

SESSION = Session(
    client="lighton-typescript-sdk, re-played",
    version="1.0.0",
    address="https://github.com/lightonai/lighton-typescript-sdk",
    headers={"Authorization": "Bearer {key}"},
    steps=(
        *WORKSPACE_STEPS,
        *UPLOAD_STEPS,
        *TAG_STEPS,
        *ABSENT_STEPS,
        *BINARY_STEPS,
        *REPLACE_STEPS,
        *BATCH_STEPS,
        *LAST_STEPS,
    ),
    release="successor",
)
