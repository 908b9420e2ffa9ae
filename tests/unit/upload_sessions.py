"""The upload sessions of a scripted server, and what goes wrong with them on purpose."""

import json
import re
import threading
from email.parser import BytesParser

from tests.unit.scripted_server import Reply

STAMP = "2026-01-05T09:00:00Z"


class Sessions:
    """The upload sessions of a server, and what it does wrong on purpose.

    `plan` maps a file name to what happens to its sendings in turn: `ok`, a status, `reset` (before acting),
    `lost` (the connection breaks after the file was taken), `cut` (its answer is cut short after that).
    """

    def __init__(self, server, *, whole_session_answers=False, titles=lambda name: name.rpartition(".")[0]):
        self.files = {}
        self.plan = {}
        self.titles = titles
        self.sendings = []
        self.valid = True
        self.status = "embedded"
        self._whole = whole_session_answers
        self._lock = threading.Lock()
        self._next = 0
        server.answer = self.answer

    def answer(self, request):
        with self._lock:
            found = re.fullmatch(r"/api/v2/upload-session(?:/([0-9a-f-]{36}))?", request.path)
            uuid = found.group(1)
            if request.method == "POST" and uuid is None:
                uuid = f"00000000-0000-4000-8000-{len(self.files):012}"
                self.files[uuid] = []
                return Reply(201, self.body(uuid))
            if uuid not in self.files:
                return Reply(404, b"", {})
            return Reply(body=self.body(uuid)) if request.method == "GET" else self.add(uuid, request)

    def add(self, uuid, request):
        message = BytesParser().parsebytes(
            b"Content-Type: " + request.headers["content-type"].encode() + b"\n\n" + request.body
        )
        parts = {part.get_param("name", header="content-disposition"): part for part in message.get_payload()}
        name, content = parts["file"].get_filename(), parts["file"].get_payload(decode=True)
        self.sendings.append(name)
        steps = self.plan.get(name, [])
        step = steps.pop(0) if steps else "ok"
        if step == "reset":
            return Reply(reset=True)
        if isinstance(step, int):
            return Reply(step, b'{"detail": "planned"}')
        self._next += 1
        self.files[uuid].append((self._next, name, content))
        if step == "lost":
            return Reply(reset=True)
        if step == "cut":
            return Reply(body=b'{"mess')
        return Reply(
            body=self.body(uuid) if self._whole else json.dumps({"message": "ok", "id": self._next}).encode()
        )

    def body(self, uuid):
        documents = [
            {
                "id": number,
                "title": self.titles(name),
                "status": self.status,
                "updated_at": STAMP,
                "workspace": None,
            }
            for number, name, _ in self.files[uuid]
        ]
        stamps = {"created_at": STAMP, "updated_at": STAMP}
        return json.dumps({"uuid": uuid, "is_valid": self.valid, "documents": documents, **stamps}).encode()

    @property
    def names(self):
        return sorted(name for files in self.files.values() for _, name, _ in files)
