"""What a mirror writes on its documents: the form fields of an upload and of a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paradigm_ext._mirror.documents._identity import DocumentKey, path_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Release of the metadata's form.
VERSION = 1
#: Characters of a title and of a file name (documented).
MAX_TITLE = 255


def own_metadata(
    *,
    name: str,
    source: str,
    path: str,
    sha256: str,
    size: int,
    token: str,
    missing_since: float | None = None,
) -> dict[str, Any]:
    """Return the `pdx` object of a document, every key in it.

    It is always sent whole: a change may not merge below the first level of `additional_metadata`. `fields`
    is kept for rules that give title and tags by path; a changed rule will cost a change and no upload.
    """
    return {
        "v": VERSION,
        "root": name,
        "source": source,
        "path": path,
        "sha256": sha256,
        "size": size,
        "token": token,
        "fields": None,
        "missing_since": missing_since,
    }


def external_metadata(key: DocumentKey, own: Mapping[str, Any]) -> str:
    """Return the form field `external_metadata` as JSON text."""
    return json.dumps(
        {
            "external_id": key.external_id,
            "doc_type": key.doc_type,
            "additional_metadata": {"pdx": dict(own)},
        },
        separators=(",", ":"),
    )


def changed_metadata(own: Mapping[str, Any]) -> str:
    """Return the form field of a change that leaves the identity alone."""
    return json.dumps({"additional_metadata": {"pdx": dict(own)}}, separators=(",", ":"))


def title_of(path: str) -> str:
    """Return the title of a document: its path, the end of one that is too long.

    The server's default is the stem of the name, which two folders may share.
    """
    return _printable(path)[-MAX_TITLE:]


def filename_of(path: str) -> str:
    """Return the file name to send: the last part of the path, its end where it is too long."""
    return _printable(path.rpartition("/")[2] or path)[-MAX_TITLE:]


def _printable(text: str) -> str:
    """Replace what has no UTF-8, the undecodable bytes of a name."""
    return text.encode("utf-8", "replace").decode()


def document_key(root: str, key: str, content: str, n: int) -> DocumentKey:
    """Return the identity of one version of a path."""
    return DocumentKey(root, path_hash(key), content, n)
