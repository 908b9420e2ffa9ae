"""Whether a file whose answer was lost is in the session all the same: decided from one poll of the session.

A session's documents carry an id and a title, no name and no hash. Left to itself the server makes the title
from a name that it first made unique, in a way that is not documented; so each file is sent with its title.
Files of one title are sent one after the other, and at most one of each title is ever in doubt.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from paradigm_ext._polling._progress import documents_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from paradigm_ext._types import JSON

Finding = Literal["arrived", "absent", "unsure"]

#: The longest title, as the add-file reference has it.
MAX_TITLE = 255


@frozen
class Reconciliation:
    """What a poll of the session says of one file in doubt.

    Attributes:
        finding: `arrived`: it is there; `absent`: it is not; `unsure`: there is a document that might be it
            under another title.
        document_id: Its id, when it arrived and has one.
    """

    finding: Finding
    document_id: int | None = None


def title_of(name: str) -> str:
    """Return the title that a file is sent with: its name without the extension."""
    return PurePath(name).stem[:MAX_TITLE]


def normal_title(title: str) -> str:
    """Return a title as it is compared: what a server is likely to do to one makes no difference.

    It may cut it to the length of the reference, trim it, and bring it into one of Unicode's normal forms;
    whether Paradigm does any of that is not documented.
    """
    return unicodedata.normalize("NFC", title)[:MAX_TITLE].strip().casefold()


def titles_of(name: str, title: str = "") -> frozenset[str]:
    """Return the titles that a file may have got, as they are compared: as sent, its name, its stem.

    Args:
        name: The file's name.
        title: The title that it was sent with; empty for the one that its name gives.
    """
    sent = title or title_of(name)
    return frozenset(normal_title(one) for one in (sent, title_of(name), name, PurePath(name).stem))


def title_groups(titles: Sequence[Collection[str]]) -> list[list[int]]:
    """Return the files in groups that may get equal titles; each group is to be sent one after the other.

    Args:
        titles: `titles_of` each file.
    """
    parents = list(range(len(titles)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    first: dict[str, int] = {}
    for index, own in enumerate(titles):
        for title in own:
            earlier, later = sorted((root(first.setdefault(title, index)), root(index)))
            parents[later] = earlier
    groups: dict[int, list[int]] = {}
    for index in range(len(titles)):
        groups.setdefault(root(index), []).append(index)
    return list(groups.values())


def reconcile(
    session: JSON, *, name: str, claimed: Collection[int], titles: Collection[str], title: str = ""
) -> Reconciliation:
    """Decide whether the file called `name` is among the session's documents.

    Args:
        session: The body of the session.
        name: The file in doubt.
        claimed: Ids of documents that are known to be other files.
        titles: `titles_of` all files of the run: a document with none of them may be ours, renamed by the
            server.
        title: The title that it was sent with; empty for the one that its name gives.
    """
    free = [
        document for document in documents_of(session) if document.id is None or document.id not in claimed
    ]
    # By its own title first: what its name gives may be that of a file of another folder.
    for ours in (frozenset({normal_title(title or title_of(name))}), titles_of(name)):
        for document in free:
            if document.title is not None and normal_title(document.title) in ours:
                return Reconciliation("arrived", document.id)
    strangers = any(document.title is None or normal_title(document.title) not in titles for document in free)
    return Reconciliation("unsure" if strangers else "absent")


def document_id(answer: JSON, *, name: str, claimed: Collection[int], title: str = "") -> int | None:
    """Return the id of the document that adding a file answered with; None where the answer does not tell.

    Newer releases answer `{message, id}`, older ones the whole session: there it is the newest document of
    that title.
    """
    if not isinstance(answer, dict):
        return None
    if isinstance(answer.get("documents"), list):
        ours = titles_of(name, title)
        found = [
            document.id
            for document in documents_of(answer)
            if document.id is not None
            and document.id not in claimed
            and normal_title(document.title or "") in ours
        ]
        return max(found, default=None)
    identifier = answer.get("id")
    return identifier if isinstance(identifier, int) and not isinstance(identifier, bool) else None
