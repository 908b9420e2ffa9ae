"""Retrieve the passages that match a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from paradigm_provider._tasks import validation
from paradigm_provider._tasks.retries import fail_without_retry
from paradigm_provider.operators._base import ParadigmOperator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.providers.common.compat.sdk import Context


class ParadigmRetrieveOperator(ParadigmOperator):
    """Returns the passages of documents that match a query, best first.

    Args:
        query: What the passages are to match. Templated.
        top_k: Passages at most, 1 to 100.
        mode: `text`, or `vision` for pages as images.
        rerank: Whether the server ranks its first findings a second time.
        workspace_ids: Only documents of these workspaces. Templated.
        file_ids: Only these documents. Templated.
        tag_ids: Only documents with these tags. Templated.
        kwargs: `paradigm_conn_id`, and as for every operator.

    Returns:
        The passages: the fields of the SDK's `Chunk`, without `raw`. They are whole, so the XCom is as long
        as they are: a hundred may be some hundred KB.
    """

    template_fields = ("query", "workspace_ids", "file_ids", "tag_ids", "paradigm_conn_id")
    template_fields_renderers: ClassVar[dict[str, str]] = {"query": "md"}

    def __init__(
        self,
        *,
        query: str,
        top_k: int = 20,
        mode: Literal["text", "vision"] = "text",
        rerank: bool = True,
        workspace_ids: Sequence[int] | Any = None,
        file_ids: Sequence[int] | Any = None,
        tag_ids: Sequence[int] | Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.query = query
        self.top_k = top_k
        self.mode: Literal["text", "vision"] = mode
        self.rerank = rerank
        self.workspace_ids = workspace_ids
        self.file_ids = file_ids
        self.tag_ids = tag_ids

    def execute(self, context: Context) -> list[dict[str, Any]]:  # noqa: ARG002 - Airflow's interface
        """Send the query."""
        from attrs import asdict

        with fail_without_retry():
            validation.flags(self, "rerank")
            chunks = self.hook.get_conn().retrieve(
                validation.text("query", self.query),
                top_k=self.top_k,
                mode=self.mode,
                rerank=self.rerank,
                workspace_ids=validation.optional_ids("workspace_ids", self.workspace_ids),
                file_ids=validation.optional_ids("file_ids", self.file_ids),
                tag_ids=validation.optional_ids("tag_ids", self.tag_ids),
            )
        self.log.info("%d passages", len(chunks))
        return [asdict(chunk, filter=lambda attribute, _: attribute.name != "raw") for chunk in chunks]
