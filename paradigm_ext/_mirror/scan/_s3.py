"""Listing a bucket a page at a time: a million objects never lie in memory at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def objects(filesystem: Any, below: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects below a prefix as fsspec describes files; one request a thousand.

    Args:
        filesystem: An `s3fs.S3FileSystem`; its `call_s3` is public, and raises what a page raised.
        below: Bucket and prefix, ending in `/`.

    Raises:
        OSError: A page could not be had, or the listing ends where the server says that more follows.
    """
    bucket, _, prefix = below.partition("/")
    following: dict[str, str] = {}
    while True:
        page = filesystem.call_s3("list_objects_v2", Bucket=bucket, Prefix=prefix, **following)
        for one in page.get("Contents", ()):
            yield {**one, "name": f"{bucket}/{one['Key']}", "size": one["Size"], "type": "file"}
        if not page.get("IsTruncated"):
            return
        token = page.get("NextContinuationToken")
        if not token or token == following.get("ContinuationToken"):
            raise OSError("the server says that more objects follow, and not how to ask for them")
        following = {"ContinuationToken": token}


def addressable(filesystem: Any, name: str) -> bool:
    """Return whether s3fs takes the whole name for the key: `?versionId=` in a key is cut off."""
    split = getattr(filesystem, "split_path", None)
    return split is None or "/".join(split(name)[:2]) == name
