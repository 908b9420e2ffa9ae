"""PostgreSQL and Redis of Debian's packages: found, or installed by root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import frozen

PACKAGES = ("postgresql", "redis-server")


@frozen
class Binaries:
    """Where the programs are.

    Attributes:
        postgres: Folder of `initdb`, `postgres` and `psql`.
        redis: `redis-server`.
    """

    postgres: Path
    redis: str


def required() -> Binaries:
    """Return the programs, installed first by root; else end the run and say what to install."""
    found = _found()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        found = _found()
    if found is None:
        pytest.exit(
            f"the drills need PostgreSQL and Redis: apt-get install {' '.join(PACKAGES)}, or run them as "
            "root, who installs them",
            returncode=1,
        )
    return found


def _found() -> Binaries | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    redis = shutil.which("redis-server")
    return Binaries(folders[-1], redis) if folders and redis else None


def _install() -> None:
    """Install the packages, without starting their services."""
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists()
    if ours:
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
    try:
        for arguments in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *PACKAGES)):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)
    finally:
        if ours:
            policy.unlink()
