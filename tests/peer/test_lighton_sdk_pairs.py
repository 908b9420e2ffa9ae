"""The emulator beside the answers of the vendor's own unit tests: the same request, the same shape.

The tests come with the SDK's source distribution. They are run once, against a recorder; what they sent for
the operations that the emulator covers is sent to it again.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from lighton import File, Tag, Workspace

from tests.peer.shapes import misfits
from tests.peer.vendor_pairs import Pair, parsed, record
from tests.peer.verdicts import operation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.judge("lighton-sdk's own unit tests", version("lighton-sdk"))

MODELS = {"files": File, "tags": Tag, "workspaces": Workspace}
#: Where an answer of the emulator is another one, and why that is right.
DIFFERS = {
    "PATCH /api/v3/files/{id} multipart/form-data: status 400 for 200": "Paradigm's own refuse a file",
    "GET /api/v3/files/{id}: pages: missing": "asked without include_content; the tests answer both alike",
    "GET /api/v3/files/{id}: pending_reprocess: missing": "the successor's",
    "GET /api/v3/files/{id}: thumbnail: missing": "the successor's",
    "GET /api/v3/workspaces: results[].taxonomy: missing": "the successor's",
    "GET /api/v3/workspaces: results[].sync: missing": "the successor's",
}


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    return [pair for pair in record(tmp_path_factory.mktemp("vendor")) if "(501)" not in called(pair)]


def called(pair: Pair) -> str:
    """Return what a pair asks for: operation, names of the query's parameters, media type."""
    url = urlsplit(pair.path)
    names = "".join(f" ?{name}" for name in sorted(parse_qs(url.query)))
    media = (pair.content_type or "").partition(";")[0]
    return f"{operation(pair.method, url.path)}{names} {media}".rstrip()


@pytest.fixture
def world(emulator: ParadigmEmulator) -> bytes:
    """Everything that the tests name by an id: workspaces up to 42, files up to 8, tags up to 5."""
    emulator.seed(
        workspaces=[f"Workspace {number}" for number in range(39)],
        files=[
            {
                "filename": f"a{number}.pdf",
                "text": "# Title",
                "status": "embedded",
                "tags": [f"tag {which}" for which in range(1, 6)],
                "external_metadata": {"external_id": "JIRA-1", "additional_metadata": {"version": 1}},
            }
            for number in range(8)
        ],
    )
    return emulator.snapshot()


def answer_of(emulator: ParadigmEmulator, pair: Pair) -> httpx.Response:
    """Send what the vendor's test sent, with what its answer presumes."""
    query = parse_qs(urlsplit(pair.path).query)
    if "title" in query and "workspace_id" in query:
        listed = {"filename": f"{query['title'][0]}.pdf", "text": "x", "status": "embedded"}
        emulator.seed(files=[{**listed, "workspace_id": int(query["workspace_id"][0])}])
    emulator.faults.clear()
    if pair.status == 429:
        emulator.faults.throttle(1)
    elif pair.status >= 500:
        emulator.faults.respond(pair.status)
    headers = {"Authorization": f"Bearer {emulator.api_key}"}
    if pair.content_type is not None:
        headers["Content-Type"] = pair.content_type
    return httpx.request(
        pair.method, f"{emulator.base_url}{pair.path}", headers=headers, content=pair.content
    )


def complaints(pair: Pair, answer: httpx.Response) -> Iterator[str]:
    """Yield what the vendor's client would not find as its tests say."""
    if answer.status_code != pair.status:
        yield f"status {answer.status_code} for {pair.status}"
        return
    body = parsed(answer.content)
    yield from misfits(pair.expected, body)
    if pair.status < 300 and body is not None:
        read(urlsplit(pair.path).path, body)


def read(path: str, body: Any) -> None:
    """Let the vendor's own model read an answer, row by row."""
    model = MODELS[path.split("/")[3]]
    for row in body.get("results", [body]):
        assert model.model_validate(row).id == row["id"]


def test_answers_have_the_shape_that_the_vendors_tests_expect(
    emulator: ParadigmEmulator, world: bytes, pairs: list[Pair]
) -> None:
    found: dict[str, str] = {}
    for pair in pairs:
        emulator.restore(world)
        for complaint in complaints(pair, answer_of(emulator, pair)):
            found.setdefault(f"{called(pair)}: {complaint}", pair.test)
    assert len(pairs) > 100
    assert found.keys() == DIFFERS.keys(), found
