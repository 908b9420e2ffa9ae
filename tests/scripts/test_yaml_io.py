from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml as pyyaml

from scripts.spec.errors import SpecError, pointer
from scripts.spec.yaml_io import MAX_BYTES, dump, line_of, load

if TYPE_CHECKING:
    from scripts.spec.layout import Layout

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: 1\nb: 2\na: 3\n", 'f.yaml:3: found duplicate key "a"'),
        (BOMB.encode(), "f.yaml:1: not valid YAML: anchors and aliases are not accepted"),
        (b"a: *unknown\n", "anchors and aliases are not accepted"),
        (b"a: [1, 2\nb: 3\n", "f.yaml:2: not valid YAML"),
        (b'a: "cut off', "not valid YAML"),
        (b"a: !!python/object:os.system {}\n", "f.yaml:1: not valid YAML"),
        (b"--- 1\n--- 2\n", "not valid YAML"),
        (b"a: \xff\n", "not UTF-8 text (byte 3)"),
        (b"a: \x00\n", "not valid YAML"),
        (b"[" * 1500, "nested too deeply"),
        *(
            (f"a: {value}\n".encode(), "f.yaml: not valid YAML: a value is not what it is tagged as")
            for value in ("!!int abc", "!!int ''", "!!float x", "!!bool maybe", '"\\U00110000"', "9" * 5_000)
        ),
        (b"a: 0x" + b"f" * 5_000, "a number of 20,000 bits"),
        (b"#" * (MAX_BYTES + 1), "more than 10,000,000"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_by_name(data: bytes, told: str) -> None:
    with pytest.raises(SpecError) as caught:
        load(data, file="f.yaml")
    assert told in str(caught.value)


def test_documents_read_as_json_would_have_them() -> None:
    text = "200: ok\n'401': no\nday: 2026-01-02\nmoment: 2026-01-02T03:04:05Z\nyes: no\nnone: null\n"
    assert load(text, file="f") == {
        "200": "ok",
        "401": "no",
        "day": "2026-01-02",
        "moment": "2026-01-02T03:04:05Z",
        "yes": "no",
        "none": None,
    }
    assert load('{"a": [1, 2.5, true]}', file="f") == {"a": [1, 2.5, True]}


def test_dumped_documents_read_back_the_same_in_yaml_1_1_and_1_2() -> None:
    document = {
        "words": [
            "no",
            "On",
            "y",
            "null",
            "~",
            "1",
            "1.0",
            "12:30",
            "0o7",
            "0x1f",
            "2026-01-02",
            "-",
            "",
            " a",
            "a: b",
        ],
        "text": "line one\nline two\n",
        "indented": "  first\n second",
        "long": "word " * 200,
        "unicode": "é → ✓",
        "empty": {},
        "none": None,
        "nested": [[1, [2]], {"a": []}],
    }
    text = dump(document)
    assert load(text, file="f") == document
    assert pyyaml.safe_load(text) == document


def test_the_same_object_twice_makes_no_alias() -> None:
    shared = {"type": "string"}
    assert "&" not in dump({"a": shared, "b": shared})


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_the_built_descriptions_mean_the_same_to_the_emulators_reader(vendored: Layout, version: str) -> None:
    data = vendored.built(version).read_bytes()
    assert pyyaml.load(data, Loader=pyyaml.CSafeLoader) == load(data, file=version)  # a safe loader


@pytest.mark.parametrize(
    ("location", "line"),
    [(("a",), 1), (("a", "b"), 2), (("a", "list", 1), 5), (("a", "missing"), 1), (("nowhere",), None)],
)
def test_line_of_finds_the_place_or_its_nearest_ancestor(
    location: tuple[str | int, ...], line: int | None
) -> None:
    assert line_of("a:\n  b: 1\n  list:\n    - x\n    - y\n", location) == line


def test_pointers_are_escaped() -> None:
    assert pointer("paths", "/a~b/{id}", "get", 0) == "/paths/~1a~0b~1{id}/get/0"
