"""What identifies a mirrored document at the server: its path, its content and its generation.

```
external_id = pdx1:<root12>:<path26>:<sha26>:<n>
doc_type    = pdx-mirror-<root12>-<path26>
```

POST of a known `external_id` brings the old document and drops the new content (known of the successor), so
an id that named only the path could never be updated. `n` is the generation: 1 above the highest that the
path has. The filter on `doc_type` is partial (documented): its beginning lists the mirror, all of it lists
every version of one path.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from typing import TypeAlias

from attrs import frozen

#: Characters of the hashes; 26 of base32 are 130 bits.
ROOT_LENGTH, HASH_LENGTH = 12, 26
#: Matches a whole `external_id` of ours: root, path, content, generation.
match_external_id = re.compile(
    r"pdx1:([a-z2-7]{12}):([a-z2-7]{26}):([a-z2-7]{26}):([1-9][0-9]{0,17})"
).fullmatch

#: Which part of the paths a run is for: `(index, count)`, the index from 0.
Shard: TypeAlias = "tuple[int, int]"


def _base32(digest: bytes, length: int) -> str:
    # Five bytes are eight characters; what is cut off need not be encoded, and it is two fifths of the time.
    return b32encode(digest[:20]).decode().lower()[:length]


def path_key(path: str) -> str:
    """Return what a path is compared by: composed Unicode, so that macOS and Linux name one file alike."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def root_hash(name: str, workspace_id: int) -> str:
    """Return the 12 characters that stand for one mirror: its name in its workspace."""
    return _base32(hashlib.sha256(f"{workspace_id}\0{path_key(name)}".encode()).digest(), ROOT_LENGTH)


def path_hash(key: str) -> str:
    """Return the 26 characters that stand for a path; bytes of a name that are not text count as they are."""
    return _base32(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest(), HASH_LENGTH)


def content_hash(sha256: str) -> str:
    """Return the 26 characters that stand for a content, from the hexadecimal digits of its SHA-256."""
    return _base32(bytes.fromhex(sha256), HASH_LENGTH)


def shard_of(key: str, count: int) -> int:
    """Return the shard of a path, from 0; it depends on the path alone."""
    return shard_of_hash(path_hash(key), count)


def shard_of_hash(path26: str, count: int) -> int:
    """Return the shard of a path by its hash, as destination rows have it."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    bits = 0
    for letter in path26[:4]:
        bits = bits << 5 | alphabet.index(letter)
    return bits % count


@frozen
class DocumentKey:
    """The parts of an `external_id` of ours.

    Attributes:
        root: Which mirror.
        path: Hash of the path.
        content: Hash of the content.
        n: Generation, from 1.
    """

    root: str
    path: str
    content: str
    n: int

    @property
    def external_id(self) -> str:
        """The id as it is sent: at most 88 ASCII characters."""
        return f"pdx1:{self.root}:{self.path}:{self.content}:{self.n}"

    @property
    def doc_type(self) -> str:
        """The document type as it is sent: 50 ASCII characters."""
        return doc_type(self.root, self.path)

    @classmethod
    def parse(cls, external_id: object) -> DocumentKey | None:
        """Return the parts; None for an id that no mirror made."""
        match = match_external_id(external_id) if isinstance(external_id, str) else None
        return None if match is None else cls(match[1], match[2], match[3], int(match[4]))


def doc_type(root: str, path: str = "") -> str:
    """Return the document type of one path, or without it what all paths of a mirror begin with."""
    return f"pdx-mirror-{root}-{path}"


def impossible_id(root: str) -> str:
    """Return an `external_id` that no document can have: generations begin at 1."""
    return f"pdx1:{root}:{'a' * HASH_LENGTH}:{'a' * HASH_LENGTH}:0"
