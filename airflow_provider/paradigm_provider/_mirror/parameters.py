"""The parameters of `Paradigm.mirror`, once for the tasks that mirror and those that plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from airflow.providers.common.compat.sdk import BaseOperator

from paradigm_provider._mirror.sources import mirror_source
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.mixin import ParadigmHookMixin

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from paradigm_provider._mirror.sources import MirrorInput
    from paradigm_provider._places.fence import Fence

#: Parameters that are handed to the SDK as they are; it checks them before anything is sent.
_PLAIN = (
    *("delete", "grace", "allow_empty", "checksum", "settle", "renames", "reindex", "max_attempts"),
    *("concurrency", "max_file_bytes", "moved"),
)
#: Those of them that are True or False.
_FLAGS = ("delete", "allow_empty", "checksum", "moved")
#: Texts and lists that may be templates; what renders to nothing counts as not given.
_TEXTS = ("name", "sentinel")
#: Files of the mirror's own.
_FILES = ("cache",)
_PATTERNS = ("include", "exclude")


class MirrorParameters(ParadigmHookMixin, BaseOperator):
    """Takes what `Paradigm.mirror` takes; its documentation explains each.

    Args:
        source: A folder, a URI of any store that Airflow reaches (`s3://bucket/contracts/`), an
            `ObjectStoragePath`, or a mapping of path to content. Templated.
        source_conn_id: Airflow connection of the object store, for URIs that name none. Templated.
        allowed_sources: Folders, prefixes and schemes that `source`, `cache` and `state` may name; None: all
            that the connection and Airflow's settings allow.
        workspace_id: The workspace; None: the connection's default. Templated.
        name: The mirror's name; None: the source's address without credentials. Templated.
        delete: Whether files that the source no longer has are deleted.
        max_delete: Most removals of a run: a fraction of the mirror's files (ten are always allowed), or a
            whole number. More of them and none is removed. Templated.
        grace: Seconds for which a removed file is only marked.
        allow_empty: Whether an empty source may remove everything.
        sentinel: A file that must be in the source, else nothing is removed. Templated.
        include: Globs of what to take; all when empty. Templated.
        exclude: Globs of what to leave out. Templated.
        checksum: Read every file, whatever its size and time say.
        settle: Seconds; a file that was written later than this is left to the next run.
        renames: `patch` keeps the document of a file that was renamed; `upload` sends it again.
        reindex: `pipeline` sends a file again when the pipeline has changed.
        max_attempts: Attempts after which a file that fails is parked until its content changes.
        cache: File that remembers checksums; None for none. Losing it costs reading only. Templated.
        state: File or URI that holds the truth for an instance that keeps no metadata. A URI is reached as
            that of `source` is. Templated.
        shard: `[index, count]`: only this share of the paths, for mapped tasks. A shard removes nothing.
            Templated.
        concurrency: Files sent at the same time.
        max_file_bytes: Largest file accepted; None for no limit.
        moved: The same source has a new address.
        kwargs: As for every operator.
    """

    template_fields: Collection[str] = (
        *("source", "source_conn_id", "workspace_id", "name", "max_delete", "sentinel", "include", "exclude"),
        *("cache", "state", "shard", "paradigm_conn_id"),
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {"source": "json"}

    def __init__(
        self,
        *,
        source: MirrorInput | Any,
        source_conn_id: str | None = None,
        allowed_sources: Sequence[str] | str | None = None,
        workspace_id: int | str | None = None,
        name: str | None = None,
        delete: bool = False,
        max_delete: float | str = 0.15,
        grace: float = 0.0,
        allow_empty: bool = False,
        sentinel: str | None = None,
        include: Sequence[str] | str = (),
        exclude: Sequence[str] | str = (),
        checksum: bool = False,
        settle: float = 2.0,
        renames: Literal["patch", "upload"] = "patch",
        reindex: Literal["never", "pipeline"] = "never",
        max_attempts: int = 3,
        cache: str | None = None,
        state: str | None = None,
        shard: Sequence[int] | str | None = None,
        concurrency: int = 8,
        max_file_bytes: int | None = 26_214_400,
        moved: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source = source
        self.source_conn_id = source_conn_id
        self.allowed_sources = allowed_sources
        self.workspace_id = workspace_id
        self.name = name
        self.delete = delete
        self.max_delete = max_delete
        self.grace = grace
        self.allow_empty = allow_empty
        self.sentinel = sentinel
        self.include = include
        self.exclude = exclude
        self.checksum = checksum
        self.settle = settle
        self.renames = renames
        self.reindex = reindex
        self.max_attempts = max_attempts
        self.cache = cache
        self.state = state
        self.shard = shard
        self.concurrency = concurrency
        self.max_file_bytes = max_file_bytes
        self.moved = moved

    def read_source(self) -> Any:
        """Return what the SDK reads from; nothing is listed yet."""
        return mirror_source(self.source, conn_id=self._source_conn_id(), fence=self._fence())

    def _source_conn_id(self) -> str | None:
        return validation.optional_text("source_conn_id", self.source_conn_id)

    def _fence(self) -> Fence:
        return self.hook.fence(self.allowed_sources)

    def _state(self) -> dict[str, Any]:
        """Return where the state is kept: a local file, or an object of a store with its connection."""
        given = self.state if hasattr(self.state, "protocol") else self._text("state")
        if given is None:
            return {}
        return {"state": mirror_source(given, conn_id=self._source_conn_id(), fence=self._fence())}

    def parameters(self) -> dict[str, Any]:
        """Return the keyword arguments of `Paradigm.mirror` that are not about the source or the wait.

        Raises:
            InvalidInput: A value, perhaps a rendered one, is invalid or names a place that is not allowed.
        """
        validation.flags(self, *_FLAGS)
        plain = {name: getattr(self, name) for name in _PLAIN}
        files = {name: self._fence().file(path) for name in _FILES if (path := self._text(name))}
        texts = {name: value for name in _TEXTS if (value := self._text(name))}
        patterns = {name: self._patterns(name) for name in _PATTERNS}
        return {
            **plain,
            **texts,
            **files,
            **self._state(),
            **patterns,
            "max_delete": _max_delete(self.max_delete),
            "shard": _shard(self.shard),
        }

    def _text(self, name: str) -> str | None:
        return validation.optional_text(name, getattr(self, name))

    def _patterns(self, name: str) -> list[str]:
        return validation.listed(name, getattr(self, name), separator=None) or []


def _max_delete(value: Any) -> float | int:
    if not isinstance(value, str):
        number: float | int = value
        return number
    try:
        return int(value) if value.strip().isdigit() else float(value)
    except ValueError:
        raise validation.refused(
            f"max_delete must be a fraction such as 0.15, or a whole number, not {value!r}"
        ) from None


def _shard(value: Any) -> tuple[int, int] | None:
    if validation.is_absent(value):
        return None
    try:
        index, count = json.loads(value) if isinstance(value, str) else value
        return int(index), int(count)
    except (TypeError, ValueError):
        raise validation.refused(f"shard must be [index, count], such as [0, 8], not {value!r}") from None
