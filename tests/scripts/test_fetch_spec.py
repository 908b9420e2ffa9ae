from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from scripts.fetch_spec import fetch, main
from scripts.fetching.sources import digest, read_sources
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import MAX_BYTES, dump, load

if TYPE_CHECKING:
    from scripts.spec.layout import Layout

TODAY = dt.date(2026, 11, 22)
V2 = "https://docs.lighton.ai/api-reference/openapi-v2.yaml"
V3 = "https://docs.lighton.ai/api-reference/openapi-v3.yaml"
INDEX = "https://docs.lighton.ai/llms.txt"
MARKDOWN = "retrieve-an-upload-session.md"
RENDERED = "list-files-scoped-to-an-agent.txt"
LOGIN = b"<!doctype html><html><form action=/login><input type=password></form></html>"
PROXY = b"<html><head><title>Access denied</title></head><body>Blocked by the company's proxy</body></html>"

Minimal = Callable[..., dict[str, Any]]
Snapshot = Callable[[Path], Any]


class Web:
    """Addresses that answer, and how often each was asked."""

    def __init__(self, **answers: httpx.Response | bytes) -> None:
        self.answers: dict[str, httpx.Response | bytes] = dict(answers)
        self.asked: Counter[str] = Counter()

    def client(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self._answer), follow_redirects=True)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        address = str(request.url)
        self.asked[address] += 1
        answer = self.answers.get(address, httpx.Response(404))
        if isinstance(answer, bytes):
            return httpx.Response(200, stream=httpx.ByteStream(answer))
        return answer


def described(minimal: Minimal, version: str, *, new: str = "extra") -> bytes:
    document = minimal(version)
    document["components"]["schemas"]["File"]["properties"][new] = {"type": "string"}
    return b"# as the vendor writes it\n" + dump(document).encode()


def page(minimal: Minimal, version: str, path: str, method: str = "get") -> bytes:
    document = minimal(version)
    document["paths"] = {path: {method: document["paths"][path][method]}}
    opening = f"````yaml /api-reference/openapi-{version}.yaml {method} {path}"
    return f"# Page\n\n{opening}\n{dump(document)}````\n".encode()


def test_the_vendors_addresses_come_first_and_are_recorded(scratch: Layout, minimal: Minimal) -> None:
    web = Web()
    web.answers = {V2: described(minimal, "v2"), V3: described(minimal, "v3")}
    changed = fetch(scratch, client=web.client(), today=TODAY)
    assert changed == [
        "spec/upstream/openapi-v2.yaml",
        "spec/upstream/openapi-v3.yaml",
        "spec/upstream/sources.yaml",
    ]
    assert scratch.upstream("v2").read_bytes() == web.answers[V2], "byte for byte"
    source = read_sources(scratch.sources)["v2"]
    assert (source.kind, source.source, source.date) == ("file", V2, "2026-11-22")
    assert (source.sha256, source.size) == (digest(described(minimal, "v2")), len(described(minimal, "v2")))
    assert source.tool.startswith("spec-fetch ")
    assert web.asked == {V2: 1, V3: 1}


def test_a_second_time_nothing_is_touched(scratch: Layout, minimal: Minimal, snapshot: Snapshot) -> None:
    web = Web()
    web.answers = {V2: described(minimal, "v2"), V3: described(minimal, "v3")}
    fetch(scratch, client=web.client(), today=TODAY)
    before = snapshot(scratch.root)
    assert fetch(scratch, client=web.client(), today=TODAY + dt.timedelta(days=1)) == []
    assert snapshot(scratch.root) == before


def test_one_version_can_be_fetched_alone(scratch: Layout, minimal: Minimal) -> None:
    web = Web()
    web.answers = {V3: described(minimal, "v3")}
    assert fetch(scratch, versions=["v3"], client=web.client(), today=TODAY) == [
        "spec/upstream/openapi-v3.yaml",
        "spec/upstream/sources.yaml",
    ]


