"""The vocabulary of a difference between two descriptions: what can change, and what that means for users.

Classed for a client that reads tolerantly and writes strictly: an unknown value or field in an answer is
harmless, a request that the server no longer takes is not.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from attrs import frozen


class Severity(IntEnum):
    """How much a change matters; the value is the exit status of `spec-diff`."""

    HARMLESS = 0
    NOTABLE = 1
    BREAKING = 2


class Bump(IntEnum):
    """The part of a version number that a change moves."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@frozen
class Kind:
    """One kind of change.

    Attributes:
        text: What happened, for the report.
        severity: What it does to code that works today.
        adds: Whether users get something new to call, which is a minor version's.
    """

    text: str
    severity: Severity
    adds: bool = False

    @property
    def bump(self) -> Bump:
        """The part of our version that this kind of change moves."""
        if self.severity is Severity.BREAKING:
            return Bump.MAJOR
        return Bump.MINOR if self.adds or self.severity is Severity.NOTABLE else Bump.PATCH


_HARMLESS, _NOTABLE, _BREAKING = Severity.HARMLESS, Severity.NOTABLE, Severity.BREAKING

KINDS: Final[dict[str, Kind]] = {
    "operation-removed": Kind("operation removed", _BREAKING),
    "operation-added": Kind("operation added", _HARMLESS, adds=True),
    "operation-renamed": Kind("operation renamed: its module moves", _BREAKING),
    "path-changed": Kind("path changed", _BREAKING),
    "deprecated": Kind("operation is now deprecated", _NOTABLE),
    "undeprecated": Kind("operation is no longer deprecated", _HARMLESS),
    "security-changed": Kind("authentication changed", _BREAKING),
    "security-widened": Kind("further way to authenticate, or less asked", _HARMLESS),
    "operation-other-changed": Kind("something else about the operation changed", _NOTABLE),
    "document-changed": Kind("something about the API as a whole changed", _NOTABLE),
    "component-changed": Kind("something else about a component changed", _NOTABLE),
    "deprecated-changed": Kind("parameter or field is now deprecated, or no longer", _NOTABLE),
    "request-other-changed": Kind("another keyword changed in requests", _NOTABLE),
    "response-other-changed": Kind("another keyword changed in responses", _NOTABLE),
    "body-content-added": Kind("further content type of the request", _HARMLESS, adds=True),
    "response-content-added": Kind("further content type of the response", _NOTABLE),
    "response-type-narrowed": Kind("type in responses narrowed", _HARMLESS),
    "pagination-changed": Kind("shape of pagination changed", _BREAKING),
    "parameter-removed": Kind("parameter removed", _BREAKING),
    "parameter-added": Kind("optional parameter added", _HARMLESS, adds=True),
    "parameter-added-required": Kind("required parameter added", _BREAKING),
    "parameter-style-changed": Kind("how a list parameter goes out changed", _BREAKING),
    "body-removed": Kind("request body removed", _BREAKING),
    "body-added": Kind("optional request body added", _HARMLESS, adds=True),
    "body-added-required": Kind("required request body added", _BREAKING),
    "body-content-changed": Kind("content type of the request changed", _BREAKING),
    "request-field-removed": Kind("request field removed", _BREAKING),
    "request-field-added": Kind("optional request field added", _HARMLESS, adds=True),
    "request-field-added-required": Kind("required request field added", _BREAKING),
    "request-required": Kind("became required in requests", _BREAKING),
    "request-optional": Kind("became optional in requests", _HARMLESS),
    "request-type-changed": Kind("type in requests changed or narrowed", _BREAKING),
    "request-type-widened": Kind("type in requests widened", _HARMLESS),
    "request-enum-narrowed": Kind("value no longer taken in requests", _BREAKING),
    "request-enum-widened": Kind("new value taken in requests", _HARMLESS, adds=True),
    "request-limits-narrowed": Kind("limits in requests narrowed", _BREAKING),
    "request-limits-widened": Kind("limits in requests widened", _HARMLESS),
    "request-rule-added": Kind("rule for requests added or changed", _BREAKING),
    "request-rule-removed": Kind("rule for requests removed", _HARMLESS),
    "request-null-refused": Kind("null no longer taken in requests", _BREAKING),
    "request-null-taken": Kind("null now taken in requests", _HARMLESS),
    "default-changed": Kind("the server's default changed", _NOTABLE),
    "response-field-removed": Kind("response field removed", _BREAKING),
    "response-field-added": Kind("response field added", _HARMLESS, adds=True),
    "response-field-optional": Kind("response field may now be missing", _BREAKING),
    "response-field-always": Kind("response field is now always there", _HARMLESS),
    "response-null": Kind("response field may now be null", _BREAKING),
    "response-not-null": Kind("response field is no longer null", _HARMLESS),
    "response-type-changed": Kind("type in responses changed", _BREAKING),
    "response-enum-widened": Kind("new value in responses (enums are open)", _NOTABLE),
    "response-enum-replaced": Kind("all values in responses replaced", _BREAKING),
    "response-enum-narrowed": Kind("value no longer sent in responses", _HARMLESS),
    "response-limits-changed": Kind("limits in responses changed", _HARMLESS),
    "response-content-changed": Kind("content type of the response changed", _BREAKING),
    "response-header-removed": Kind("header of the response removed", _BREAKING),
    "response-header-added": Kind("header of the response added", _HARMLESS),
    "response-header-optional": Kind("header of the response may now be missing", _BREAKING),
    "response-header-always": Kind("header of the response is now always there", _HARMLESS),
    "success-added": Kind("further success status", _NOTABLE),
    "success-removed": Kind("success status removed", _BREAKING),
    "error-added": Kind("error response documented", _HARMLESS),
    "error-removed": Kind("error response no longer documented", _HARMLESS),
    "model-renamed": Kind("model renamed", _BREAKING),
    "model-removed": Kind("model no longer used", _BREAKING),
    "model-added": Kind("model added", _HARMLESS, adds=True),
}


