"""A bucket that answers one question: what it holds. `python -m benchmarks.bucket FOLDER` prints its port.

It holds the files of a folder, unchanged since. Its pages are made before it starts, so that a client that
lists it waits for hardly anything but itself.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

PAGE = 1_000
OBJECT = (
    "<Contents><Key>{key}</Key><LastModified>2030-01-01T00:00:00.000Z</LastModified><ETag>&quot;{number:032x}"
    "&quot;</ETag><Size>{size}</Size><StorageClass>STANDARD</StorageClass></Contents>"
)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
)


def pages(folder: Path) -> list[bytes]:
    """Return the answers to a listing of everything, in its order."""
    objects = [
        OBJECT.format(key=path.relative_to(folder).as_posix(), number=number, size=path.stat().st_size)
        for number, path in enumerate(sorted(folder.rglob("*.md")))
    ]
    starts = range(0, len(objects), PAGE)
    return [_page(objects[start : start + PAGE], start // PAGE, len(starts)) for start in starts]


def _page(objects: list[str], number: int, count: int) -> bytes:
    more = number + 1 < count
    following = f"<NextContinuationToken>{number + 1}</NextContinuationToken>" if more else ""
    facts = (
        f"<Name>bucket</Name><Prefix></Prefix><EncodingType>url</EncodingType><KeyCount>{len(objects)}</KeyCount>"
        f"<MaxKeys>{PAGE}</MaxKeys><IsTruncated>{str(more).lower()}</IsTruncated>{following}"
    )
    return f"{HEAD}{facts}{''.join(objects)}</ListBucketResult>".encode()


class Bucket(BaseHTTPRequestHandler):
    """Answers `ListObjectsV2`."""

    protocol_version = "HTTP/1.1"
    pages: ClassVar[list[bytes]] = []

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        body = self.pages[int(query.get("continuation-token", ["0"])[0])]
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def main() -> None:
    Bucket.pages = pages(Path(sys.argv[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), Bucket) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
