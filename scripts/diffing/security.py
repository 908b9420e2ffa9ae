"""What an operation asks of its caller to authenticate, and whether a change of it locks anybody out."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from scripts.spec.meaning import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.spec.json_types import Object

Way: TypeAlias = frozenset[tuple[str, frozenset[str]]]
"""One way to authenticate: each thing that it takes, by what it is and not by its name, with its scopes."""

_SAID: Final = ("type", "scheme", "in", "name", "openIdConnectUrl")
_ADDRESSES: Final = ("authorizationUrl", "tokenUrl", "refreshUrl")


def ways(document: Object, node: Object) -> frozenset[Way]:
    """Return the ways that an operation takes; the empty one is to send nothing."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    choices = node.get("security", document.get("security")) or [{}]
    return frozenset(way for choice in choices for way in _ways(schemes, choice))


def hints(document: Object) -> list[str]:
    """Return what the schemes say beside that, in an order that does not depend on their names."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    return sorted(
        {f"bearerFormat {node['bearerFormat']}" for node in schemes.values() if node.get("bearerFormat")}
    )


def _ways(schemes: Object, choice: Object) -> Iterator[Way]:
    """Yield one way for each flow of OAuth: whoever uses one does not use the others."""
    things = [
        [(told, frozenset(map(str, scopes or ()))) for told in _told(schemes.get(name, {"type": name}))]
        for name, scopes in choice.items()
    ]
    for chosen in product(*things):
        yield frozenset(chosen)


def _told(scheme: Object) -> Iterator[str]:
    scheme = meaning(scheme)
    told = " ".join(str(scheme[key]) for key in _SAID if key in scheme).replace("bearer", "Bearer")
    flows = scheme.get("flows") or {}
    for name, flow in flows.items():
        yield " ".join([told, name, *(str(flow[key]) for key in _ADDRESSES if key in flow)])
    if not flows:
        yield told


def still_enough(old: frozenset[Way], new: frozenset[Way]) -> bool:
    """Return whether whoever was let in still is: each way of before has all that some way of today takes."""
    return all(any(_covers(way, other) for other in new) for way in old)


def _covers(had: Way, taken: Way) -> bool:
    return all(any(told == other and scopes <= owned for other, owned in had) for told, scopes in taken)


def text(ways: frozenset[Way]) -> str:
    """Return the security schemes in words: `http Bearer or none`."""
    return " or ".join(
        sorted(" and ".join(sorted(_thing(*thing) for thing in way)) or "none" for way in ways)
    )


def _thing(told: str, scopes: frozenset[str]) -> str:
    return " ".join([told, *sorted(scopes)])
