"""The client of lighton-workflow-generator-, in Python on aiohttp, for v2's files, passages and chat.

Public at github.com/Isydoria/lighton-workflow-generator-; read: `api/paradigm_client_standalone.py`,
`tests/test_paradigm_api.py` and the Makefile at commit f692b5a, what it reads of an asked file at 8d82c4a.
It is the same client as in Isydoria/mcp-workflow-analyse-cv.

It signs with a bearer token and says `Content-Type: application/json` with every request but an upload. An
upload is 200 or 201, everything else 200; 404 is a file that is not there. It polls a file every 2 s and
waits for `embedded`, or for `failed`, a word that no page has.
"""

from __future__ import annotations

import re

from tests.peer.replay import Kept, Session, Step, Upload

FILES, CHAT = "/api/v2/files", "/api/v2/chat"
BILL = Upload(name="bill.txt", content=b"Bill 12345. The total is 1200.00 EUR, of which 200.00 EUR are tax.")
CHUNK = {"uuid": str, "text": str}
SCOPES = {"company_scope": False, "private_scope": True, "private": True}
OLDER = "known from older pages; the description does not have it"

SESSION = Session(
    client="lighton-workflow-generator-, re-played",
    version="f692b5a",
    address="https://github.com/Isydoria/lighton-workflow-generator-",
    headers={"Authorization": "Bearer {key}"},
    content_type="application/json",
    steps=(
        Step(
            "upload a file",
            f"POST {FILES}",
            form={"collection_type": "private"},
            file=BILL,
            takes=(200, 201),
            reads={"id": int, "filename": "bill.txt", "status": str},
            keeps={"file": "id"},
        ),
        Step(
            "wait for it",
            f"GET {FILES}/{{file}}",
            polls=2,
            reads={"id": Kept("file"), "status": "embedded", "filename": "bill.txt"},
        ),
        Step(
            "read it with its content",
            f"GET {FILES}/{{file}}",
            query={"include_content": "true"},
            reads={"id": Kept("file"), "status": "embedded", "content": str},
        ),
        Step(
            "list its passages",
            f"GET {FILES}/{{file}}/chunks",
            reads={"chunks": [CHUNK]},
            keeps={"chunk": "chunks.0.uuid"},
        ),
        Step(
            "filter passages",
            "POST /api/v2/filter/chunks",
            json={"query": "What is the total?", "chunk_ids": [Kept("chunk")], "n": 10},
            reads={
                "query": "What is the total?",
                "chunks": [{**CHUNK, "metadata": dict, "filter_score": float}],
            },
            departs="it names no model for `/api/v2/filter/chunks`, which the vendor's page requires",
        ),
        Step(
            "filter passages by a model",
            "POST /api/v2/filter/chunks",
            json={"query": "What is the total?", "chunk_ids": [Kept("chunk")], "n": 10, "model": "reranker"},
            reads={
                "query": "What is the total?",
                "chunks": [{**CHUNK, "metadata": dict, "filter_score": float}],
            },
        ),
        Step(
            "query for passages",
            "POST /api/v2/query",
            json={"query": "total", "collection": "base_collection", "n": 10},
            reads={"query": str, "chunks": [{**CHUNK, "metadata": dict, "score": float}]},
            departs=(
                "it reads an object from `/api/v2/query`, an array by the vendor's page and to"
                " Live-intelligence-API"
            ),
        ),
        Step(
            "ask the file",
            f"POST {FILES}/{{file}}/ask-question",
            json={"question": "What is the total?"},
            reads={
                "response": re.compile("1200"),
                "chunks": [
                    {
                        **CHUNK,
                        "id": int,
                        "content_id": str,
                        "metadata": dict,
                        "document": Kept("file"),
                        "chunk_type": str,
                        "created_at": str,
                        "updated_at": str,
                    }
                ],
            },
        ),
        Step(
            "chat",
            f"POST {CHAT}/completions",
            json={
                "model": "alfred-4.2",
                "messages": [
                    {"role": "system", "content": "You are an accountant."},
                    {"role": "user", "content": "What is the total?"},
                ],
            },
            reads={"choices": [{"message": {"content": re.compile("1200")}}]},
        ),
        Step(
            "chat without a model",
            f"POST {CHAT}/completions",
            json={"messages": [{"role": "user", "content": "What is the total?"}], "temperature": 0.3},
            reads={"choices": [{"message": {"content": str}}]},
            departs="its tests chat without a model, which the vendor's page requires",
        ),
        Step(
            "search in documents",
            f"POST {CHAT}/document-search",
            json={"query": "total", "file_ids": [Kept("file")], "tool": "DocumentSearch", **SCOPES},
            lacks=OLDER,
        ),
        Step(
            "analyse documents",
            f"POST {CHAT}/document-analysis",
            json={"query": "total", "document_ids": [Kept("file")]},
            lacks=OLDER,
        ),
        Step("ask for the analysis", f"GET {CHAT}/document-analysis/1", lacks=OLDER),
        Step(
            "analyse images",
            f"POST {CHAT}/image-analysis",
            json={"query": "total", "document_ids": [Kept("file")], "private": False},
            lacks=OLDER,
        ),
        Step("ask for an unknown file", f"GET {FILES}/99999999", takes=(404,)),
        Step(
            "chat with a wrong key",
            f"POST {CHAT}/completions",
            headers={"Authorization": "Bearer invalid_key_123"},
            json={"messages": [{"role": "user", "content": "test"}]},
            takes=(401, 403),
        ),
    ),
)
