"""What it costs to read one page of 100 files: `python -m benchmarks.reading NAME JSON` prints JSON."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from benchmarks.contenders import timed
from benchmarks.emulated import KEY, Emulated, emulator
from benchmarks.measuring import Row, contender, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contenders import Figures

FILES = 100
#: Pages a run: enough for half a second of the slowest.
PAGES = 200
WORK = f"read a page of {FILES} files"


def reading(runs: int) -> list[Row]:
    """One page as it comes over the wire: its JSON alone, and read into the models of each client."""
    with TemporaryDirectory() as folder, emulator() as here:
        body = Path(folder, "page.json")
        body.write_bytes(_page(here))

        def read(name: str) -> Callable[[], Figures]:
            return lambda: contender(name, module="benchmarks.reading", body=str(body))

        names = {"json.loads": "plain", "us": "ours", "us, strict": "ours_strict", "lighton-sdk": "theirs"}
        found = in_turn(runs, {shown: read(name) for shown, name in names.items()})
    costs = {name: figures["processor"] * 1000 / PAGES for name, figures in found.items()}
    return _rows(costs)


def _page(here: Emulated) -> bytes:
    """Return a page of documents that carry what a mirrored workspace's documents carry."""
    files = [
        {
            "filename": f"report-{number:03d}.txt",
            "text": f"Report {number}.",
            "status": "embedded",
            "tags": ["yearly"],
            "external_metadata": {"external_id": f"report-{number:03d}", "doc_type": "report"},
        }
        for number in range(FILES)
    ]
    here.admin("POST", "/seed", json={"files": files})
    return here.http.get("/api/v3/files", params={"page_size": FILES}).raise_for_status().content


def _rows(costs: dict[str, float]) -> list[Row]:
    plain = costs["json.loads"]
    models = {name: cost - plain for name, cost in costs.items() if name != "json.loads"}
    ratio = costs["us"] / costs["lighton-sdk"]
    alone = models["us"] / models["lighton-sdk"]
    return [
        Row(WORK, "processor time", _milliseconds(costs), f"{ratio:.2f} of the peer"),
        Row(WORK, "beside json.loads, for the models", _milliseconds(models), f"{alone:.2f} of the peer"),
    ]


def _milliseconds(costs: dict[str, float]) -> dict[str, str]:
    return {name: f"{cost:.2f} ms" for name, cost in costs.items()}


def plain(body: str) -> Figures:
    """Parse the JSON and leave it at that."""
    return _many(lambda content: json.loads(content)["results"], body)


def ours(body: str) -> Figures:
    """Read the page as the generated client does."""
    from paradigm_api.v3.models import PaginatedFileListResponseSerializerV3List as Files

    return _many(lambda content: Files.from_dict(json.loads(content)).results, body)


def ours_strict(body: str) -> Figures:
    """Read the page as the generated client does when departures are listened for; here there are none."""
    from paradigm_api.v3.models import PaginatedFileListResponseSerializerV3List as Files
    from paradigm_api.v3.types import body_of, read_response

    client = SimpleNamespace(on_departures=_refuse)

    def read(content: bytes) -> list[Any]:
        response: Any = SimpleNamespace(json=lambda: json.loads(content))
        return read_response(_parse, client=client, response=response, operation="list").results

    def _parse(*, client: object, response: Any) -> Files:
        del client
        return Files.from_dict(body_of(response))

    return _many(read, body)


def _refuse(departures: tuple[object, ...]) -> None:
    raise AssertionError(departures)


def theirs(body: str) -> Figures:
    """Read the page as lighton-sdk does: `File._bind` for each row, which is pydantic's `model_validate`."""
    from lighton import File, LightOn

    with LightOn(KEY) as client:
        bind = partial(File._bind, client)  # what `File.list` calls
        return _many(lambda content: [bind(row) for row in json.loads(content)["results"]], body)


def _many(read: Callable[[bytes], Any], body: str) -> Figures:
    content = Path(body).read_bytes()
    assert len(read(content)) == FILES

    def pages() -> None:
        for _ in range(PAGES):
            read(content)

    return timed(pages)


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
