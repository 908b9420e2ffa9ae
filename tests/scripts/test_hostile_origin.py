"""A description from a hostile origin: bounded in bytes, time and redirects, looked at in linear time."""

from __future__ import annotations

import gzip
import itertools
import time
import zlib
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from ruamel.yaml import YAML

from scripts.fetching.candidates import _LINK
from scripts.fetching.download import DEADLINE, Downloads
from scripts.fetching.guards import refuse_html
from scripts.fetching.page import read_page
from scripts.fetching.rendered import is_rendered, read_rendered
from scripts.spec.errors import SpecError
from scripts.spec.layout import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ADDRESS = "https://docs.example/openapi-v2.yaml"


def reading(answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> bytes:
    client = httpx.Client(transport=httpx.MockTransport(answer))
    return Downloads(client, limit=1000, **options).get(ADDRESS)


def packed(body: bytes, encoding: str) -> Callable[[httpx.Request], httpx.Response]:
    headers = {"content-encoding": encoding}
    return lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(body))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(b"paths"), "gzip"), (zlib.compress(b"paths"), "deflate"), (b"paths", "identity")],
)
def test_a_packed_answer_is_read(body: bytes, encoding: str) -> None:
    assert reading(packed(body, encoding)) == b"paths"


@pytest.mark.parametrize(
    ("body", "encoding", "told"),
    [
        (gzip.compress(b"x" * 10_000_000), "gzip", "more than 1,000 bytes"),
        (zlib.compress(b"x" * 10_000_000), "deflate", "more than 1,000 bytes"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "packed as 'gzip, gzip'"),
        (b"x", "br", "packed as 'br'"),
        (b"no gzip", "gzip", "cannot be read"),
        (b"x" * 1001, "", "more than 1,000 bytes"),
    ],
)
def test_what_unpacks_to_more_or_not_at_all_is_refused(body: bytes, encoding: str, told: str) -> None:
    with pytest.raises(SpecError, match=told):
        reading(packed(body, encoding))


def test_a_server_is_asked_for_nothing_packed() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["accept-encoding"])
        return httpx.Response(200, stream=httpx.ByteStream(b""))

    reading(answer)
    assert seen == ["identity"]


def test_a_drip_ends_at_the_deadline() -> None:
    class Drip(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield b"x"

    ticks = itertools.count(0.0, DEADLINE / 10)
    with pytest.raises(SpecError, match="not read within 120 s"):
        reading(lambda _: httpx.Response(200, stream=Drip()), clock=lambda: next(ticks))


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/openapi-v2.yaml",
        "http://docs.example/openapi-v2.yaml",
        "https://docs.example:8443/openapi-v2.yaml",
        "//169.254.169.254/latest",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_another_origin_is_not_followed(target: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"location": target})

    with pytest.raises(SpecError, match="leads to another origin"):
        reading(answer)
    assert asked == [ADDRESS]


def test_redirects_within_the_origin_are_followed_but_not_for_ever() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/here":
            return httpx.Response(200, stream=httpx.ByteStream(b"found"))
        return httpx.Response(301, headers={"location": "/here"})

    assert reading(answer) == b"found"
    with pytest.raises(SpecError, match="more than 5 redirects"):
        reading(lambda request: httpx.Response(301, headers={"location": str(request.url)}))


def _page(text: str) -> None:
    with pytest.raises(SpecError):
        read_page(text.encode(), file="page.md")


def _rendered(text: str) -> None:
    if is_rendered(text):
        read_rendered(text, file="page.txt")


CALL = "curl --request GET --url https://a.example/x\n"


@pytest.mark.parametrize(
    "look",
    [
        lambda: refuse_html(b"<!---->" * 600 + b"x", file="f"),
        lambda: _page("````yaml a get /x\n" * 40_000),
        lambda: _rendered("curl --request GET " * 20_000),
        lambda: _rendered(CALL + "--data" * 100_000),
        lambda: _rendered(CALL + "[\n" * 200_000),
        lambda: _rendered(CALL + "[" * 200_000),
        lambda: _LINK.findall("(" * 200_000),
        lambda: _LINK.findall("(/api-reference-v2/" * 20_000),
    ],
)
def test_a_hostile_text_takes_no_longer_than_another(look: Callable[[], object]) -> None:
    start = time.process_time()
    look()
    assert time.process_time() - start < 5


WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))


def _read(path: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_and_tools_of_a_workflow_are_pinned_and_leave_no_token(path: Path) -> None:
    steps = [step for job in _read(path)["jobs"].values() for step in job["steps"]]
    for step in steps:
        used, run = step.get("uses", ""), step.get("run", "")
        assert not used or len(used.partition("@")[2].split()[0]) == 40, used
        assert "pip install" not in run or run.count("==") == len(run.split()) - 2, run
        if used.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_that_runs_fetched_code_may_write(path: Path) -> None:
    workflow = _read(path)
    for job in workflow["jobs"].values():
        if any("spec-update" in step.get("run", "").partition("\n")[0] for step in job["steps"]):
            assert set(job.get("permissions", workflow["permissions"]).values()) <= {"read"}
            assert "github.token" not in str(job)
