"""Why a document failed to be indexed, in Paradigm's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._text import cut

if TYPE_CHECKING:
    from paradigm_ext._mirror.requests._effects import Steps
    from paradigm_ext._mirror.requests._workspace import Workspace

#: Failed documents of a run that are asked for their reason: each is a request.
ASKED = 20


def why_it_failed(workspace: Workspace, document_id: int, *, asked: int) -> Steps[str]:
    """Return a sentence on a failed document, with the reason that Paradigm gives.

    Lists leave the reason out, so the document is read. Where that fails the sentence goes without.

    Args:
        workspace: The mirror's part of the workspace.
        document_id: The document.
        asked: How many failures were explained before; beyond twenty the document is not read.
    """
    sentence = f"document {document_id} failed to be indexed"
    if asked >= ASKED:
        return sentence
    try:
        standing = yield from workspace.standing(document_id)
    except AuthenticationError:
        raise
    except ParadigmError:
        return sentence
    reason = cut(standing.reason) if standing is not None else ""
    return f"{sentence}: {reason}" if reason else sentence
