"""What the caller asked of one mirror, checked before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, Required, TypeAlias, TypedDict, cast

from attrs import field, frozen

from paradigm_ext._config import DEFAULT_MAX_FILE_BYTES
from paradigm_ext._errors import InvalidInput
from paradigm_ext._text import is_whole_text
from paradigm_ext._validation import check_flags, check_kind, check_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from paradigm_ext._mirror.documents._identity import Shard
    from paradigm_ext._mirror.reporting._progress import MirrorProgress
    from paradigm_ext._mirror.state._place import StatePlace
    from paradigm_ext._polling._plan import PollPlan

OnError = Literal["raise", "collect"]
Renames = Literal["patch", "upload"]
Reindex = Literal["never", "pipeline"]

#: Removals that a fraction always allows: a small folder changes by more than a share of it.
ALWAYS_ALLOWED = 10

_FLAGS = ("delete", "allow_empty", "checksum", "wait", "follow_links", "moved", "retry")


class MirrorKeywords(TypedDict, total=False):
    """The keyword arguments of `Paradigm.mirror`; its docstring explains each."""

    workspace_id: Required[int]
    name: str | None
    delete: bool
    max_delete: float
    grace: float
    allow_empty: bool
    sentinel: str | None
    include: Sequence[str]
    exclude: Sequence[str]
    checksum: bool
    settle: float
    renames: Renames
    reindex: Reindex
    max_attempts: int
    cache: str | os.PathLike[str] | None
    state: StatePlace | None
    shard: Shard | None
    wait: bool
    timeout: float | None
    concurrency: int
    max_file_bytes: int | None
    follow_links: bool
    moved: bool
    retry: bool
    on_error: OnError
    on_progress: Callable[[MirrorProgress], object] | None
    poll: PollPlan | None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(cast("Iterable[str]", value or ()))


def _shown_state(place: Any) -> str:
    """Return a state's address without what is secret in it."""
    from paradigm_ext._mirror.state._place import shown_place

    try:
        return "None" if place is None else repr(shown_place(place))
    except InvalidInput:
        return "'...'"


def _pair(value: Any) -> Any:
    return tuple(cast("Iterable[Any]", value)) if type(value) is list else value


@frozen(kw_only=True)
class MirrorOptions:
    """What the caller asked of one mirror, checked; `Paradigm.mirror` explains each."""

    workspace_id: int
    name: str | None = None
    delete: bool = False
    max_delete: float = 0.15
    grace: float = 0.0
    allow_empty: bool = False
    sentinel: str | None = None
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    checksum: bool = False
    settle: float = 2.0
    renames: Renames = "patch"
    reindex: Reindex = "never"
    max_attempts: int = 3
    cache: str | os.PathLike[str] | None = None
    state: StatePlace | None = field(default=None, repr=_shown_state)
    shard: Shard | None = None
    wait: bool = True
    timeout: float | None = 3600.0
    concurrency: int = 8
    max_file_bytes: int | None = DEFAULT_MAX_FILE_BYTES
    follow_links: bool = False
    moved: bool = False
    retry: bool = True
    on_error: OnError = "raise"
    on_progress: Callable[[MirrorProgress], object] | None = field(default=None, repr=False)
    poll: PollPlan | None = None

    def __attrs_post_init__(self) -> None:
        # Not by converters: to a type checker those would hide what an attribute is.
        for name, convert in (("include", _texts), ("exclude", _texts), ("shard", _pair)):
            object.__setattr__(self, name, convert(getattr(self, name)))
        check_flags(self, *_FLAGS)
        check_number("workspace_id", self.workspace_id, least=1, whole=True)
        check_number("concurrency", self.concurrency, least=1, whole=True)
        check_number("max_attempts", self.max_attempts, least=1, whole=True)
        check_number("grace", self.grace, least=0)
        check_number("settle", self.settle, least=0)
        check_number("max_file_bytes", self.max_file_bytes, least=1, whole=True, none="no limit")
        check_number("timeout", self.timeout, above=0, none="no limit")
        check_kind("cache", self.cache, (str, os.PathLike, type(None)), "a path, or None")
        self._check_max_delete()
        _check_choice("on_error", self.on_error, ("raise", "collect"))
        _check_choice("renames", self.renames, ("patch", "upload"))
        _check_choice("reindex", self.reindex, ("never", "pipeline"))
        self._check_texts()
        self._check_shard()

    def _check_max_delete(self) -> None:
        check_number("max_delete", self.max_delete, least=0)
        if not _is_whole(self.max_delete) and self.max_delete > 1:
            raise InvalidInput(
                "max_delete must be a fraction from 0 to 1, or a whole number of files, "
                f"not {self.max_delete!r}; pass int({self.max_delete:g}) for so many files"
            )

    def _check_texts(self) -> None:
        for name in ("name", "sentinel"):
            value: object = getattr(self, name)
            if value is not None and not (isinstance(value, str) and value):
                raise InvalidInput(f"{name} must be a text that is not empty, or None, not {value!r}")
            if value is not None and not is_whole_text(value):
                raise InvalidInput(f"{name} holds half a character: {value!r}")
        for name in ("include", "exclude"):
            for pattern in cast("tuple[object, ...]", getattr(self, name)):
                if not (isinstance(pattern, str) and pattern):
                    raise InvalidInput(f"{name} must hold glob patterns, not {pattern!r}")

    def _check_shard(self) -> None:
        if self.shard is None:
            return
        check_kind("shard", self.shard, tuple, "(index, count), such as (0, 8)")
        try:
            index, count = self.shard
        except ValueError:
            raise InvalidInput(f"shard must be (index, count), such as (0, 8), not {self.shard!r}") from None
        check_number("the count of shard", count, least=1, whole=True)
        check_number("the index of shard", index, least=0, most=count - 1, whole=True)

    def allowed_removals(self, own: int) -> int:
        """Return how many files may be removed, of so many that the mirror has.

        A fraction always allows ten; a whole number means exactly that, and so does 0.
        """
        if _is_whole(self.max_delete) or not self.max_delete:
            return int(self.max_delete)
        return max(ALWAYS_ALLOWED, int(own * self.max_delete))


def _is_whole(value: object) -> bool:
    return isinstance(value, int)


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise InvalidInput(f"{name} must be {' or '.join(map(repr, choices))}, not {value!r}")


OnProgress: TypeAlias = "Callable[[MirrorProgress], object]"
