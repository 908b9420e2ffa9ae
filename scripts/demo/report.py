"""What the demo shows: a line while it works, tables when it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

STYLES = {"embedded": "green", "parsing_failed": "red", "embedding_failed": "red", "fail": "red"}
#: What the vendor's statuses mean, for people who meet them for the first time.
MEANINGS = {
    "parsing_failed": "Paradigm could not read any text out of the file",
    "embedding_failed": "the text was read, but could not be embedded",
    "fail": "the file could not be processed",
}


def progress_line(seconds: float, expected: int, statuses: Sequence[str]) -> Text:
    """Return one line: time gone by, documents done of those expected, and the counts per status."""
    done = sum(status == "embedded" or status in MEANINGS for status in statuses)
    # While a file is replaced its old version and its new one are both there.
    documents = max(expected, len(statuses))
    line = Text.assemble((f"{seconds:5.1f} s  ", "dim"), (f"{done}/{documents} done", "bold"))
    for status, count in sorted(Counter(statuses).items()):
        line.append(f"   {count} {status}", STYLES.get(status, "yellow"))
    return line


def documents_table(files: Iterable[Any]) -> Table:
    """Return the documents with status, pages and the seconds from upload to their last change."""
    table = Table("id", "document", "status", title="Documents that this night sent", title_justify="left")
    table.add_column("pages", justify="right")
    table.add_column("time", justify="right")
    for file in files:
        status = Text(str(file.status), STYLES.get(str(file.status), "yellow"))
        pages = "-" if file.total_pages is None else str(file.total_pages)
        table.add_row(str(file.id), str(file.filename), status, pages, _elapsed(file))
    return table


def _elapsed(file: Any) -> str:
    # Older releases say `uploaded_at`, newer ones `created_at`.
    begun = file.created_at or file.uploaded_at
    return f"{(file.updated_at - begun).total_seconds():.1f} s" if begun else "-"


#: The counters of a night, as the report calls them and as people do.
COUNTERS = {
    "scanned": "files in the folder",
    "new": "new",
    "changed": "changed: the old version went once the new one was searchable",
    "unchanged": "unchanged: nothing is sent",
    "deleted": "removed",
    "failed_count": "failed",
    "parked": "parked: failed three times, sent again once their content changes",
    "requests": "requests",
    "bytes_sent": "bytes sent",
}


def night_table(title: str, manifest: dict[str, Any]) -> Table:
    """Return what one night did, by the counters of its report."""
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for name, words in COUNTERS.items():
        count = int(manifest.get(name) or 0)
        style = "dim" if not count else "red" if name in ("failed_count", "parked") else ""
        table.add_row(Text(f"{count:,}", style), Text(words, style))
    return table


def tasks_table(tasks: dict[str, Any]) -> Table:
    """Return the tasks of the DAG run with their states."""
    table = Table("task", "state", title="Tasks of the DAG run", title_justify="left")
    table.add_column("time", justify="right")
    for task_id, task in sorted(tasks.items(), key=lambda item: item[1]["started"] or "~"):
        style = {"success": "green", "failed": "red"}.get(task["state"], "yellow")
        seconds = "-" if task["seconds"] is None else f"{task['seconds']:.1f} s"
        table.add_row(task_id, Text(task["state"], style), seconds)
    return table


def fates_table(paths: Collection[str], left_out: Mapping[str, str], manifest: dict[str, Any]) -> Table:
    """Return what became of each file, and why: those that are searchable first."""
    failed = {one["path"]: one["error"] for one in manifest.get("failed") or ()}
    table = Table(title="What became of each file", title_justify="left")
    # Wide enough that a long reason does not break each path.
    table.add_column("file", overflow="fold", min_width=min(44, max(map(len, paths), default=0)))
    for name in ("became", "reason"):
        table.add_column(name, overflow="fold")
    for path in sorted(set(paths) - set(failed)):
        table.add_row(Text(path), Text("searchable", "green"), "")
    for path, reason in sorted(failed.items()):
        table.add_row(Text(path), Text("failed", "red"), Text(reason))
    for path, reason in sorted(left_out.items()):
        table.add_row(Text(path), Text("left out", "yellow"), Text(reason))
    return table


def verdict_text(state: str, airflow: str, manifest: Mapping[str, Any]) -> Text:
    """Return how the DAG run ended, and why a failed file makes it red."""
    colour = "green" if state == "success" else "red"
    text = Text.assemble((f"The DAG run is {colour}", colour), f" (Airflow {airflow}, state {state}).")
    if colour == "red" and any(manifest.get(name) for name in ("failed_count", "parked")):
        text.append(" It has to be: the workspace lacks a file.")
    return text


def failures_text(manifest: dict[str, Any]) -> Text:
    """Return which files failed and why, as the task's XCom names them."""
    text = Text()
    for failure in manifest.get("failed") or ():
        text.append(f"{failure['path']} failed ({failure['stage']}): ", "bold red")
        text.append(f"{failure['error']}\n")
    return text
