"""Read the verdicts of openapi-diff's tests, which are Java: what a test compares, and what it asserts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scripts.suites.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RESOURCES: Final = "core/src/test/resources"
_METHOD: Final = re.compile(
    r"^  @Test.*?\n  (?:public )?void (\w+)\(\)[^{]*\{\n(.*?)^  \}", re.MULTILINE | re.DOTALL
)
_CONSTANT: Final = re.compile(r'final String (\w+)\s*=\s*"([^"]+)"')
_ASSERTED: Final = re.compile(
    r"\b(assert(?:Spec|OpenApi|Incompatible)\w+)\(\s*([\w\"./-]+)(?:,\s*([\w\"./-]+))?"
)
_COMPARED: Final = re.compile(
    r'ChangedOpenApi (\w+) =\s*OpenApiCompare\s*\.fromLocations\(\s*([\w"./-]+),\s*([\w"./-]+)\)'
)
_RESULT: Final = re.compile(r"(\w+)\.is(Compatible|Incompatible|Unchanged)\(\)\)\s*\.is(True|False)\(\)")
_VERDICTS: Final = {
    "assertSpecUnchanged": "same",
    "assertOpenApiAreEquals": "same",
    "assertSpecChangedButCompatible": "compatible",
    "assertOpenApiBackwardCompatible": "compatible",
    "assertSpecIncompatible": "breaking",
    "assertOpenApiBackwardIncompatible": "breaking",
    "assertIncompatibleRequest": "breaking",
    "assertIncompatibleResponse": "breaking",
}
_RESULTS: Final[Mapping[tuple[str, ...], str]] = {
    ("Compatible", "True"): "compatible",
    ("Compatible", "False"): "breaking",
    ("Incompatible", "True"): "breaking",
    ("Incompatible", "False"): "compatible",
    ("Unchanged", "True"): "same",
}


def pairs(files: Mapping[str, bytes]) -> Iterator[Pair]:
    """Yield what each readable test of the core says.

    Args:
        files: The files of a clone, by their paths.
    """
    for path, data in sorted(files.items()):
        if not re.fullmatch(r"core/src/test/java/.*Test\.java", path):
            continue
        text = data.decode()
        constants = dict(_CONSTANT.findall(text))
        for name, body in _METHOD.findall(text):
            for old, new, verdict in _told(body):
                sides = [_file(side, constants) for side in (old or "BASE", new)]
                if sides[0] != sides[1] and all(side in files for side in sides):
                    yield Pair(sides[0], sides[1], verdict, f"{path.rpartition('/')[2]}: {name}")


def _told(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield the names of both files, the first empty where it is the class's own, and the verdict."""
    for assertion, first, second in _ASSERTED.findall(body):
        if assertion in _VERDICTS:
            old, new = ("", first) if assertion.startswith("assertIncompatible") else (first, second)
            yield old, new, _VERDICTS[assertion]
    results = {name: _RESULTS.get(told) for name, *said in _RESULT.findall(body) if (told := tuple(said))}
    for name, old, new in _COMPARED.findall(body):
        if verdict := results.get(name):
            yield old, new, verdict


def _file(name: str, constants: Mapping[str, str]) -> str:
    return f"{_RESOURCES}/{constants.get(name, name.strip(chr(34)))}"
