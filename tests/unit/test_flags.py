"""A text in the place of True or False is refused: "False", of a template or a file, would count as true."""

import asyncio

import pytest

from paradigm_ext import InvalidInput

MIRROR = ("delete", "allow_empty", "checksum", "wait", "follow_links", "moved")
INGEST = ("wait", "follow_links")


MIRRORS = ("mirror", "amirror", "plan_mirror", "aplan_mirror")


def call(client, method, *given, **options):
    called = getattr(client, method)(*given, **options)
    return asyncio.run(called) if asyncio.iscoroutine(called) else called


@pytest.mark.parametrize("value", ["False", "", None, 0, 1])
@pytest.mark.parametrize(
    ("method", "name"),
    [
        *((method, name) for method in MIRRORS for name in MIRROR),
        *((method, name) for method in ("ingest", "aingest") for name in INGEST),
    ],
)
def test_a_flag_is_true_or_false_and_nothing_is_sent(server, client, tmp_path, method, name, value):
    with pytest.raises(InvalidInput, match=f"{name} must be True or False, not {value!r}"):
        call(client, method, str(tmp_path), **{"workspace_id": 1, name: value})
    assert server.requests == []
