"""Walk a description: its operations, and the schemas that requests and responses reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from scripts.spec.canonical import METHODS
from scripts.spec.errors import SpecError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Location, Object


@frozen
class Operation:
    """One operation and where it stands."""

    path: str
    method: str
    node: Object

    @property
    def location(self) -> Location:
        """The place of the operation in the document."""
        return ("paths", self.path, self.method)

    @property
    def key(self) -> str:
        """`GET /api/v2/files`, as people write it."""
        return f"{self.method.upper()} {self.path}"

    @property
    def id(self) -> str:
        """The operationId, empty where the vendor gives none."""
        return str(self.node.get("operationId", ""))

    @property
    def tag(self) -> str:
        """The first tag: the folder of the generated module."""
        tags = self.node.get("tags") or [""]
        return str(tags[0])


def operations(document: Object) -> Iterator[Operation]:
    """Yield every operation, in the order of the document."""
    for path, item in document.get("paths", {}).items():
        for method, node in item.items():
            if method in METHODS:
                yield Operation(path, method, node)


@frozen
class Parameter:
    """One parameter of an operation, references followed, and where it stands."""

    location: Location
    node: Object

    @property
    def place(self) -> str:
        """`query`, `path`, `header` or `cookie`."""
        return str(self.node.get("in", ""))

    @property
    def name(self) -> str:
        """The name on the wire."""
        return str(self.node.get("name", ""))

    @property
    def schema(self) -> Object:
        """Its schema, empty where it has none."""
        schema = self.node.get("schema")
        return schema if isinstance(schema, dict) else {}


def parameters(document: Object, operation: Operation) -> list[Parameter]:
    """Return the parameters of an operation: its own, and those of its path that it does not redefine."""
    found: dict[tuple[str, str], Parameter] = {}
    shared = ("paths", operation.path)
    for owner, node in ((shared, document["paths"][operation.path]), (operation.location, operation.node)):
        for index, item in enumerate(node.get("parameters", [])):
            parameter = Parameter((*owner, "parameters", index), resolve(document, item))
            found[parameter.place, parameter.name] = parameter
    return list(found.values())


def resolve(document: Object, node: Any) -> Any:
    """Follow a local `$ref` to what it names; anything else comes back as it is.

    Raises:
        SpecError: The reference leads nowhere, or out of the document.
    """
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(reference := node.get("$ref"), str):
        if reference in seen:
            raise SpecError(f"reference {reference} leads back to itself")
        seen.add(reference)
        node = _referenced(document, reference)
    return node


def _referenced(document: Object, reference: str) -> Any:
    if not reference.startswith("#/"):
        raise SpecError(f"reference {reference} leads out of the document; only local ones are read")
    node: Any = document
    for part in reference[2:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or key not in node:
            raise SpecError(f"reference {reference} leads nowhere")
        node = node[key]
    return node


def references(node: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every `$ref` below a node with its place."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield location, value
            else:
                yield from references(value, (*location, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from references(value, (*location, index))
