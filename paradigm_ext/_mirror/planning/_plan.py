"""`MirrorPlan`: all that a run would write, as a value that can be read, kept, approved and applied."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO, cast

from attrs import evolve, field, fields, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._json_lines import read_object
from paradigm_ext._mirror._guard import MirrorGuard
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.planning._operation import WRITING, MirrorOperation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from paradigm_ext._mirror.reporting._report import MirrorFailure

FORMAT = "paradigm-mirror-plan-1"
#: Options that decide what an apply does; the others are the machine's own.
_KEPT = (
    *("workspace_id", "delete", "max_delete", "grace", "allow_empty", "sentinel", "include", "exclude"),
    *("checksum", "settle", "renames", "reindex", "max_attempts", "wait", "timeout", "concurrency"),
    *("max_file_bytes", "moved", "shard", "follow_links"),
)


@frozen(kw_only=True)
class MirrorPlan:
    """What a mirror would do, made by GETs only.

    Attributes:
        base_url: The instance.
        options: What was asked.
        name: The mirror's name.
        source: The source's address.
        planned_at: Seconds since 1970.
        operations: What is to be done, in the order of paths; unchanged files have none.
        counts: Files and documents of each kind, such as `scanned`, `unchanged`, `own`, `foreign`.
        failed: Files that cannot be mirrored.
        guard: What forbids the guarded operations; None where nothing does.
        approved_by: Who overruled the guard; empty where nobody did.
        source_complete: Whether the source was listed completely.
        destination_complete: Whether the workspace was listed completely.
        seconds: Seconds that each phase of the planning took.
        requests: Requests that the planning made.
        bytes_read: Bytes read for hashes.
    """

    base_url: str
    options: MirrorOptions
    name: str
    source: str
    planned_at: float
    operations: tuple[MirrorOperation, ...] = ()
    counts: Mapping[str, int] = field(factory=dict[str, int])
    failed: tuple[MirrorFailure, ...] = ()
    guard: MirrorGuard | None = None
    approved_by: str = ""
    source_complete: bool = True
    destination_complete: bool = True
    seconds: Mapping[str, float] = field(factory=dict[str, float])
    requests: int = 0
    bytes_read: int = 0

    @property
    def workspace_id(self) -> int:
        """The workspace."""
        return self.options.workspace_id

    @property
    def writes(self) -> int:
        """Operations that would write to the workspace."""
        return sum(one.kind in WRITING and not self._kept(one) for one in self.operations)

    @property
    def deletions(self) -> int:
        """Removed files whose documents would be deleted, guarded ones included."""
        return sum(one.kind == "delete" for one in self.operations)

    def _kept(self, operation: MirrorOperation) -> bool:
        return operation.guarded and not self.approved

    @property
    def approved(self) -> bool:
        """Whether the guarded operations may be done."""
        return self.guard is None or bool(self.approved_by)

    @property
    def digest(self) -> str:
        """SHA-256 of the header and the operations, hexadecimal: a plan that was edited is refused."""
        return self._digest(self._unsigned())

    def _digest(self, header: Mapping[str, Any]) -> str:
        digest = hashlib.sha256(_dumps(header).encode() + b"\n")
        for line in self._lines():
            digest.update(line.encode() + b"\n")
        return digest.hexdigest()

    def _lines(self) -> Iterator[str]:
        return (_dumps(one.to_json()) for one in self.operations)

    def approve(self, by: str) -> MirrorPlan:
        """Return the plan with its guarded deletions approved.

        Args:
            by: Who approves, for the plan's header and the log.

        Raises:
            InvalidInput: The guard cannot be overruled: nobody knows which files are gone.
        """
        if not by:
            raise InvalidInput("by must say who approves the plan")
        if self.guard is not None and not self.guard.approvable:
            raise InvalidInput(f"this guard cannot be approved away: {self.guard.message}")
        return evolve(self, approved_by=by)

    def summary(self) -> str:
        """Return one line for people."""
        kinds = Counter(f"{one.kind} (guarded)" if self._kept(one) else one.kind for one in self.operations)
        parts = [f"{count:,} {kind}" for kind, count in kinds.most_common()]
        unchanged = self.counts.get("unchanged")
        parts += [f"{unchanged:,} unchanged"] if unchanged else []
        parts += [f"{len(self.failed):,} unusable"] if self.failed else []
        return ", ".join(parts) or "nothing to do"

    def header(self) -> dict[str, Any]:
        """Return the first line as JSON values."""
        return {**self._unsigned(), "digest": self.digest}

    def _unsigned(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "base_url": self.base_url,
            "workspace_id": self.workspace_id,
            "name": self.name,
            "source": self.source,
            "planned_at": datetime.fromtimestamp(self.planned_at, UTC).isoformat(timespec="milliseconds"),
            "options": {name: getattr(self.options, name) for name in _KEPT},
            "counts": dict(self.counts),
            "operations": len(self.operations),
            "failed": [[one.path, one.stage, one.error] for one in self.failed],
            "guard": self.guard.to_dict() if self.guard else None,
            "approved_by": self.approved_by,
            "source_complete": self.source_complete,
            "destination_complete": self.destination_complete,
        }

    def to_json(self) -> dict[str, Any]:
        """Return the whole plan as one JSON value."""
        return {**self.header(), "operations": [one.to_json() for one in self.operations]}

    def write(self, file: TextIO) -> None:
        """Write the plan as JSON lines: the header, then one operation a line."""
        file.write(_dumps(self.header()) + "\n")
        file.writelines(line + "\n" for line in self._lines())

    @classmethod
    def read(cls, file: Iterable[str], *, name: str = "the plan") -> MirrorPlan:
        """Return the plan that `write` wrote.

        Args:
            file: Its lines.
            name: What errors call it, such as its path.

        Raises:
            InvalidInput: It is not a plan, or it was changed or cut after it was written.
        """
        try:
            plan, header = cls._read(iter(file))
        except InvalidInput as error:
            raise InvalidInput(f"{name}: {error}") from error
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError) as error:
            raise InvalidInput(f"{name} is invalid: {type(error).__name__}: {error!s:.200}") from error
        # Of the header as it was read: a later release may say more in it.
        if header.pop("digest", None) != plan._digest(header):
            raise InvalidInput(f"{name} was changed or cut after it was written; plan again")
        return plan

    @classmethod
    def _read(cls, lines: Iterator[str]) -> tuple[MirrorPlan, dict[str, Any]]:
        from paradigm_ext._mirror.reporting._report import MirrorFailure

        header = _object(next(lines, ""), "header")
        if header.get("format") != FORMAT:
            raise InvalidInput("this is not a mirror's plan, or it is one of another release; plan again")
        plan = cls(
            base_url=_text(header["base_url"]),
            options=MirrorOptions(name=header["name"], **header["options"]),
            name=_text(header["name"]),
            source=_text(header["source"]),
            planned_at=datetime.fromisoformat(header["planned_at"]).timestamp(),
            operations=tuple(
                MirrorOperation.from_json(_object(line, "line")) for line in lines if line.strip()
            ),
            counts={_text(kind): int(count) for kind, count in header["counts"].items()},
            failed=tuple(MirrorFailure(*map(_text, one)) for one in header["failed"]),
            guard=_guard(header["guard"]),
            approved_by=_text(header["approved_by"]),
            source_complete=header["source_complete"] is True,
            destination_complete=header["destination_complete"] is True,
        )
        return plan, header


def _guard(value: Mapping[str, Any] | None) -> MirrorGuard | None:
    known = {one.name for one in fields(MirrorGuard)}
    return None if value is None else MirrorGuard(**{k: v for k, v in value.items() if k in known})


def _dumps(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def _text(value: object) -> Any:
    """Return a text of a header.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {value!r:.80}")
    return value


def _object(line: str, what: str) -> dict[str, Any]:
    try:
        value = read_object(line.encode())
    except ValueError as error:
        raise InvalidInput(f"a {what} is of no plan: {error}") from error
    if value is None:
        raise InvalidInput(f"a {what} is not a JSON object: {line!r:.80}")
    return cast("dict[str, Any]", value)