@frozen(order=True)
class Change:
    """One row of the report.

    Attributes:
        kind: A key of `KINDS`.
        pointer: JSON pointer of the place, in the new description where it still exists there.
        operations: The operations that it reaches, `GET /api/v2/files`.
        before: What the old description says, as short text; empty where nothing.
        after: What the new one says.
        symbol: The public name of `paradigm_api` that users meet it under.
    """

    kind: str
    pointer: str
    operations: tuple[str, ...]
    before: str
    after: str
    symbol: str

    @property
    def severity(self) -> Severity:
        """How much the change matters."""
        return KINDS[self.kind].severity

    def to_dict(self) -> dict[str, Any]:
        """Return the row as JSON."""
        return {
            "severity": self.severity.name.lower(),
            "kind": self.kind,
            "text": KINDS[self.kind].text,
            "pointer": self.pointer,
            "operations": list(self.operations),
            "before": self.before,
            "after": self.after,
            "symbol": self.symbol,
        }


def in_order(changes: list[Change]) -> list[Change]:
    """Return changes with the gravest first, in an order that depends on nothing else."""
    return sorted(set(changes), key=lambda change: (-change.severity, change))


def worst(changes: list[Change]) -> Severity:
    """Return the gravest severity; nothing is harmless."""
    return max((change.severity for change in changes), default=Severity.HARMLESS)


def bump(changes: list[Change]) -> Bump:
    """Return which part of our version the changes move."""
    return max((KINDS[change.kind].bump for change in changes), default=Bump.NONE)


def next_version(current: str, moved: Bump) -> str:
    """Return the version to release. Before 1.0 a breaking change moves the minor part, as semver has it.

    Args:
        current: The released version, as `MAJOR.MINOR.PATCH`.
        moved: The part that moves.
    """
    major, minor, patch = (int(part) for part in current.split(".")[:3])
    if moved is Bump.NONE:
        return current
    if moved is Bump.MAJOR and major > 0:
        return f"{major + 1}.0.0"
    if moved is Bump.PATCH:
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0"
