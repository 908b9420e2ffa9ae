"""Ingestion and retrieval of the vendor's BrowseComp-Plus benchmark, run against a Paradigm instance.

Public at github.com/baptiste-aubertin/BrowseComp-Plus, which goes on from lightonai/BrowseComp-Plus; read:
`scripts_paradigm/ingest_corpus.py` at commit 0fdfe5d, `searcher/searchers/paradigm_searcher.py` at 22fe508.

It signs with `X-Api-Key`. An upload is 201 and nothing else, a deletion 204, or 404 for one that is gone.
`next` is called as it is. Documents are known by their `external_id`; of several, one that is `embedded`
counts most, a failed one least. Failed ones are deleted and sent again.
"""

from __future__ import annotations

import re

from tests.peer.replay import Kept, Session, Step, Upload

FILES = "/api/v3/files"
WORKSPACE = 3
FAILURES = "embedding_failed,fail,parsing_failed"
CORPUS = 120
ROW = {
    "id": int,
    "status": str,
    "external_metadata": {"external_id": str},
}


def document(number: int, *, status: str = "embedded") -> dict[str, object]:
    return {
        "filename": f"{number}.txt",
        "text": f"Document {number} of the corpus.",
        "status": status,
        "workspace_id": WORKSPACE,
        "external_metadata": {"external_id": str(number), "additional_metadata": {}},
    }


def upload(does: str, number: int, extension: str, media_type: str, name: str) -> Step:
    """One document; behind a firewall that refuses a type, the same text goes under another name."""
    return Step(
        does,
        f"POST {FILES}",
        form={
            "workspace_id": str(WORKSPACE),
            "filename": f"{number}.txt",
            "title": f"https://example.org/{number}",
            "external_metadata": {
                "external_id": str(number),
                "additional_metadata": {"url": f"https://example.org/{number}"},
            },
        },
        file=Upload(
            name=f"{number}.{extension}",
            content=f"The harbour {number} was built.".encode(),
            media_type=media_type,
        ),
        takes=(201,),
        reads={"id": int},
        keeps={name: "id"},
    )


def of_failed(does: str, rows: object) -> Step:
    return Step(
        does,
        f"GET {FILES}",
        query={"workspace_id": WORKSPACE, "page_size": 100, "ordering": "id", "status": FAILURES},
        pages=True,
        reads={"count": int, "next": None, "results": rows},
        keeps={} if rows == [] else {"failed": "results.0.id"},
    )


def by_docid(does: str, docid: str, rows: object, **keeps: str) -> Step:
    query = {"workspace_id": WORKSPACE, "external_metadata__external_id": docid, "page_size": 50}
    return Step(does, f"GET {FILES}", query=query, reads={"results": rows}, keeps=keeps)


SESSION = Session(
    client="BrowseComp-Plus on Paradigm, re-played",
    version="0fdfe5d",
    address="https://github.com/baptiste-aubertin/BrowseComp-Plus",
    headers={"X-Api-Key": "{key}"},
    world={
        "workspaces": ["Corpus"],
        "files": [
            *(document(number) for number in range(CORPUS)),
            document(CORPUS, status="embedding_failed"),
        ],
    },
    steps=(
        Step(
            "verify: walk the workspace",
            f"GET {FILES}",
            query={"workspace_id": WORKSPACE, "page_size": 100, "ordering": "id"},
            reads={"count": CORPUS + 1, "next": re.compile("^http.*page=2"), "results": [ROW]},
        ),
        Step(
            "verify: to the end",
            f"GET {FILES}",
            query={"workspace_id": WORKSPACE, "page_size": 100, "ordering": "id"},
            pages=True,
            reads={"count": CORPUS + 1, "results": [ROW]},
            keeps={"last": f"results.{CORPUS}.id"},
        ),
        upload("verify: upload what is missing", 500, "txt", "text/plain", "plain"),
        upload("verify: as bytes, for a firewall", 501, "bin", "application/octet-stream", "binary"),
        upload("verify: as Markdown, for a firewall", 502, "md", "text/markdown", "markdown"),
        *(
            Step(f"wait for {name}", f"GET {FILES}/{{{name}}}", polls=5, reads={"status": "embedded"})
            for name in ("plain", "binary", "markdown")
        ),
        of_failed("check failed: list them", [{**ROW, "external_metadata": {"external_id": str(CORPUS)}}]),
        Step("check failed: delete one", f"DELETE {FILES}/{{failed}}", takes=(204,), reads=b""),
        Step("check failed: it is gone already", f"DELETE {FILES}/{{failed}}", takes=(404,)),
        upload("check failed: send it again", CORPUS, "txt", "text/plain", "again"),
        Step("wait for it", f"GET {FILES}/{{again}}", polls=5, reads={"status": "embedded"}),
        of_failed("check failed: none is left", []),
        by_docid("look one up", "501", [{"id": Kept("binary"), "status": "embedded"}], found="results.0.id"),
        by_docid("look up one that is not there", "9999", []),
        Step(
            "search",
            "POST /api/v3/search",
            json={"query": "harbour", "max_results": 50, "mode": "text", "workspace_id": [WORKSPACE]},
            lacks="no page of Paradigm has it",
        ),
        Step(
            "get a document",
            f"GET {FILES}/{{found}}",
            query={"include_content": "true"},
            reads={"content": "The harbour 501 was built."},
        ),
    ),
)
