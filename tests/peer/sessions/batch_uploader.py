"""Live-intelligence-API, a wrapper in Python that uploads in batches through upload sessions.

Public at github.com/RedTheFoxx/Live-intelligence-API; read: `src/live_api.py` and its tests at commit
59ed04e.

It signs with a bearer token and says `Content-Type: application/json` with every request but an upload,
also where there is no body. It takes every 2xx, and an empty body for an empty object. Python's `True` goes
into queries and forms as it is. A session is over for it when no document is `pending`; it looks every 30
s.
"""

from __future__ import annotations

import re

from tests.peer.replay import Kept, Session, Step, Upload

OK = (200, 201, 202, 204)
SESSIONS, FILES, CHAT = "/api/v2/upload-session", "/api/v2/files", "/api/v2/chat"
QUESTION = "How long does the lease run?"
MESSAGES = [{"role": "user", "content": QUESTION}]
OLDER = "known from older pages; the description does not have it"


def added(name: str, **fields: object) -> Step:
    """A file of a batch; the form of an upload leaves the content type to the library."""
    return Step(
        f"upload {name}",
        f"POST {SESSIONS}/{{session}}",
        form={"filename": name, "collection_type": "private", **fields},
        file=Upload(name=name, content=b"The lease runs for nine years."),
        takes=OK,
        reads={"id": int, "message": str},
    )


BATCH = (
    Step(
        "open a session of a pipeline",
        f"POST {SESSIONS}",
        json={"ingestion_pipeline": "v2.2.1"},
        takes=OK,
        reads={"uuid": str},
        keeps={"session": "uuid"},
    ),
    Step("delete it", f"DELETE {SESSIONS}/{{session}}", takes=OK, reads=b""),
    Step("open one without", f"POST {SESSIONS}", takes=OK, reads={"uuid": str}, keeps={"session": "uuid"}),
    added("lease.txt", title="Lease"),
    added(
        "annex.txt",
        chunk_size=1000,
        chunk_overlap=0.1,
        OCR_AGENT="tesseract",
        OCR_COMPLETE_DOC_TABLE_EXTRACTION=True,
        OCR_HI_RES_MODEL_NAME="ocr-model",
        OCR_STRATEGY="fast",
        OCR_TIMEOUT=60,
        OCR_URL="https://ocr.example.org",
        IS_VISUAL_INGESTION_ON=False,
        DEFAULT_PIPELINE="v2.2.1",
    ),
    Step(
        "wait until none is pending",
        f"GET {SESSIONS}/{{session}}",
        polls=30,
        takes=OK,
        reads={"documents": [{"id": int, "status": re.compile("^(?!pending)")}]},
        keeps={"file": "documents.0.id"},
    ),
    Step("close the sessions", f"POST {SESSIONS}/deactivate", takes=OK),
)
ANSWERS = (
    Step("list models", "GET /api/v2/models", takes=OK, reads={"data": [{"technical_name": str}]}),
    Step(
        "chat",
        f"POST {CHAT}/completions",
        json={"model": "alfred", "messages": MESSAGES},
        takes=OK,
        reads={"choices": [{"message": {"content": re.compile("nine years")}}]},
    ),
    Step(
        "chat in a stream",
        f"POST {CHAT}/completions",
        json={"model": "alfred", "messages": MESSAGES, "stream": True},
        takes=OK,
        events=True,
        reads=[{"choices": [{"delta": dict}]}],
    ),
    Step(
        "complete",
        "POST /api/v2/completions",
        json={"model": "alfred", "prompt": QUESTION},
        takes=OK,
        reads={"choices": [{"text": re.compile("nine years")}]},
    ),
    Step(
        "complete in a stream",
        "POST /api/v2/completions",
        json={"model": "alfred", "prompt": QUESTION, "stream": True},
        takes=OK,
        events=True,
        reads=[{"choices": [{"text": str}]}],
    ),
    Step(
        "query for passages",
        "POST /api/v2/query",
        json={"query": QUESTION, "n": 5},
        takes=OK,
        reads=[{"chunks": [{"text": str, "metadata": dict}]}],
    ),
    Step(
        "search in documents",
        f"POST {CHAT}/document-search",
        json={"query": QUESTION, "file_ids": [Kept("file")], "tool": "DocumentSearch"},
        lacks=OLDER,
    ),
    Step(
        "analyse documents",
        f"POST {CHAT}/document-analysis",
        json={"query": QUESTION, "document_ids": [Kept("file")]},
        lacks=OLDER,
    ),
    Step("ask for the analysis", f"GET {CHAT}/document-analysis/1", lacks=OLDER),
)
LISTS = (
    Step(
        "list the own files",
        f"GET {FILES}",
        query={"company_scope": "False", "private_scope": "True", "page": 1},
        takes=OK,
        reads={"data": [{"id": int, "filename": re.compile("^(lease|annex)")}]},
    ),
    Step(
        "list the company's",
        f"GET {FILES}",
        query={"company_scope": "True", "private_scope": "False"},
        takes=OK,
        reads={"data": []},
    ),
    Step("delete a file", f"DELETE {FILES}/{{file}}", takes=OK),
)

SESSION = Session(
    client="Live-intelligence-API, re-played",
    version="59ed04e",
    address="https://github.com/RedTheFoxx/Live-intelligence-API",
    headers={"Authorization": "Bearer {key}"},
    content_type="application/json",
    steps=(*BATCH, *ANSWERS, *LISTS),
)
