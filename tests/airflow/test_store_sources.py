"""Folders and objects of a store whose names look like patterns: they are themselves, as on disk."""

from __future__ import annotations

import pytest
from airflow.providers.common.compat.sdk import ObjectStoragePath
from fsspec.implementations.memory import MemoryFileSystem

from paradigm_ext import UnreadableSource
from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS
from paradigm_provider._ingest.sources import resolve_sources

if AIRFLOW_V_3_0_PLUS:
    from airflow.sdk.io import store as stores
else:
    from airflow.io import store as stores

KEYS = (
    "year[1]/in.md",
    "year[1]/deep/er.md",
    "year1/wrong.md",
    "*/star.md",
    "q[a]?.md",
    "qab.md",
    "a b/c.md",
)


@pytest.fixture
def bucket(monkeypatch):
    """A bucket in memory, which Airflow knows as a store."""
    monkeypatch.setattr(MemoryFileSystem, "store", {})
    monkeypatch.setattr(MemoryFileSystem, "pseudo_dirs", [""])
    store = MemoryFileSystem()
    monkeypatch.setitem(stores._STORE_CACHE, "memory", None)  # other tests do not know it
    stores.attach("memory", fs=store)
    for key in KEYS:
        store.pipe_file(f"/bucket/{key}", key.encode())
    return "memory://bucket"


def contents(given):
    opened = []
    for source in resolve_sources(given):
        with source.open() as file:
            opened.append(file.read().decode())
    return sorted(opened)


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("year[1]", ["year[1]/deep/er.md", "year[1]/in.md"]),
        ("year[1]/", ["year[1]/deep/er.md", "year[1]/in.md"]),
        ("year[1]/*.md", ["year[1]/in.md"]),
        ("year[1]/**/*.md", ["year[1]/deep/er.md", "year[1]/in.md"]),
        ("year[1]/in.md", ["year[1]/in.md"]),
        ("year[0-9]/*.md", ["year1/wrong.md"]),
        ("*", ["*/star.md"]),
        ("*/star.md", ["*/star.md"]),
        ("q[a]?.md", ["q[a]?.md"]),
        ("q[a]?.m?", ["qab.md"]),
        ("year*/*.md", ["year1/wrong.md", "year[1]/in.md"]),
        ("a b", ["a b/c.md"]),
    ],
)
def test_a_name_that_exists_is_that_name_and_not_a_pattern(bucket, address, keys):
    assert contents(f"{bucket}/{address}") == keys
    if "." not in address:
        assert contents(ObjectStoragePath(f"{bucket}/{address}")) == keys


def test_a_pattern_that_matches_nothing_is_named(bucket):
    with pytest.raises(UnreadableSource, match="matches no file"):
        resolve_sources(f"{bucket}/year[2-9]/*.md")
