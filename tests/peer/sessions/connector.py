"""oto's connector for Paradigm, `oto.tools.lighton`, in Python on requests.

Public at github.com/otomata-tech/oto-core; read: `oto/tools/lighton/client.py` at commit ffa2849 and its
tests. Later versions speak to the successor only.

It signs with a bearer token. It takes every status below 400, and reads no body as None. Answers are handed
on as they are, but models, of which it keeps three keys. Of an error it shows `detail`, or else `error`.
"""

from __future__ import annotations

import re

from tests.peer.replay import Kept, Session, Step, Upload

FILES = "/api/v2/files"
OK = (200, 201, 202, 204)

SESSION = Session(
    client="oto.tools.lighton, re-played",
    version="ffa2849",
    address="https://github.com/otomata-tech/oto-core",
    headers={"Authorization": "Bearer {key}"},
    steps=(
        Step(
            "list models",
            "GET /api/v2/models",
            reads={"data": [{"name": str, "model_type": str, "enabled": bool}]},
        ),
        Step(
            "upload",
            f"POST {FILES}",
            form={"collection_type": "private", "title": "Note"},
            file=Upload(name="note.txt", content=b"The secret code is 4711."),
            takes=OK,
            reads={"id": int},
            keeps={"file": "id"},
        ),
        Step("look at it", f"GET {FILES}/{{file}}", polls=1, reads={"status": "embedded"}),
        Step(
            "list files of a scope",
            f"GET {FILES}",
            query={"private_scope": "True", "company_scope": "False", "page": 1},
            reads={"data": [{"id": Kept("file")}]},
        ),
        Step(
            "query",
            "POST /api/v2/query",
            json={"query": "code secret", "n": 3, "collection": "base_collection"},
            reads=[{"chunks": [{"text": re.compile("4711")}]}],
        ),
        Step(
            "query several",
            "POST /api/v2/query",
            json={"query": ["secret", "code"], "n": 3},
            reads=[{"query": str, "chunks": [{"text": re.compile("4711")}]}],
        ),
        Step(
            "ask the document",
            f"POST {FILES}/{{file}}/ask-question",
            json={"question": "Which is the secret code?"},
            reads={"response": re.compile("4711")},
        ),
        Step(
            "chat",
            "POST /api/v2/chat/completions",
            json={
                "model": "alfred-ft5",
                "messages": [{"role": "user", "content": "Which is the secret code?"}],
                "max_tokens": 10,
                "temperature": 0.2,
            },
            reads={"choices": list, "usage": dict},
        ),
        Step("delete it", f"DELETE {FILES}/{{file}}", takes=OK),
        Step("look at it again", f"GET {FILES}/{{file}}", takes=(404,), reads={"detail": str, "error": str}),
        Step(
            "use a wrong key",
            "GET /api/v2/models",
            headers={"Authorization": "Bearer wrong"},
            takes=(401,),
            reads={"detail": str, "error": str},
        ),
    ),
)
