"""Take over the vendor's newest description: `python -m scripts.spec_update [--from ...] [--dry-run]`.

Fetches, builds, compares, generates and checks in a scratch copy of the tree, then puts everything in place
and adds an entry to the changelog. Prints the report. When nothing changed, nothing is touched.

The tests of `paradigm_ext` need another environment: `nox -s spec-update` runs them afterwards.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.build_spec import build_all
from scripts.changelog import with_entry
from scripts.diff_spec import FAILED, add_fail_on, diff, fail_on, released, status, write_reports
from scripts.diffing.report import Differences, markdown
from scripts.fetch_spec import fetch
from scripts.generate import check, generate
from scripts.spec.errors import SpecError
from scripts.spec.files import folder_beside, replace_folder, restore, tree, write_if_changed
from scripts.spec.layout import VERSIONS, Layout
from scripts.spec.progress import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx


@frozen(kw_only=True)
class Plan:
    """What one run is asked to do.

    Attributes:
        versions: The versions to fetch; by default those that the origin has.
        origin: Address, file or folder; None for the vendor's own addresses.
        fetching: Whether to fetch at all; without, only overlays and tools can have changed.
        dry_run: Whether to leave the tree as it is.
        today: The day to record, by default today in UTC.
        client: What downloads.
        generate: Brings the generated package of a tree up to date.
        check: Raises unless the generated package of a tree is up to date.
    """

    versions: Sequence[str] = ()
    origin: str | None = None
    fetching: bool = True
    dry_run: bool = False
    today: date = field(factory=lambda: datetime.now(UTC).date())
    client: httpx.Client | None = None
    generate: Callable[[Layout], bool] = generate
    check: Callable[[Layout], None] = check


@frozen
class UpdateOutcome:
    """What a run found.

    Attributes:
        differences: Changes for users, by API version.
        changed: Names of the files and folders that differ from the tree; empty when nothing changed.
        current: The version of `paradigm-ext` in the tree.
    """

    differences: Differences
    changed: tuple[str, ...]
    current: str


def update(layout: Layout, plan: Plan, steps: Steps) -> UpdateOutcome:
    """Run the whole workflow.

    Raises:
        SpecError: A step failed; the tree is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="spec-update-") as folder:
        scratch = _copy(layout, Path(folder))
        if plan.fetching:
            with steps.step("fetch"):
                fetch(
                    scratch, versions=plan.versions, origin=plan.origin, client=plan.client, today=plan.today
                )
        with steps.step("build"):
            build_all(scratch)
        with steps.step("compare"):
            differences = diff(scratch, str(layout.spec))
        with steps.step("generate"):
            plan.generate(scratch)
        with steps.step("check"):
            plan.check(scratch)
        outcome = UpdateOutcome(differences, tuple(_changed(layout, scratch)), released(layout))
        if outcome.changed and not plan.dry_run:
            _install(layout, scratch, outcome, plan.today)
    return outcome


def _copy(layout: Layout, root: Path) -> Layout:
    scratch = Layout(root)
    restore(layout.package)
    shutil.copytree(layout.spec, scratch.spec)
    if layout.package.is_dir():
        shutil.copytree(layout.package, scratch.package, ignore=shutil.ignore_patterns("__pycache__"))
    return scratch


def _files(layout: Layout) -> list[Path]:
    return [*(layout.upstream(version) for version in VERSIONS), layout.sources, *map(layout.built, VERSIONS)]


def _changed(layout: Layout, scratch: Layout) -> list[str]:
    pairs = zip(_files(layout), _files(scratch), strict=True)
    changed = [layout.name(old) for old, new in pairs if _content(old) != _content(new)]
    if tree(layout.package) != tree(scratch.package):
        changed.append(layout.name(layout.package))
    return changed


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _install(layout: Layout, scratch: Layout, outcome: UpdateOutcome, today: date) -> None:
    # The generated tree goes last: until it is in place, another run does everything again.
    for target, new in zip(_files(layout), _files(scratch), strict=True):
        if new.is_file():
            write_if_changed(target, new.read_text("utf-8"))
    if layout.name(layout.package) not in outcome.changed:
        return
    text = layout.changelog.read_text("utf-8")
    write_if_changed(layout.changelog, with_entry(text, outcome.differences, outcome.current, today))
    with folder_beside(layout.package) as fresh:
        shutil.copytree(scratch.package, fresh, dirs_exist_ok=True)
        replace_folder(layout.package, fresh)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="spec-update", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("versions", nargs="*", metavar="v2|v3", help="by default every version")
    parser.add_argument("--from", dest="origin", metavar="URL|FILE|FOLDER")
    parser.add_argument(
        "--no-fetch", action="store_true", help="use the vendored files, for a change of overlays"
    )
    parser.add_argument("--dry-run", action="store_true", help="report, change nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE.md", help="write Markdown here and JSON beside it"
    )
    parser.add_argument(
        "--changed", type=Path, metavar="FILE.json", help="list here what was changed, if anything"
    )
    add_fail_on(parser, default="never")
    return parser


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Run the workflow, print the report, and say what was done."""
    options = _parser().parse_args(arguments)
    layout, steps = layout or Layout(), Steps("spec-update")
    plan = Plan(
        versions=options.versions,
        origin=options.origin,
        fetching=not options.no_fetch,
        dry_run=options.dry_run,
    )
    try:
        outcome = update(layout, plan, steps)
    except SpecError as error:
        print(f"spec-update: {error}\nspec-update: failed, nothing was changed", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("spec-update: interrupted, nothing was changed", file=sys.stderr)
        return FAILED
    if not outcome.changed:
        steps.say("nothing changed")
        return 0
    print(markdown(outcome.differences, outcome.current))
    if options.report:
        write_reports(outcome.differences, outcome.current, options.report)
    if options.changed and not options.dry_run:
        write_if_changed(options.changed, json.dumps(outcome.changed) + "\n")
    steps.say(f"{'would change' if options.dry_run else 'changed'} {', '.join(outcome.changed)}")
    return status(outcome.differences, fail_on(options.fail_on))


if __name__ == "__main__":
    sys.exit(main())
