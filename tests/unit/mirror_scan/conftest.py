"""An S3 in a process of its own, and buckets in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.unit.mirror_scan.s3_store import OBJECTS, Store

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.unit.mirror_scan.s3_server"]
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


@pytest.fixture
def settings(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings as a person has them: s3fs reads the environment."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret-of-the-bucket",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": address,
        "AWS_CONFIG_FILE": os.fspath(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": os.fspath(tmp_path / "none"),
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def store(address: str, request: pytest.FixtureRequest, settings: None) -> Iterator[Store]:
    store = Store(address, f"b{abs(hash(request.node.name)) % 10**12}")
    yield store
    store.fault()


@pytest.fixture
def large(address: str, settings: None) -> Store:
    """A bucket of 2,000 objects."""
    return filled(address, OBJECTS)


@pytest.fixture
def small(address: str, settings: None) -> Store:
    """A bucket of objects that are all sent: few by default, and 2,000 every night."""
    return filled(address, int(os.environ.get("PARADIGM_MIRROR_OBJECTS", "40")))


def filled(address: str, objects: int) -> Store:
    """Let the server fill a bucket itself, which takes no request an object."""
    return Store(address, httpx.get(f"{address}/_fill?{objects}", timeout=60).text, new=False)
