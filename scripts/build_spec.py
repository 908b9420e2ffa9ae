"""Build `spec/openapi-*.yaml` from the vendored files and the overlays: `python -m scripts.build_spec`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from scripts.overlay import apply, read_actions
from scripts.spec.canonical import canonical
from scripts.spec.errors import SpecError, pointer
from scripts.spec.files import write_if_changed
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.progress import Steps
from scripts.spec.yaml_io import dump, load
from scripts.view.invariants import references_lead_somewhere, violations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.spec.json_types import Object

_HEADER: Final = """\
# Built by `nox -s spec-build` from upstream/openapi-{version}.yaml and overlays/{version}/: edit those.
# README.md beside this file tells what is certain here and what is inferred.
"""


def build(version: str, layout: Layout) -> str:
    """Return the built description of one API version, as canonical YAML.

    Raises:
        SpecError: An input cannot be read, an overlay no longer fits, or the result is not valid OpenAPI or
            breaks an invariant of the project.
    """
    upstream = layout.upstream(version)
    document = load(upstream.read_bytes(), file=layout.name(upstream))
    actions = [
        action
        for path in layout.overlays(version)
        for action in read_actions(path.read_bytes(), file=layout.name(path))
    ]
    built = canonical(apply(document, actions, lambda: _former(version, layout)))
    check(built, file=layout.name(layout.built(version)))
    return dump(built, header=_HEADER.format(version=version))


def _former(version: str, layout: Layout) -> Object | None:
    """Return what was built last: what the overlays fitted."""
    path = layout.built(version)
    try:
        return load(path.read_bytes(), file=layout.name(path)) if path.is_file() else None
    except SpecError:
        return None


def check(document: Object, *, file: str) -> None:
    """Raise a SpecError unless ``document`` is valid OpenAPI 3.x and keeps the project's invariants."""
    found = list(references_lead_somewhere(document)) or _invalid(document) or violations(document)
    if found:
        rows = "\n".join(f"  {pointer(*location)}: {message}" for location, message in found)
        raise SpecError(f"{len(found)} problem(s) in the built description:\n{rows}", file=file)


def _invalid(document: Object) -> list[tuple[tuple[str | int, ...], str]]:
    validator = (
        OpenAPIV31SpecValidator
        if str(document.get("openapi", "")).startswith("3.1")
        else OpenAPIV30SpecValidator
    )
    return [(tuple(error.absolute_path), error.message[:200]) for error in validator(document).iter_errors()]


def build_all(layout: Layout, versions: Sequence[str] = VERSIONS) -> list[str]:
    """Build into `spec/`, all versions or none; return the names of the files that changed."""
    texts, errors = {}, []
    for version in versions:
        try:
            texts[layout.built(version)] = build(version, layout)
        except SpecError as error:
            errors.append(error)
    if errors:
        raise SpecError.of(errors)
    return [layout.name(path) for path, text in texts.items() if write_if_changed(path, text)]


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Build the given versions, by default all, and say what changed."""
    parser = argparse.ArgumentParser(prog="spec-build", description=__doc__)
    parser.add_argument("--only", choices=VERSIONS, action="append", help="build this version only")
    options = parser.parse_args(arguments)
    try:
        with Steps("spec-build").step("build"):
            changed = build_all(layout or Layout(), options.only or VERSIONS)
    except SpecError as error:
        print(f"spec-build: {error}", file=sys.stderr)
        return 1
    print("spec-build: " + (f"wrote {', '.join(changed)}" if changed else "nothing changed"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
