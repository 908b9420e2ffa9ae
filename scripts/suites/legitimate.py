"""The documented reasons for which `spec-diff` and a suite differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import load

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENTED: Final = Path(__file__).with_name("legitimate.yaml")


def reasons(path: Path = DOCUMENTED) -> Mapping[str, str]:
    """Return the reason of each pair that is judged otherwise, by its name.

    Raises:
        SpecError: A pair has two reasons, or the file has another form.
    """
    found: dict[str, str] = {}
    for entry in load(path.read_bytes(), file=path.name):
        if not isinstance(entry, dict) or entry.keys() != {"reason", "pairs"}:
            raise SpecError("each entry needs `reason` and `pairs`, and nothing else", file=path.name)
        for name in entry["pairs"]:
            if name in found:
                raise SpecError(f"{name} has two reasons", file=path.name)
            found[name] = entry["reason"].strip()
    return found
