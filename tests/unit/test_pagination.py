import asyncio
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from paradigm_api.v2.api.files import api_v2_files_list as v2_files_list
from paradigm_api.v3.api.agents import api_v3_agents_files_list as files_list
from paradigm_api.v3.api.agents import api_v3_agents_tags_list as tags_list
from paradigm_api.v3.api.scim import scim_v_2_users_retrieve as scim_users
from paradigm_api.v3.api.sources import api_v3_sources_retrieve as sources
from paradigm_api.v3.api.threads import api_v3_threads_retrieve as threads
from paradigm_api.v3.types import UNSET
from paradigm_ext import (
    AuthenticationError,
    Cursor,
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    PaginationError,
    apaginate,
    paginate,
)
from tests.unit.scripted_server import Reply

ROOT = Path(__file__).parents[2]


def file(number):
    return {
        "id": number,
        "filename": f"{number}.pdf",
        "title": str(number),
        "status": "embedded",
        "extension": "pdf",
        "workspace": {"id": 1, "name": "w", "workspace_type": "custom"},
        "summaries": [],
        "created_at": "2026-01-05T09:00:00Z",
        "updated_at": "2026-01-05T09:00:00Z",
        "total_pages": 1,
        "tags": [],
        "upload_session_uuid": None,
    }


def page(items, *, following=None, count=None):
    return Reply(
        body=json.dumps({"count": count, "results": items, "next": following, "previous": None}).encode()
    )


def paged(server, numbers, size=2, host="http://api.example.org/accounts/"):
    """Serve a list page by page; `next` names another host, as the reference's example does."""

    def answer(request):
        query = parse_qs(urlsplit(request.path).query)
        current, size_ = int(query.get("page", ["1"])[0]), int(query.get("page_size", [size])[0])
        start = (current - 1) * size_
        if start >= len(numbers) and current > 1:
            return Reply(404, b'{"detail": "Invalid page."}')
        more = start + size_ < len(numbers)
        items = [file(number) for number in numbers[start : start + size_]]
        return page(items, following=f"{host}?page={current + 1}" if more else None, count=len(numbers))

    server.answer = answer


async def collect(paginator):
    return [item.id async for item in paginator]


def test_all_pages_are_walked_and_next_is_only_read(server, client):
    paged(server, range(1, 6))
    assert [item.id for item in paginate(files_list.sync, client=client.v3, id=7)] == [1, 2, 3, 4, 5]
    assert [urlsplit(request.path).query for request in server.requests] == ["page=1", "page=2", "page=3"]


def test_the_async_twin_and_the_detailed_functions_do_the_same(server, client):
    paged(server, range(1, 6))
    assert asyncio.run(collect(apaginate(files_list.asyncio, client=client.v3, id=7))) == [1, 2, 3, 4, 5]
    assert asyncio.run(collect(apaginate(files_list.asyncio_detailed, client=client.v3, id=7))) == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert [item.id for item in paginate(files_list.sync_detailed, client=client.v3, id=7)] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_filters_go_with_every_page(server, client):
    paged(server, range(1, 6))
    list(paginate(files_list.sync, client=client.v3, id=7, status=["embedded", "parsed"], page_size=3))
    assert all("status=embedded%2Cparsed" in r.path and "page_size=3" in r.path for r in server.requests)


def test_pages_have_cursors_that_resume(server, client):
    paged(server, range(1, 8))
    first, second, *_ = paginate(files_list.sync, client=client.v3, id=7).pages()
    assert (first.cursor, first.total, [item.id for item in first.items]) == (Cursor("page", 1), 7, [1, 2])
    text = second.next_cursor.dumps()
    again = paginate(files_list.sync, client=client.v3, id=7).pages(cursor=text)
    assert [item.id for one in again for item in one.items] == [5, 6, 7]


def test_an_error_midway_says_where_to_resume(server, client):
    server.replies(page([file(1)], following="http://x/?page=2", count=3), Reply(401))
    seen = []
    with pytest.raises(AuthenticationError) as caught:
        seen.extend(paginate(files_list.sync, client=client.v3, id=7))
    assert (len(seen), caught.value.cursor) == (1, Cursor("page", 2))


@pytest.mark.parametrize("following", ["http://x/?page=1", "http://x/?page=0", "http://x/?page=2"])
def test_a_page_that_names_itself_or_goes_back_is_an_error_not_a_loop(server, client, following):
    server.replies(page([file(1)], following=following, count=9))
    with pytest.raises(PaginationError, match="walked already") as caught:
        list(paginate(files_list.sync, client=client.v3, id=7))
    assert caught.value.cursor is not None
    assert len(server.requests) <= 2


