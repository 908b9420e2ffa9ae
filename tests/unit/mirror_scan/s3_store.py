"""A bucket, as its owner writes to it."""

from __future__ import annotations

from typing import Any

import boto3
import httpx

#: More than one page of a listing, which has a thousand.
OBJECTS = 2_000


def key(index: int) -> str:
    """Return the key of one of the objects that the server fills a bucket with."""
    return f"docs/{index % 40:02}/{index:04}.md"


class Store:
    """One bucket of the S3 that runs in a process of its own."""

    def __init__(self, address: str, bucket: str, *, new: bool = True) -> None:
        self.address, self.bucket = address, bucket
        self._client: Any = boto3.client("s3", endpoint_url=address)
        if new:
            self._client.create_bucket(Bucket=bucket)

    def put(self, key: str, content: bytes) -> None:
        self._client.put_object(Bucket=self.bucket, Key=key, Body=content)

    def delete(self, key: str) -> None:
        self._client.delete_object(Bucket=self.bucket, Key=key)

    def drop(self) -> None:
        for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            for one in page.get("Contents", ()):
                self.delete(one["Key"])
        self._client.delete_bucket(Bucket=self.bucket)

    def fault(self, text: str = "") -> dict[str, int]:
        """Set or end a fault; return how many requests of each kind there were since the last call."""
        counts: dict[str, int] = httpx.get(f"{self.address}/_fault?{text}", timeout=10).json()
        return counts
