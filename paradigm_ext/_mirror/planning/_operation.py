"""One line of a plan: what is to be done to one path, why, and what must still be true then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

OperationKind: TypeAlias = Literal[
    "upload", "replace", "retry", "wait", "rename", "heal", "mark", "delete", "keep", "park", "refuse"
]
#: What sends a file.
SENDING: frozenset[str] = frozenset({"upload", "replace", "retry"})
#: What writes to the workspace.
WRITING: frozenset[str] = SENDING | {"wait", "rename", "heal", "mark", "delete"}


@frozen
class PlannedDocument:
    """A document that an operation is about; its `external_id` must still be this when it is touched."""

    id: int
    external_id: str


@frozen(kw_only=True)
class MirrorOperation:
    """What is to be done to one path.

    Attributes:
        kind: `upload` a new file, `replace` one that changed, `retry` one that failed; `wait` for a version
            in flight; `rename` a document; `heal`: delete surplus documents; `mark` a path's absence or its
            return, or a document with what the mirror keeps on it; `delete` a removed path. `keep`, `park`
            and `refuse` do nothing and say why.
        path: The path, as the source or the document has it.
        reason: Why, for people.
        documents: Documents that may be deleted or changed: those that a new version replaces, the surplus,
            the one that gets another name.
        sha256: SHA-256 of the content, hexadecimal.
        size: Bytes.
        token: The token of the file; it must still be this.
        recorded_token: The token that the document gets; empty for one that is too young to be trusted.
        modified: Seconds since 1970 of the file, or None.
        from_path: For a rename, the old path.
        metadata: For a mark or a rename, the `pdx` object to send.
        guarded: Whether a guard forbids it until somebody approves the plan.
    """

    kind: OperationKind
    path: str
    reason: str
    documents: tuple[PlannedDocument, ...] = ()
    sha256: str = ""
    size: int = 0
    token: str = ""
    recorded_token: str = ""
    modified: float | None = None
    from_path: str = ""
    metadata: Mapping[str, Any] | None = field(default=None, hash=False)
    guarded: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the operation as JSON values, without what is empty."""
        shown: dict[str, Any] = {"op": self.kind, "path": self.path, "reason": self.reason}
        if self.documents:
            shown["documents"] = [[one.id, one.external_id] for one in self.documents]
        for name in ("sha256", "size", "token", "recorded_token", "modified", "from_path", "metadata"):
            if value := getattr(self, name):
                shown[name] = value
        if self.guarded:
            shown["guarded"] = True
        return shown

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> MirrorOperation:
        """Return the operation that `to_json` wrote.

        Raises:
            InvalidInput: The value is not an operation.
        """
        try:
            kind = value["op"]
            if kind not in OperationKind.__args__:  # type: ignore[attr-defined]
                raise InvalidInput(f"a plan of this release has no operation {kind!r}")
            return cls(
                kind=kind,
                path=str(value["path"]),
                reason=str(value.get("reason", "")),
                documents=tuple(
                    PlannedDocument(int(identifier), str(external_id))
                    for identifier, external_id in value.get("documents", ())
                ),
                sha256=str(value.get("sha256", "")),
                size=int(value.get("size", 0)),
                token=str(value.get("token", "")),
                recorded_token=str(value.get("recorded_token", "")),
                modified=value.get("modified"),
                from_path=str(value.get("from_path", "")),
                metadata=value.get("metadata"),
                guarded=value.get("guarded") is True,
            )
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, InvalidInput):
                raise
            raise InvalidInput(f"this line of the plan is invalid: {dict(value)!r:.200}") from error
