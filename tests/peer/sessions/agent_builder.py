"""The client of workflow-builder, in Python on aiohttp: agents and their tools, turns, guided chat, files.

Public at github.com/Apples96/workflow-builder; read: `api/paradigm_client.py` at commit 045fed8.

It signs with a bearer token and says `Content-Type: application/json` with every request but an upload. A
question opens its thread: 200 has the answer, 202 is under way; the answer is the last part of type `text`
in the last message. A file is deleted with 200 or 204, and 404 says that it was gone. It waits 3 s before
it asks for a new file, then asks every 3 s. What it does with passages and v2's document search is what
lighton-workflow-generator- does, and left to that session.
"""

from __future__ import annotations

import re

from tests.peer.reading import Last
from tests.peer.replay import Kept, Session, Step, Upload

FILES, CHAT, TURNS = "/api/v2/files", "/api/v2/chat/completions", "/api/v3/threads/turns"
QUESTION = "Who is the buyer?"
TENDER = Upload(name="tender.txt", content=b"The buyer is the town of Lyon.")
ANSWER = {"type": "text", "text": re.compile("Lyon")}
SCHEMA = {"type": "object", "properties": {"buyer": {"type": "string"}}, "required": ["buyer"]}


def asked(does: str, **fields: object) -> Step:
    return Step(
        does,
        f"POST {TURNS}",
        json={
            "query": QUESTION,
            "ml_model": "alfred-ft5",
            "private_scope": True,
            "company_scope": False,
            "file_ids": [Kept("file")],
            **fields,
        },
        takes=(200, 202),
        reads={"messages": Last({"parts": Last(ANSWER)})},
    )


def guided(does: str, reads: object, **fields: object) -> Step:
    return Step(
        does,
        f"POST {CHAT}",
        json={"model": "alfred-ft5", "messages": [{"role": "user", "content": QUESTION}], **fields},
        reads={"choices": [{"message": {"content": reads}}]},
    )


SESSION = Session(
    client="workflow-builder, re-played",
    version="045fed8",
    address="https://github.com/Apples96/workflow-builder",
    headers={"Authorization": "Bearer {key}"},
    content_type="application/json",
    steps=(
        Step(
            "list agents",
            "GET /api/v3/agents",
            reads={"results": [{"id": int, "name": str}]},
            keeps={"agent": "results.0.id"},
        ),
        Step(
            "list an agent's tools",
            "GET /api/v3/agents/{agent}/tools",
            reads={"native": list, "mcp_servers": list},
        ),
        Step(
            "upload a file",
            f"POST {FILES}",
            form={"purpose": "documents"},
            file=TENDER,
            takes=(200, 201),
            reads={"id": int, "filename": "tender.txt"},
            keeps={"file": "id"},
        ),
        Step(
            "wait for it",
            f"GET {FILES}/{{file}}",
            polls=3,
            reads={"status": "embedded", "filename": "tender.txt"},
        ),
        asked("ask by a chat setting", chat_setting_id=160),
        asked("ask an agent", agent_id=Kept("agent")),
        asked("force a search", agent_id=Kept("agent"), force_tool="document_search"),
        asked("force an analysis", agent_id=Kept("agent"), force_tool="document_analysis"),
        asked("ask for a schema", agent_id=Kept("agent"), response_format=SCHEMA),
        guided("chat", re.compile("Lyon")),
        guided("chat by a schema", re.compile(r'^\{\s*"buyer"'), guided_json=SCHEMA),
        guided("chat by a choice", re.compile("^(yes|no)$"), guided_choice=["yes", "no"]),
        guided("chat by an expression", re.compile(r"^\d{4}$"), guided_regex=r"\d{4}"),
        Step("delete the file", f"DELETE {FILES}/{{file}}", takes=(200, 204)),
        Step("delete it again", f"DELETE {FILES}/{{file}}", takes=(404,)),
    ),
)