def test_pages_without_items_and_without_end_are_an_error(server, client):
    server.answer = lambda request: page(
        [], following=f"http://x/?page={int(parse_qs(urlsplit(request.path).query)['page'][0]) + 1}"
    )
    with pytest.raises(PaginationError, match="no new item"):
        list(paginate(files_list.sync, client=client.v3, id=7))
    assert len(server.requests) == 10


@pytest.mark.parametrize("following", [b"20", b"true", b'{"page": 2}', b"[]"])
def test_a_next_of_another_type_is_an_error_with_the_place_to_resume_from(server, client, following):
    body = page([file(1)], count=40).body.replace(b'"next": null', b'"next": ' + following)
    for walk in (
        lambda: list(paginate(files_list.sync, client=client.v3, id=7)),
        lambda: asyncio.run(collect(apaginate(files_list.asyncio, client=client.v3, id=7))),
    ):
        server.replies(Reply(body=body))
        with pytest.raises(InvalidResponse, match=r"files_list answered with .* as `next`") as caught:
            walk()
        assert (caught.value.field, caught.value.cursor) == ("next", Cursor("page", 1))


def test_a_list_that_shrinks_ends_early_and_a_first_page_that_is_missing_is_an_error(server, client):
    server.replies(
        page([file(1)], following="http://x/?page=2", count=2), Reply(404, b'{"detail": "Invalid page."}')
    )
    assert [item.id for item in paginate(files_list.sync, client=client.v3, id=7)] == [1]
    server.replies(Reply(404, b""))
    with pytest.raises(NotFoundError):
        list(paginate(files_list.sync, client=client.v3, id=8))


def test_a_list_that_grows_repeats_no_item_when_asked(server, client):
    server.replies(
        page([file(1), file(2)], following="http://x/?page=2", count=4), page([file(2), file(3)], count=4)
    )
    again = paginate(files_list.sync, client=client.v3, id=7)
    assert [item.id for item in again.options(unique=True)] == [1, 2, 3]


@pytest.mark.parametrize("results", ["", ', "results": null', ', "results": {}'])
def test_a_page_without_its_results_is_an_error_and_not_the_end(server, client, results):
    server.replies(Reply(body=f'{{"count": 1, "next": null, "previous": null{results}}}'.encode()))
    with pytest.raises(InvalidResponse, match="results") as caught:
        list(paginate(files_list.sync, client=client.v3, id=7))
    assert (caught.value.operation, caught.value.field) == ("api_v3_agents_files_list", "results")


def test_an_item_that_lacks_a_key_does_not_stop_its_page(server, client):
    lacking = file(2)
    del lacking["extension"]
    server.replies(page([file(1), {**lacking, "created_at": None}], count=2))
    first, second = paginate(files_list.sync, client=client.v3, id=7)
    assert first.extension == "pdf"
    assert second.extension is UNSET
    assert second.created_at is None


@pytest.mark.parametrize("status", ["quarantined", "embedded"])
def test_unknown_statuses_and_extra_fields_pass(server, client, status):
    server.replies(page([{**file(1), "status": status, "novelty": [1]}], count=1))
    (item,) = paginate(files_list.sync, client=client.v3, id=7)
    assert item.status == status
    assert item.additional_properties["novelty"] == [1]


def test_a_limit_stops_asking(server, client):
    paged(server, range(1, 100))
    assert [item.id for item in paginate(files_list.sync, client=client.v3, id=7).options(limit=3)] == [
        1,
        2,
        3,
    ]
    assert len(server.requests) == 2


@pytest.mark.parametrize("width", [2, 4, 50])
def test_pages_fetched_ahead_come_in_order_and_once(server, client, width):
    paged(server, range(1, 32))
    walked = paginate(files_list.sync, client=client.v3, id=7).options(prefetch=width)
    assert [item.id for item in walked] == list(range(1, 32))
    assert len(server.requests) == 16
    server.requests.clear()
    walked_async = apaginate(files_list.asyncio, client=client.v3, id=7).options(prefetch=width)
    assert asyncio.run(collect(walked_async)) == list(range(1, 32))
    assert len(server.requests) == 16


def thread(number):
    stamp = "2026-01-05T09:00:00Z"
    return {
        "id": f"00000000-0000-0000-0000-{number:012}",
        "name": "n",
        "status": "completed",
        "ml_model": None,
        "ml_model_name": None,
        "creation_source": "api",
        "is_read": True,
        "created_at": stamp,
        "updated_at": stamp,
        "is_ephemeral": False,
        "is_archived": False,
    }


