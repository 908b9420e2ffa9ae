"""An S3 in a process of its own: moto's, with faults on request. It ends with its standard input."""

from __future__ import annotations

import json
import sys
import threading
from typing import TYPE_CHECKING, Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Path that sets a fault: `list-fails-at=N`, `list-cut-at=N`, or nothing to end them.
FAULT = "/_fault"
#: Path that fills a new bucket with as many objects as its query says.
FILL = "/_fill"


class Faults:
    """Breaks the listing's N-th page, and counts requests by kind."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._kind, self._at = "", 0
        self._pages = 0
        self.counts: dict[str, int] = {}

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        if environ["PATH_INFO"] == FAULT:
            return self._set(query, start)
        if environ["PATH_INFO"] == FILL:
            return _answer(start, fill(int(query)).encode())
        listing = environ["REQUEST_METHOD"] == "GET" and "list-type=2" in query
        name = "LIST" if listing else environ["REQUEST_METHOD"]
        self.counts[name] = self.counts.get(name, 0) + 1
        if listing and self._kind:
            self._pages += 1
            if self._pages >= self._at:
                return self._broken(start)
        return self._application(environ, start)

    def _set(self, query: str, start: Callable[..., Any]) -> Iterable[bytes]:
        self._kind, _, at = query.partition("=")
        self._at, self._pages = int(at or 0), 0
        counts, self.counts = self.counts, {}
        return _answer(start, json.dumps(counts).encode())

    def _broken(self, start: Callable[..., Any]) -> Iterable[bytes]:
        if self._kind == "list-cut-at":
            body = (
                b'<?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'
            )
            return _answer(start, body)
        body = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
        return _answer(start, body, "403 Forbidden")


def fill(objects: int) -> str:
    """Put so many objects into a new bucket without the way over the wire; return its name."""
    backend = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
    bucket = f"filled-{len(backend.buckets)}"
    backend.create_bucket(bucket, "us-east-1")
    for index in range(objects):
        backend.put_object(bucket, f"docs/{index % 40:02}/{index:04}.md", b"text %d" % index)
    return bucket


def _answer(start: Callable[..., Any], body: bytes, status: str = "200 OK") -> Iterable[bytes]:
    start(status, [("content-type", "application/xml"), ("content-length", str(len(body)))])
    return [body]


def main() -> None:
    """Serve until standard input ends; print the port first."""
    application = Faults(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
