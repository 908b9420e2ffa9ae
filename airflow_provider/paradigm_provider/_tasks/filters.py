"""The filters of Paradigm's file lists, once for every operator and sensor that lists files."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import BaseOperator

from paradigm_provider._tasks.validation import is_absent, listed, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class FilteredFiles(BaseOperator):
    """Takes the filters of `GET /api/v3/agents/{id}/files`, all templated; those left out do not filter.

    Args:
        extension: File extensions, without a dot.
        filename: Part of the file name, whatever the case.
        title: Part of the title, whatever the case.
        status: Statuses, such as `embedded`.
        status_vision: Statuses of the vision pipeline.
        group_id: Ids of user groups.
        tag_id: Ids of tags.
        workspace_id: Ids of workspaces.
        upload_session_uuid: The upload session that the files came with; None for any. An empty text is an
            error.
        total_pages_min: Pages at least.
        total_pages_max: Pages at most.
        uploaded_at_after: Uploaded at or after; a datetime or ISO 8601.
        uploaded_at_before: Uploaded at or before.
        updated_at_after: Changed at or after.
        updated_at_before: Changed at or before.
        ordering: Field to order by, `-` in front for descending.
        page_size: Files per request; the result does not depend on it.
        kwargs: As for every operator.
    """

    def __init__(
        self,
        *,
        extension: Sequence[str] | str | None = None,
        filename: str | None = None,
        title: str | None = None,
        status: Sequence[str] | str | None = None,
        status_vision: Sequence[str] | str | None = None,
        group_id: Sequence[int] | int | str | None = None,
        tag_id: Sequence[int] | int | str | None = None,
        workspace_id: Sequence[int] | int | str | None = None,
        upload_session_uuid: str | None = None,
        total_pages_min: int | str | None = None,
        total_pages_max: int | str | None = None,
        uploaded_at_after: datetime | str | None = None,
        uploaded_at_before: datetime | str | None = None,
        updated_at_after: datetime | str | None = None,
        updated_at_before: datetime | str | None = None,
        ordering: str | None = None,
        page_size: int | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.extension = extension
        self.filename = filename
        self.title = title
        self.status = status
        self.status_vision = status_vision
        self.group_id = group_id
        self.tag_id = tag_id
        self.workspace_id = workspace_id
        self.upload_session_uuid = upload_session_uuid
        self.total_pages_min = total_pages_min
        self.total_pages_max = total_pages_max
        self.uploaded_at_after = uploaded_at_after
        self.uploaded_at_before = uploaded_at_before
        self.updated_at_after = updated_at_after
        self.updated_at_before = updated_at_before
        self.ordering = ordering
        self.page_size = page_size

    def filters(self) -> dict[str, Any]:
        """Return the filters given, as the generated functions take them.

        Raises:
            InvalidInput: A value, perhaps a rendered one, is invalid; the message names it.
        """
        return read_filters({name: getattr(self, name) for name in FILTER_READERS})


def read_filters(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters as the generated functions take them; empty ones are left out.

    Raises:
        InvalidInput: A value, perhaps a rendered one, is invalid; the message names it.
    """
    session = given.get("upload_session_uuid")
    if isinstance(session, str) and not session.strip():
        # Left out, the list would be of all files, and what follows might delete them.
        raise refused(
            "upload_session_uuid is empty, as after an ingestion that had nothing to send: skip this task"
            " then, or pass None for the files of every session"
        )
    return {name: FILTER_READERS[name](name, value) for name, value in given.items() if not _absent(value)}


def _absent(value: Any) -> bool:
    return is_absent(value) or (isinstance(value, list | tuple) and not value)


def _refused(name: str, wanted: str, value: Any) -> Exception:
    return refused(f"{name} must be {wanted}, not {value!r}")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _refused(name, "a text", value)
    return value


def _texts(name: str, value: Any) -> list[str]:
    return [_text(name, one).strip() for one in listed(name, value) or ()]


def _integer(name: str, value: Any) -> int:
    try:
        return int(value) if not isinstance(value, bool | float) else int("")
    except (TypeError, ValueError):
        raise _refused(name, "a whole number", value) from None


def _integers(name: str, value: Any) -> list[int]:
    return [_integer(name, one) for one in listed(name, value) or ()]


def _moment(name: str, value: Any) -> datetime:
    try:
        return value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _refused(name, "a datetime or ISO 8601", value) from None


FILTER_READERS: dict[str, Callable[[str, Any], Any]] = {
    "extension": _texts,
    "filename": _text,
    "title": _text,
    "status": _texts,
    "status_vision": _texts,
    "group_id": _integers,
    "tag_id": _integers,
    "workspace_id": _integers,
    "upload_session_uuid": _text,
    "total_pages_min": _integer,
    "total_pages_max": _integer,
    "uploaded_at_after": _moment,
    "uploaded_at_before": _moment,
    "updated_at_after": _moment,
    "updated_at_before": _moment,
    "ordering": _text,
    "page_size": _integer,
}
FILTER_FIELDS: tuple[str, ...] = tuple(FILTER_READERS)