def test_reference_pages_are_the_second_choice_and_each_is_read_once(
    scratch: Layout, minimal: Minimal
) -> None:
    base = "https://docs.lighton.ai/api-reference"
    links = {
        f"{base}-v2/files/list.md": page(minimal, "v2", "/api/v2/files"),
        f"{base}-v2/files/upload.md": page(minimal, "v2", "/api/v2/files", "post"),
        f"{base}-v2/intro.md": b"# Introduction\n\nNo operation here.\n",
        f"{base}-v3/files/retrieve.md": page(minimal, "v3", "/api/v3/files/{id}"),
    }
    rows = [f"- [Page]({address}): about it" for address in [*links, *links]]
    web = Web()
    web.answers = {INDEX: "\n".join(["# Docs", *rows, "- [Other](/en/guide.md)"]).encode(), **links}
    fetch(scratch, client=web.client(), today=TODAY)
    assert all(count == 1 for count in web.asked.values())
    v2 = load(scratch.upstream("v2").read_bytes(), file="v2")
    assert {(path, method) for path, item in v2["paths"].items() for method in item} == {
        ("/api/v2/files", "get"),
        ("/api/v2/files", "post"),
    }, "a whole list of pages stands alone: an operation that it lacks is gone"
    source = read_sources(scratch.sources)["v2"]
    assert (source.kind, source.source) == ("pages", INDEX)
    assert source.pages is not None
    assert source.pages == {
        address: digest(data) for address, data in links.items() if "-v2/files" in address
    }


