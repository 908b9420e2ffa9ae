"""What the demo shows: a line while it works, tables when it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    line = Text.assemble((f"{seconds:5.1f} s  ", "dim"), (f"{done}/{expected} done", "bold"))
    for status, count in sorted(Counter(statuses).items()):
        line.append(f"   {count} {status}", STYLES.get(status, "yellow"))
    return line


def documents_table(files: Iterable[Any]) -> Table:
    """Return the documents with status, pages and the seconds from upload to their last change."""
    table = Table("id", "document", "status", title="Documents of the run", title_justify="left")
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


def agent_table(agent_id: int, files: Iterable[Any]) -> Table:
    """Return the files that an agent can answer from."""
    table = Table(
        "id", "document", "workspace", title=f"Files that agent {agent_id} can use", title_justify="left"
    )
    for file in files:
        table.add_row(str(file.id), str(file.filename), str(file.workspace.name))
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


def failures_text(tasks: dict[str, Any], files: Iterable[Any]) -> Text:
    """Return which documents failed, as the task's XCom names them, and why, as far as Paradigm says."""
    details = {file.id: file.status_detail for file in files if isinstance(file.status_detail, str)}
    text = Text()
    for task_id, task in tasks.items():
        for session in task["xcoms"].get("sessions") or ():
            for document in session["failed"]:
                why = details.get(document["id"]) or MEANINGS.get(document["status"], "no reason was given")
                text.append(f"Task {task_id} failed: ", "bold red")
                text.append(
                    f"{document['title']} (id {document['id']}) ended as {document['status']}: {why}.\n"
                )
    return text
