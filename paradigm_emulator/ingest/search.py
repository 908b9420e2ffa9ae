"""Lexical search over the indexed passages, and answers made of their sentences: no model is involved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from paradigm_emulator.ingest.documents import visible
from paradigm_emulator.ingest.fts import WORDS, match_expression, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paradigm_emulator.state.service import Service
    from paradigm_emulator.state.sql_filter import SqlFilter

SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n")
SENTENCES_IN_ANSWER: Final = 3
PREFACE: Final = "Extracted from the documents by the emulator, without a language model:"
NOTHING: Final = "No passage of the documents matches the question (the emulator has no language model)."


@frozen(kw_only=True)
class Hit:
    """A passage that matches a question.

    Attributes:
        score: From 0 to below 1, higher is better.
        lexical: The BM25 score itself, higher is better.
    """

    chunk_id: int
    uuid: str
    document_id: int
    text: str
    page_start: int
    page_end: int
    created_at: float
    score: float
    lexical: float


def scope(
    service: Service,
    user_id: int,
    *,
    documents: Sequence[int] | None = None,
    workspaces: Sequence[int] | None = None,
    tags: Sequence[int] | None = None,
) -> SqlFilter:
    """Return the condition for the documents to search; None does not narrow, an empty list does."""
    where = visible(service, user_id)
    for column, values in (("d.id", documents), ("d.workspace_id", workspaces)):
        if values is not None:
            where.add(f"{column} IN ({','.join('?' * len(values))})", *values)
    if tags is not None:
        marks = ",".join("?" * len(tags))
        where.add(f"d.id IN (SELECT document_id FROM document_tags WHERE tag_id IN ({marks}))", *tags)
    return where


def search(service: Service, text: str, where: SqlFilter, *, limit: int) -> list[Hit]:
    """Return the best passages for a question, best first.

    Args:
        service: The emulator.
        text: The question; passages need one of its words.
        where: Which documents count: see `scope`.
        limit: How many passages at most.
    """
    expression = match_expression(text)
    if expression is None:
        return []
    rows = service.store.rows(
        "SELECT c.*, -bm25(chunk_index) AS lexical FROM chunk_index JOIN chunks c ON c.id = chunk_index.rowid"
        " JOIN documents d ON d.id = c.document_id JOIN workspaces w ON w.id = d.workspace_id"
        f" WHERE chunk_index MATCH ? AND {where.sql} ORDER BY lexical DESC, c.id LIMIT ?",
        [expression, *where.values, limit],
    )
    return [
        Hit(
            chunk_id=row["id"],
            uuid=row["uuid"],
            document_id=row["document_id"],
            text=row["text"],
            page_start=row["page_start"],
            page_end=row["page_end"],
            created_at=row["created_at"],
            # A word that every passage has may score below zero in BM25: it tells nothing.
            lexical=max(row["lexical"], 0.0),
            score=max(row["lexical"], 0.0) / (1 + max(row["lexical"], 0.0)),
        )
        for row in rows
    ]


def answer(question: str, hits: Iterable[Hit]) -> str:
    """Return the sentences that share most words with the question, saying that no model wrote this."""
    wanted = set(terms(question))
    ranked: dict[str, int] = {}
    for hit in hits:
        for sentence in SENTENCES.split(hit.text):
            shared = len(wanted & set(WORDS.findall(sentence.lower())))
            if shared:
                ranked.setdefault(sentence.strip(), shared)
    best = sorted(ranked, key=lambda sentence: -ranked[sentence])[:SENTENCES_IN_ANSWER]
    return f"{PREFACE} {' '.join(best)}" if best else NOTHING