def test_pages_in_a_folder_are_merged_into_what_is_vendored(
    scratch: Layout, minimal: Minimal, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    new = page(minimal, "v2", "/api/v2/files/{id}").replace(b"- parsing\n", b"- parsing\n        - parsed\n")
    assert b"- parsed" in new
    (folder / "retrieve.md").write_bytes(new)
    (folder / "notes.md").write_text("# Not a reference page\n", encoding="utf-8")
    fetch(scratch, origin=str(folder), today=TODAY)
    document = load(scratch.upstream("v2").read_bytes(), file="v2")
    assert "parsed" in document["components"]["schemas"]["StatusEnum"]["enum"]
    assert len(document["paths"]) == 2
    source = read_sources(scratch.sources)["v2"]
    assert source.source == "pages", "no path of this machine"
    assert source.pages == {"retrieve.md": digest(new)}


def test_pages_that_say_what_is_vendored_change_nothing(
    vendored: Layout, pages: Path, snapshot: Snapshot
) -> None:
    before = snapshot(vendored.spec)
    assert fetch(vendored, origin=str(pages), today=TODAY) == []
    assert fetch(vendored, origin=str(pages / MARKDOWN), today=TODAY) == []
    assert snapshot(vendored.spec) == before


@pytest.mark.parametrize("suffix", ["yaml", "yml", "json"])
def test_a_local_file_is_taken_as_it_is(
    scratch: Layout, minimal: Minimal, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"downloaded.{suffix}"
    path.write_bytes(described(minimal, "v3"))
    if suffix == "json":
        path.write_text(json.dumps(minimal("v3") | {"x-new": 1}), encoding="utf-8")
    fetch(scratch, origin=str(path), today=TODAY)
    assert scratch.upstream("v3").read_bytes() == path.read_bytes()
    assert read_sources(scratch.sources)["v3"].source == f"downloaded.{suffix}"


def test_an_address_may_be_given(scratch: Layout, minimal: Minimal) -> None:
    web = Web()
    web.answers = {
        "https://mirror.example/api.yaml": httpx.Response(302, headers={"Location": "/moved/x"}),
        "https://mirror.example/moved/x": described(minimal, "v2"),
    }
    fetch(scratch, origin="https://mirror.example/api.yaml", client=web.client(), today=TODAY)
    assert read_sources(scratch.sources)["v2"].source == "https://mirror.example/api.yaml"


def test_what_follows_a_question_mark_is_neither_recorded_nor_shown(
    scratch: Layout, minimal: Minimal
) -> None:
    web = Web()
    web.answers = {"https://mirror.example/api.yaml?key=secret": described(minimal, "v2")}
    fetch(scratch, origin="https://mirror.example/api.yaml?key=secret", client=web.client(), today=TODAY)
    assert read_sources(scratch.sources)["v2"].source == "https://mirror.example/api.yaml"
    with pytest.raises(SpecError) as caught:
        fetch(
            scratch, origin="https://mirror.example/other.yaml?key=secret", client=web.client(), today=TODAY
        )
    assert str(caught.value) == "https://mirror.example/other.yaml: answers 404 Not Found"


def _answers(data: bytes | httpx.Response) -> dict[str, bytes | httpx.Response]:
    return {V2: data, INDEX: data}


def _dangling(minimal: Minimal) -> bytes:
    return described(minimal, "v2").replace(b"#/components/schemas/FilePage", b"#/components/schemas/Gone")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: LOGIN, "openapi-v2.yaml: a login page"),
        (lambda _: PROXY, "openapi-v2.yaml: a page of a proxy or firewall"),
        (lambda _: b"\xef\xbb\xbf <!-- x --><HTML><body>Not found</body>", "openapi-v2.yaml: an HTML page"),
        (lambda _: httpx.Response(403), "answers 403 Forbidden"),
        (lambda _: httpx.Response(500), "answers 500"),
        (lambda _: b"#" * (MAX_BYTES + 1), "more than 10,000,000 bytes"),
        (
            lambda m: described(m, "v2").split(b"components:")[0],
            "no components: not an OpenAPI file, or cut off",
        ),
        (lambda m: described(m, "v2")[:700], "openapi-v2.yaml"),
        (
            lambda m: described(m, "v2").replace(b"3.0.3", b"2.0", 1),
            "/openapi: OpenAPI 2.0; only 3.x is read",
        ),
        (lambda m: described(m, "v3"), "is of v3, wanted v2"),
        (lambda m: described(m, "v3").replace(b"(v3)", b"(v2)"), "says v2 but its paths are of v3"),
        (_dangling, "reference #/components/schemas/Gone leads nowhere"),
        (lambda _: b"a: &a [1]\nb: *a\n", "anchors and aliases are not accepted"),
        (lambda m: described(m, "v2") + b"info: {}\n", "found duplicate key"),
        (lambda _: b"", "not an OpenAPI file"),
        (lambda _: b"{}", "no openapi, info, paths, components"),
        (
            lambda _: b"openapi: 3.0.0\ninfo: a\npaths: [1]\ncomponents: 3\n",
            "info, paths, components: not a mapping",
        ),
        *(
            (
                lambda _, rest=rest: f"openapi: 3.0.0\ninfo: {{version: v2}}\n{rest}".encode(),
                f"{place}: not a mapping",
            )
            for rest, place in (
                ("paths: {/a: text}\ncomponents: {schemas: {}}\n", "/paths/~1a"),
                ("paths: {/a: {get: text}}\ncomponents: {schemas: {}}\n", "/paths/~1a/get"),
                (
                    "paths: {/a: {get: {responses: t}}}\ncomponents: {schemas: {}}\n",
                    "/paths/~1a/get/responses",
                ),
                ("paths: {/a: {get: {}}}\ncomponents: {schemas: [1]}\n", "/components/schemas"),
            )
        ),
    ],
)
def test_what_is_no_description_is_named_and_nothing_changes(
    scratch: Layout,
    minimal: Minimal,
    snapshot: Snapshot,
    make: Callable[[Minimal], bytes | httpx.Response],
    told: str,
) -> None:
    web = Web()
    web.answers = _answers(make(minimal)) | {V3: described(minimal, "v3")}
    before = snapshot(scratch.root)
    with pytest.raises(SpecError) as caught:
        fetch(scratch, client=web.client(), today=TODAY)
    assert told in str(caught.value)
    assert snapshot(scratch.root) == before, "v3 was fine, and yet it waits for v2"


def test_a_download_that_ends_early_is_an_error(scratch: Layout, snapshot: Snapshot) -> None:
    def cut_off(request: httpx.Request) -> httpx.Response:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")

    before = snapshot(scratch.root)
    with pytest.raises(SpecError, match="cannot be read: peer closed connection"):
        fetch(scratch, client=httpx.Client(transport=httpx.MockTransport(cut_off)), today=TODAY)
    assert snapshot(scratch.root) == before


