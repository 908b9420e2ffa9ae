"""Delete files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.operators._base import ParadigmOperator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.providers.common.compat.sdk import Context


class DeletionManifest(TypedDict):
    """What was deleted, and what was not there any more."""

    deleted: int
    missing: list[int]


class ParadigmDeleteFilesOperator(ParadigmOperator):
    """Deletes files from Paradigm; those already gone count as missing, so a retry is harmless.

    Args:
        file_ids: Ids of the files, or an XCom that holds them. Templated.
        kwargs: `paradigm_conn_id`, and as for every operator.

    Returns:
        A `DeletionManifest`.
    """

    template_fields = ("file_ids", "paradigm_conn_id")

    def __init__(self, *, file_ids: Sequence[int] | int | Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.file_ids = file_ids

    def execute(self, context: Context) -> DeletionManifest:  # noqa: ARG002 - Airflow's interface
        """Delete the files one after the other."""
        from paradigm_ext import NotFoundError

        with fail_without_retry():
            given = validation.some("file_ids", self.file_ids)
            wanted = [validation.required_id("file_ids", value) for value in given]
            missing = []
            for file_id in wanted:
                try:
                    self.hook.delete_file(file_id)
                except NotFoundError:
                    missing.append(file_id)
        self.log.info("%d files deleted, %d were gone already", len(wanted) - len(missing), len(missing))
        return DeletionManifest(deleted=len(wanted) - len(missing), missing=missing)
