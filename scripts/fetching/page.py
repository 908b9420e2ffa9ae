"""Read the Markdown form of a reference page: prose, then one fence with a description of one operation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from scripts.fetching.guards import refuse_html
from scripts.spec.errors import SpecError
from scripts.spec.yaml_io import load

if TYPE_CHECKING:
    from scripts.spec.json_types import Object

# ````yaml /api-reference/openapi-v2.yaml get /api/v2/upload-session/{uuid}
_FENCE: Final = re.compile(
    r"^````ya?ml[ \t]+(?P<spec>\S+)[ \t]+(?P<method>\w+)[ \t]+(?P<path>/\S*)[ \t]*\n(?P<body>.*?)^````",
    re.MULTILINE | re.DOTALL,
)
_OPENING: Final = re.compile(r"^````ya?ml[ \t]+\S+[ \t]+\w+[ \t]+/", re.MULTILINE)
_VERSION: Final = re.compile(r"openapi-(v\d+)\.(?:ya?ml|json)$")


@frozen
class ReferencePage:
    """One operation as its reference page describes it.

    Attributes:
        file: Address or name of the page.
        version: The API version whose file the page was cut from: `v2`, or empty where the page does not say.
        method: Lower-case HTTP method.
        path: Path template.
        document: The page's own small OpenAPI document.
    """

    file: str
    version: str
    method: str
    path: str
    document: Object


def has_fence(text: str) -> bool:
    """Return whether a page describes an operation at all; an introduction does not."""
    return _OPENING.search(text) is not None


def read_page(data: bytes, *, file: str) -> ReferencePage:
    """Parse the Markdown form of one reference page.

    Raises:
        SpecError: It is HTML, has no such fence or more than one, is cut off, or describes another operation
            than the fence announces.
    """
    refuse_html(data, file=file)
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    openings = list(_OPENING.finditer(text))
    # From the first opening only: from each of many, the search for the end takes the square of time.
    match = _FENCE.match(text, openings[0].start()) if openings else None
    if len(openings) != 1 or match is None:
        raise SpecError(_fence_problem(len(openings)), file=file)
    method, path = match["method"].lower(), match["path"]
    document = load(match["body"], file=f"{file} (fence)")
    _check_operation(document, method, path, file=file)
    version = _VERSION.search(match["spec"])
    return ReferencePage(file, version[1] if version else "", method, path, document)


def _fence_problem(count: int) -> str:
    if count == 0:
        return "no fence with a description: is this the page's Markdown form?"
    if count == 1:
        return "the fence is not closed: the page was cut off"
    return f"{count} fences with a description, a reference page has one"


def _check_operation(document: object, method: str, path: str, *, file: str) -> None:
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict) or list(paths) != [path] or list(paths[path] or {}) != [method]:
        raise SpecError(
            f"the fence announces {method.upper()} {path} but describes something else", file=file
        )