def test_a_password_in_an_address_is_not_recorded_nor_shown(scratch: Layout) -> None:
    with pytest.raises(SpecError) as caught:
        fetch(scratch, origin="https://me:secret@mirror.example/api.yaml", client=Web().client())
    assert "leave the password out" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "no description of v2, v3 there, but of nothing"),
        (
            {"a.md": b"````yaml /openapi-v2.yaml get /api/v2/files\nopenapi: 3.0.0\n"},
            "a.md: the fence is not closed",
        ),
        ({"openapi-v2.yaml": b"#" * (MAX_BYTES + 1)}, "openapi-v2.yaml: 10,000,001 bytes"),
        ({"openapi-v2.yaml": LOGIN}, "openapi-v2.yaml: a login page"),
    ],
)
def test_a_folder_with_nothing_usable_is_refused(
    scratch: Layout, tmp_path: Path, snapshot: Snapshot, files: dict[str, bytes], told: str
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    before = snapshot(scratch.root)
    with pytest.raises(SpecError) as caught:
        fetch(scratch, origin=str(folder), today=TODAY)
    assert told in str(caught.value)
    assert str(tmp_path) not in str(caught.value)
    assert snapshot(scratch.root) == before


def test_a_file_asked_for_by_name_is_never_passed_over(scratch: Layout, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n", encoding="utf-8")
    with pytest.raises(SpecError, match=r"notes\.md: no fence"):
        fetch(scratch, origin=str(path), today=TODAY)


def test_two_pages_that_disagree_change_nothing(
    scratch: Layout, minimal: Minimal, tmp_path: Path, snapshot: Snapshot
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_bytes(page(minimal, "v2", "/api/v2/files"))
    other = page(minimal, "v2", "/api/v2/files/{id}").replace(b"- parsing\n", b"- parsed\n")
    (folder / "b.md").write_bytes(other)
    before = snapshot(scratch.root)
    with pytest.raises(SpecError, match=r"(?s)b\.md: /components/schemas/StatusEnum: .*--- a\.md.*--- b\.md"):
        fetch(scratch, origin=str(folder), today=TODAY)
    assert snapshot(scratch.root) == before


def test_a_rendered_page_that_the_description_contradicts_stops_the_fetch(
    scratch: Layout, minimal: Minimal, tmp_path: Path, snapshot: Snapshot, pages: Path
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "openapi-v3.yaml").write_bytes(described(minimal, "v3"))
    (folder / RENDERED).write_bytes((pages / RENDERED).read_bytes())
    before = snapshot(scratch.root)
    with pytest.raises(SpecError, match="the description has no such operation"):
        fetch(scratch, origin=str(folder), today=TODAY)
    assert snapshot(scratch.root) == before


def test_a_version_that_is_asked_for_must_be_there(scratch: Layout, minimal: Minimal, tmp_path: Path) -> None:
    (tmp_path / "openapi-v2.yaml").write_bytes(described(minimal, "v2"))
    with pytest.raises(SpecError, match="no description of v3 there, but of v2"):
        fetch(scratch, versions=["v2", "v3"], origin=str(tmp_path), today=TODAY)
    assert fetch(scratch, origin=str(tmp_path), today=TODAY) != []


def test_the_command_tells_what_it_did(
    scratch: Layout, minimal: Minimal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "openapi-v2.yaml").write_bytes(described(minimal, "v2"))
    assert main(["--from", str(tmp_path)], scratch) == 0
    assert main(["--from", str(tmp_path)], scratch) == 0
    assert capsys.readouterr().out == (
        "spec-fetch: wrote spec/upstream/openapi-v2.yaml, spec/upstream/sources.yaml\n"
        "spec-fetch: nothing changed\n"
    )
    assert main(["--from", str(tmp_path / "nowhere")], scratch) == 3
    assert capsys.readouterr().err == "spec-fetch: nowhere: no such file or folder\n"


def test_a_lock_file_that_is_none_is_refused(
    scratch: Layout, minimal: Minimal, tmp_path: Path, snapshot: Snapshot
) -> None:
    scratch.sources.write_text("v2: {kind: file, unknown: 1}\n", encoding="utf-8")
    (tmp_path / "openapi-v2.yaml").write_bytes(described(minimal, "v2"))
    before = snapshot(scratch.root)
    with pytest.raises(SpecError, match=r"sources\.yaml: not a lock file of sources"):
        fetch(scratch, origin=str(tmp_path), today=TODAY)
    assert snapshot(scratch.root) == before


def test_the_committed_lock_file_fits_the_vendored_files(vendored: Layout) -> None:
    for version, source in read_sources(vendored.sources).items():
        data = vendored.upstream(version).read_bytes()
        assert (source.sha256, source.size) == (digest(data), len(data))
