"""List the files that an agent can use."""

from __future__ import annotations

import json
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, TypedDict

from paradigm_provider._tasks import validation
from paradigm_provider._tasks.filters import FILTER_FIELDS, FilteredFiles
from paradigm_provider._tasks.mixin import ParadigmHookMixin
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.get_provider_info import DEFAULT_CONN_ID
from paradigm_provider.links.paradigm import ParadigmLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from airflow.providers.common.compat.sdk import Context, ObjectStoragePath


#: Characters of a listing that are kept in memory; the rest of a longer one waits on the disk.
IN_MEMORY = 16 << 20


class FileEntry(TypedDict):
    """A file as an XCom holds it."""

    id: int
    filename: str
    status: str | None
    workspace_id: int | None
    total_pages: int | None


class FilesManifest(TypedDict):
    """The result of a listing: the files themselves, or where they were written to."""

    count: int
    files: list[FileEntry]
    path: str | None


class ParadigmListAgentFilesOperator(ParadigmHookMixin, FilteredFiles):
    """Lists the files that an agent can use, all pages of them, by any filter that Paradigm has.

    Args:
        agent_id: The agent. Templated.
        output_path: Path or URI that the complete files are written to, one JSON object a line; None puts a
            short entry per file into the XCom. Templated.
        output_conn_id: Airflow connection of the store that `output_path` is in. Templated.
        allowed_sources: Folders, prefixes and schemes that `output_path` may name; None: all that the
            connection and Airflow's settings allow.
        max_files: Most files that an XCom may hold; more of them is an error that asks for `output_path`.
        paradigm_conn_id: Airflow connection id. Templated.
        kwargs: The filters of `FilteredFiles` (all templated), and as for every operator.

    Returns:
        A `FilesManifest`.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields = (
        "agent_id",
        "output_path",
        "output_conn_id",
        "paradigm_conn_id",
        *FILTER_FIELDS,
    )

    def __init__(
        self,
        *,
        agent_id: int | str,
        output_path: str | ObjectStoragePath | None = None,
        output_conn_id: str | None = None,
        allowed_sources: Sequence[str] | str | None = None,
        max_files: int = 1000,
        paradigm_conn_id: str = DEFAULT_CONN_ID,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.agent_id = agent_id
        self.output_path = output_path
        self.output_conn_id = output_conn_id
        self.allowed_sources = allowed_sources
        self.max_files = max_files
        self.paradigm_conn_id = paradigm_conn_id

    def execute(self, context: Context) -> FilesManifest:
        """Walk all pages of the list."""
        with fail_without_retry():
            agent_id = validation.required_id("agent_id", self.agent_id)
            self.leave_link(context, "agent", agent_id)
            files = self.hook.agent_files(agent_id, **self.filters())
            given = None if validation.is_absent(self.output_path) else str(self.output_path)
            return self._collect(files) if given is None else self._write(files, given)

    def _write(self, files: Iterable[Any], given: str) -> FilesManifest:
        fence = self.hook.fence(self.allowed_sources)
        path = fence.object(given, conn_id=validation.optional_text("output_conn_id", self.output_conn_id))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Listed completely first: a listing that breaks off must not take the place of a complete one.
        with SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8") as listed:
            count = 0
            for count, file in enumerate(files, 1):  # noqa: B007 - it is counted
                listed.write(json.dumps(file.to_dict(), ensure_ascii=False) + "\n")
            listed.seek(0)
            with path.open("w", encoding="utf-8") as lines:
                for line in listed:
                    lines.write(line)
        self.log.info("%d files written to %s", count, path)
        return FilesManifest(count=count, files=[], path=str(path))

    def _collect(self, files: Iterable[Any]) -> FilesManifest:
        most = validation.required_id("max_files", self.max_files)
        entries: list[FileEntry] = []
        for file in files:
            if len(entries) == most:
                raise validation.refused(
                    f"the list has more than {most} files; set output_path, or filter more"
                )
            entries.append(_entry(file.to_dict()))
        self.log.info("%d files", len(entries))
        return FilesManifest(count=len(entries), files=entries, path=None)


def _entry(file: dict[str, Any]) -> FileEntry:
    workspace = file.get("workspace")
    return FileEntry(
        id=file["id"],
        filename=file.get("filename") or "",
        status=file.get("status"),
        workspace_id=workspace.get("id") if isinstance(workspace, dict) else None,
        total_pages=file.get("total_pages"),
    )
