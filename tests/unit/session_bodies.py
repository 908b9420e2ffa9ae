"""The body of an upload session, as a server sends it."""

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
MISSING = object()


def body(*statuses, is_valid=True, **extra):
    documents = [
        {
            "id": index,
            "title": f"doc {index}",
            "updated_at": "2026-01-05T09:00:00Z",
            "workspace": None,
            **({} if status is MISSING else {"status": status}),
        }
        for index, status in enumerate(statuses, 1)
    ]
    stamp = "2026-01-05T09:00:00Z"
    return {
        "uuid": UUID,
        "is_valid": is_valid,
        "created_at": stamp,
        "updated_at": stamp,
        "documents": documents,
        **extra,
    }