SECOND = thread(2)["id"]


@pytest.mark.parametrize(
    "following", [f"http://x/?starting_after={SECOND}&limit=2", SECOND, "http://x/opaque"]
)
def test_cursor_lists_are_walked_by_starting_after(server, client, following):
    server.answer = lambda request: (
        page([thread(3)])
        if f"starting_after={SECOND}" in request.path
        else page([thread(1), thread(2)], following=following)
    )
    assert [item.id.int for item in paginate(threads.sync, client=client.v3, limit=2)] == [1, 2, 3]
    assert all("limit=2" in request.path for request in server.requests)


def test_a_cursor_list_that_loops_over_several_pages_is_found_out(server, client):
    def answer(request):
        after = parse_qs(urlsplit(request.path).query).get("starting_after", ["0"])[0]
        number = int(after.rpartition("-")[2]) % 7 + 1
        return page([thread(number)], following=thread(number)["id"])

    server.answer = answer
    with pytest.raises(PaginationError):
        list(paginate(threads.sync, client=client.v3))
    assert len(server.requests) < 40


TAG = {
    "name": "a",
    "description": "",
    "auto_assign": True,
    "document_count": 0,
    "created_at": "2026-01-05T09:00:00Z",
    "updated_at": "2026-01-05T09:00:00Z",
}


def test_a_plain_array_is_one_page(server, client):
    server.replies(Reply(body=json.dumps([{**TAG, "id": 1}, {**TAG, "id": 2}]).encode()))
    assert [tag.id for tag in paginate(tags_list.sync, client=client.v3, id=7)] == [1, 2]
    assert len(server.requests) == 1


def test_sources_end_with_a_page_that_has_none(server, client):
    server.replies(Reply(body=b'{"document": [], "web": []}'))
    assert list(paginate(sources.sync, client=client.v3)) == []


def test_the_files_of_v2_come_under_another_name_and_end_where_no_next_is_named(server, client):
    def row(number):
        texts = {"object": "file", "filename": "a.txt", "purpose": "documents", "status": "embedded"}
        return {"id": number, "created_at": 1, **texts}

    def answered(number, following):
        body = {"object": "list", "count": 2, "next": following, "previous": None, "data": [row(number)]}
        return Reply(body=json.dumps(body).encode())

    server.replies(answered(1, "http://api.example.org/api/v2/files/?page=2"), answered(2, None))
    assert [file.id for file in paginate(v2_files_list.sync, client=client.v2)] == [1, 2]
    assert len(server.requests) == 2


def test_a_list_of_scim_gives_its_resources_and_not_its_schemas(server, client):
    user = {"id": "u1", "userName": "a@example.org"}
    body = {
        "schemas": ["urn:list"],
        "totalResults": 1,
        "startIndex": 1,
        "itemsPerPage": 1,
        "Resources": [user],
    }
    server.replies(Reply(body=json.dumps(body).encode()))
    (found,) = paginate(scim_users.sync, client=client.v3)
    assert found.to_dict()["id"] == "u1"


def test_the_type_of_each_listing_is_pinned():
    """A new listing whose page has a new form would be a `Paginator[Any]`."""
    pinned = (ROOT / "tests/typing/listings.py").read_text()
    operations = (ROOT / "generated/paradigm_api").glob("v*/api/*/*.py")
    listings = [path.stem for path in operations if is_listing(path)]
    assert len(listings) > 15
    assert [name for name in listings if f"{name}." not in pinned] == []


def is_listing(operation):
    text = operation.read_text()
    paged = re.search(r"^    (page: int|starting_after: )|ListResponse", text, re.MULTILINE)
    return '"method": "get"' in text and (operation.stem.endswith("_list") or paged is not None)


def test_a_cursor_of_another_list_or_no_cursor_at_all_is_refused(client):
    with pytest.raises(InvalidInput, match="another list"):
        next(paginate(files_list.sync, client=client.v3, id=7).pages(cursor=Cursor("after", "t1")))
    for text in ("", "[]", '["page", 0]', '["page", "x"]', '["up", 1]', "null"):
        with pytest.raises(InvalidInput, match="not a cursor"):
            Cursor.loads(text)
    with pytest.raises(InvalidInput, match="limit"):
        paginate(files_list.sync, client=client.v3, id=7).options(limit=0)
