"""Read the verdicts of oasdiff's checker tests, which are Go: what a test compares, and what it finds."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING, Final

from scripts.suites.pairs import GRAVITY, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEST: Final = re.compile(r"^func (Test\w+)\(t \*testing\.T\) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_RULE: Final = re.compile(r"newBackwardCompatibilityRule\((\w+), (ERR|WARN|INFO)\b")
_LOAD: Final = re.compile(
    r'(\w+), err :?= (?:open|loader\.LoadFromFile)\((?:(\w+)\()?"([^"]+)"|(\w+) := l\(t, (\d+)\)'
)
_NUMBERED: Final = re.compile(r"\bd\(t, diff\.NewConfig\(\), (\d+), (\d+)\)")
_COMPARED: Final = re.compile(r"diff\.GetWithOperationsSourcesMap\(diff\.NewConfig\(\), (\w+), (\w+)\)")
_HELPER: Final = re.compile(r'(\w+)\s*= dataFileFn\("([^"]+)"\)')
_OTHER_RULES: Final = re.compile(r"\.Spec\b|NewConfig\(\)\.With|checker\.With(?!SingleCheck)|config\.\w+ = ")
"""What makes a test unreadable here: descriptions that the test changes, and options of the tool."""
_ABSENT: Final = re.compile(r"^.*(?:requireNoChange|NotContains|NotEqual|singleCheckConfig).*$", re.MULTILINE)
_LEVELS: Final = {"ERR": "breaking", "WARN": "perhaps", "INFO": "compatible"}


def pairs(files: Mapping[str, bytes]) -> Iterator[Pair]:
    """Yield what each readable test of the checker says.

    Args:
        files: The files of a clone, by their paths.
    """
    levels = dict(_RULE.findall(files["checker/rules.go"].decode()))
    helpers = dict(_HELPER.findall(files["checker/helpers_test.go"].decode()))
    for path, data in sorted(files.items()):
        if not re.fullmatch(r"checker/check_\w+_test\.go", path):
            continue
        for name, body in _TEST.findall(data.decode()):
            yield from _pair(name, body, levels, helpers, files)


def _pair(
    name: str, body: str, levels: Mapping[str, str], helpers: Mapping[str, str], files: Mapping[str, bytes]
) -> Iterator[Pair]:
    if _OTHER_RULES.search(body):
        return
    sides = _sides(body, helpers)
    verdict = _verdict(body, levels)
    if sides and verdict and all(side in files for side in sides) and sides[0] != sides[1]:
        yield Pair(*sides, verdict, name)


def _sides(body: str, helpers: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the two files that a test compares; None where it compares others, or more than two."""
    if numbered := _NUMBERED.findall(body):
        old, new = numbered[0]
        return (_numbered(old), _numbered(new)) if len(numbered) == 1 else None
    compared = _COMPARED.findall(body)
    loaded = {}
    for variable, helper, file, other, number in _LOAD.findall(body):
        folder = f"data/{helpers.get(helper, helper)}/" if helper else "checker/"
        loaded[variable or other] = _numbered(number) if number else normpath(folder + file)
    if len(compared) != 1 or not set(compared[0]) <= loaded.keys():
        return None
    return loaded[compared[0][0]], loaded[compared[0][1]]


def _numbered(number: str) -> str:
    return f"data/openapi-test{number}.yaml"


def _verdict(body: str, levels: Mapping[str, str]) -> str:
    """Return the gravest of what a test expects; empty where it expects nothing that has a level."""
    told = re.findall(r"checker\.(\w+Id)\b", _ABSENT.sub("", body))
    verdicts = [_LEVELS[levels[name]] for name in told if name in levels]
    if not verdicts and "require.Empty(t, errs)" in body:
        verdicts = ["compatible"]
    return max(verdicts, key=GRAVITY.index, default="")
