"""Tell a description of this API from everything else that an address or a disk may hand out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scripts.fetching.shape import misshapen
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import load, located
from scripts.view.invariants import references_lead_somewhere

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

_ELEMENT: Final = re.compile(rb"<(?:!doctype\s{1,100}html|html|head|body)", re.IGNORECASE)
_LOOKED_AT: Final = 4096
_LOGIN: Final = re.compile(rb"type=[\"']?password|log ?in\b|sign ?in\b|single sign-on|\bsso\b", re.IGNORECASE)
_PROXY: Final = re.compile(rb"proxy|firewall|access denied|blocked|captive portal|captcha", re.IGNORECASE)
_NEEDED: Final = ("openapi", "info", "paths", "components")


def refuse_html(data: bytes, *, file: str) -> None:
    """Raise a SpecError that says which kind of page it is, when ``data`` is HTML."""
    if not _is_html(data[:_LOOKED_AT]):
        return
    if _PROXY.search(data):
        raise SpecError(
            "a page of a proxy or firewall, not a description: is the address allowed?", file=file
        )
    if _LOGIN.search(data):
        raise SpecError("a login page, not a description: it wants a browser session", file=file)
    raise SpecError("an HTML page, not the API's description", file=file)


def _is_html(data: bytes) -> bool:
    """Return whether a document begins as HTML does, after comments; each byte is read once."""
    rest = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    while rest.startswith(b"<!--"):
        _, closed, rest = rest.partition(b"-->")
        if not closed:
            return True  # no description begins with a comment of that length
        rest = rest.lstrip()
    return _ELEMENT.match(rest) is not None


def read_description(data: bytes, *, file: str) -> Object:
    """Parse a whole OpenAPI file, refusing anything that could not be one.

    Raises:
        SpecError: It is HTML, too large, not YAML or JSON, cut off, or no OpenAPI 3 with paths and
            components.
    """
    refuse_html(data, file=file)
    document = load(data, file=file)
    if not isinstance(document, dict):
        raise SpecError("not an OpenAPI file: its top level is not a mapping", file=file)
    missing = [key for key in _NEEDED if not document.get(key)]
    if missing:
        raise SpecError(f"no {', '.join(missing)}: not an OpenAPI file, or cut off half-way", file=file)
    wrong = [key for key in ("info", "paths", "components") if not isinstance(document[key], dict)]
    if wrong:
        raise SpecError(f"{', '.join(wrong)}: not a mapping as in an OpenAPI file", file=file)
    if not str(document["openapi"]).startswith("3."):
        raise SpecError(f"OpenAPI {document['openapi']}; only 3.x is read", file=file, pointer="/openapi")
    for location in misshapen(document):
        raise located("not a mapping as in an OpenAPI file", data=data, file=file, location=location)
    for location, message in references_lead_somewhere(document):
        raise located(message, data=data, file=file, location=location)
    return document


def declared_version(document: Object, *, file: str) -> str:
    """Return the API version that a description is of, `v2`: from `info.version`, else from its paths.

    Raises:
        SpecError: It names none, or its paths are of another one.
    """
    found = re.search(r"\bv\d+\b", str(document["info"].get("version", "")))
    paths = {match[1] for path in document["paths"] if (match := re.match(r"/api/(v\d+)/", path))}
    version = found[0] if found else min(paths, default="")
    if not version:
        raise SpecError("names no API version: neither in info.version nor in its paths", file=file)
    if paths and version not in paths:
        raise SpecError(f"says {version} but its paths are of {', '.join(sorted(paths))}", file=file)
    return version
