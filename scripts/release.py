"""Refuse a release whose tag, versions and changelog disagree: `TAG`, such as `v0.2.0`."""

from __future__ import annotations

import argparse
import re
import sys

from scripts.spec.layout import REPOSITORY

VERSIONS = ("paradigm_ext/_version.py", "airflow_provider/paradigm_provider/_version.py")


def problems(tag: str, versions: dict[str, str], changelog: str) -> list[str]:
    """Return what keeps a tag from being released: empty when nothing does.

    Args:
        tag: The tag, `v` and a version.
        versions: The text of each file that states a version.
        changelog: The changelog, with a heading `## 0.2.0 - 2026-12-01` for each release.
    """
    wanted = tag.removeprefix("v")
    found = {path: re.search(r'__version__ = "([^"]+)"', text) for path, text in versions.items()}
    wrong = [
        f"{path} states {match[1] if match else 'no version'}, the tag is {tag}"
        for path, match in found.items()
        if match is None or match[1] != wanted
    ]
    if not re.search(rf"^## {re.escape(wanted)} - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        wrong.append(f"CHANGELOG.md lacks a heading `## {wanted} - YYYY-MM-DD`")
    return wrong


def main() -> int:
    """Check the working tree against a tag."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tag")
    tag: str = parser.parse_args().tag
    versions = {path: (REPOSITORY / path).read_text(encoding="utf-8") for path in VERSIONS}
    wrong = problems(tag, versions, (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
