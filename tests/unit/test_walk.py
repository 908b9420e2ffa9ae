"""Where the next page is, and when a list ends: without a server."""

from __future__ import annotations

import re

import pytest
from attrs import define, field

from paradigm_api.v3.types import UNSET
from paradigm_ext import Cursor, InvalidInput, InvalidResponse, NotFoundError, PaginationError
from paradigm_ext._errors import ServerError
from paradigm_ext._pagination._walk import (
    MAX_STALE_PAGES,
    Walk,
    has_items,
    identity,
    items_of,
    style_of,
    total_of,
)


@define
class Item:
    id: int


@define
class Numbered:
    """A page as lists with page numbers answer it."""

    results: object
    next_: object = None
    count: object = None


@define
class Sources:
    """A page that says neither `next` nor `count`, of two lists."""

    files: object = None
    notes: object = None
    additional_properties: list[int] = field(factory=lambda: [9])


@define
class TwoLists:
    results: object
    data: object


@define
class OfResults:
    results: object = None
    others: object = None


@define
class Departed:
    """A page of which not all came as described."""

    results: object
    next_: object = UNSET
    count: object = UNSET
    additional_properties: dict[str, object] = field(factory=dict)


#: What is neither the address of a page nor the word that there is none.
NEITHER = (7, 1, 0, -1, True, False, 2.0, [], {"page": 2})


def paged(*, page=1):
    return page


def following(*, starting_after=None):
    return starting_after


def whole(*, name=None):
    return name


def pages(number=1):
    return Walk(Cursor("page", number))


def after(value=None):
    return Walk(Cursor("after", value))


@pytest.mark.parametrize(("operation", "style"), [(paged, "page"), (following, "after"), (whole, "whole")])
def test_the_parameters_of_an_operation_say_how_its_list_is_paged(operation, style):
    assert style_of(operation) == style


@pytest.mark.parametrize(
    ("page", "items", "listed"),
    [
        ([1, 2], [1, 2], True),
        (Numbered([3]), [3], True),
        (Numbered([]), [], True),
        (Numbered(None), [], False),
        (Sources([1], [2, 3]), [1, 2, 3], True),
        (Sources(None, [2]), [2], True),
        (Sources([], []), [], True),
        (Sources(), [], False),
        (None, [], False),
        (TwoLists([1], [2]), [1], True),
        (OfResults(None, [2]), [], False),  # other lists are not what a page of results is for
    ],
)
def test_the_items_of_a_page(page, items, listed):
    assert items_of(page) == items
    assert has_items(page) is listed


@pytest.mark.parametrize(
    ("count", "total"), [(0, 0), (7, 7), (-1, None), (True, None), ("7", None), (None, None)]
)
def test_only_a_whole_number_is_a_total(count, total):
    assert total_of(Numbered([], count=count)) == total


def test_what_has_no_count_and_no_id_has_none():
    assert total_of(object()) is None
    assert identity(object()) is None
    assert identity(Item(3)) == 3


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://elsewhere/api?page=5&page_size=2", 5),
        ("https://elsewhere/api?page=5&page=6&page=7", 7),
        ("https://elsewhere/api?page=" + "1" * 18, int("1" * 18)),
        ("https://elsewhere/api?page=" + "1" * 19, 4),
        ("https://elsewhere/api?page=last", 4),
        ("https://elsewhere/api?page=\u0666", 4),
        ("https://elsewhere/api", 4),
    ],
)
def test_the_next_page_is_the_number_that_the_address_names_or_the_one_after(address, number):
    walk = pages(3)
    assert walk.accept(Numbered([Item(1)], next_=address)) == [Item(1)]
    assert walk.cursor == Cursor("page", number)


@pytest.mark.parametrize(
    ("address", "items", "start"),
    [
        ("https://elsewhere/api?starting_after=a&starting_after=b&starting_after=c", [Item(1)], "c"),
        ("opaque", [Item(1)], "opaque"),
        ("https://elsewhere/api", [Item(1), Item(2)], "2"),
        ("?limit=2", [Item(1)], "1"),
        ("a/b", [Item(1)], "1"),
    ],
)
def test_the_next_page_begins_after_what_the_answer_names_or_after_its_last_item(address, items, start):
    walk = after("z")
    walk.accept(Numbered(items, next_=address))
    assert walk.cursor == Cursor("after", start)


@pytest.mark.parametrize("items", [[], [object()]])
def test_a_next_page_that_begins_nowhere_is_an_error_and_not_the_first_page_again(items):
    with pytest.raises(PaginationError, match="'z' names a next one, and not after which") as caught:
        after("z").accept(Numbered(items, next_="https://elsewhere/api"))
    assert caught.value.cursor == Cursor("after", "z")


@pytest.mark.parametrize("end", [None, ""])
@pytest.mark.parametrize("walk", [pages, after])
def test_a_page_without_a_next_one_is_the_last(walk, end):
    walked = walk()
    walked.accept(Numbered([Item(1)], next_=end))
    assert walked.cursor is None
    with pytest.raises(InvalidInput, match="over"):
        walked.accept(Numbered([]))


@pytest.mark.parametrize(("walk", "said"), [(walk, said) for walk in (pages, after) for said in NEITHER])
def test_a_next_that_is_neither_an_address_nor_null_is_not_taken_for_the_end(walk, said):
    """A model keeps a value of another type than described beside its fields."""
    walked = walk()
    for page in (Numbered([Item(1)], said), Departed([Item(1)], additional_properties={"next": said})):
        with pytest.raises(InvalidResponse, match=f"with {re.escape(repr(said))} as `next`") as caught:
            Walk(walked.cursor, "list_x").accept(page)
        assert (caught.value.operation, caught.value.field) == ("list_x", "next")


def test_a_number_is_read_where_it_can_only_be_the_next_page():
    walk = pages(3)
    walk.accept(Numbered([Item(1)], next_=4))
    assert walk.cursor == Cursor("page", 4)
    with pytest.raises(InvalidResponse, match="with 4 as"):
        after("3").accept(Numbered([Item(1)], next_=4))


@pytest.mark.parametrize(("count", "following"), [(3, Cursor("page", 2)), (2, None), (UNSET, None)])
def test_the_count_says_whether_a_page_follows_where_no_next_came(count, following):
    walk = pages()
    walk.accept(Departed([Item(1), Item(2)], count=count))
    assert walk.cursor == following
    once = after()
    once.accept(Departed([Item(1)], count=count))
    assert once.cursor is None


def test_a_list_that_says_nothing_of_the_next_page_ends_with_a_page_without_items():
    walk = pages(3)
    walk.accept(Sources([1]))
    assert walk.cursor == Cursor("page", 4)
    walk.accept(Sources([]))
    assert walk.cursor is None
    once = after()
    once.accept(Sources([1]))
    assert once.cursor is None


def test_a_whole_list_is_one_page_and_so_is_a_plain_array():
    for walk, page in ((Walk(Cursor("whole")), Numbered([1], next_="?page=2")), (pages(), [1])):
        assert walk.accept(page) == [1]
        assert walk.cursor is None


@pytest.mark.parametrize("number", [3, 2, 1])
def test_a_page_that_names_itself_or_an_earlier_one_is_an_error(number):
    walk = pages(3)
    with pytest.raises(PaginationError, match=f"3 names {number}") as caught:
        walk.accept(Numbered([Item(1)], next_=f"?page={number}"))
    assert caught.value.cursor == Cursor("page", 3)


def walk_round(lead, length):
    """Walk over `lead` pages into a loop of `length` pages, four times round it."""
    walk, place = after("0"), 0
    for _ in range(4 * (lead + length) + 3):
        place = place + 1 if place + 1 < lead + length else lead
        walk.accept(Numbered([Item(place)], next_=str(place)))


@pytest.mark.parametrize(("lead", "length"), [(0, 1), (0, 2), (0, 7), (3, 1), (5, 4), (9, 13)])
def test_a_loop_of_any_length_is_found_before_it_is_walked_four_times(lead, length):
    with pytest.raises(PaginationError, match="walked already"):
        walk_round(lead, length)


def test_a_loop_is_told_from_a_long_list():
    walk = after("0")
    for place in range(1, 300):
        walk.accept(Numbered([Item(place)], next_=str(place)))
    assert walk.cursor == Cursor("after", "299")


def test_empty_pages_in_a_row_are_walked_over_up_to_a_limit():
    walk, number = pages(), 1

    def step(*items):
        nonlocal number
        number += 1
        walk.accept(Numbered(list(items), next_=f"?page={number}"))

    for _ in range(MAX_STALE_PAGES - 1):
        step()
    step(Item(1))
    for _ in range(MAX_STALE_PAGES - 1):
        step()
    with pytest.raises(PaginationError, match="10 pages in a row have no new item") as caught:
        step()
    assert caught.value.cursor == Cursor("page", number - 1)


def test_pages_that_repeat_the_one_before_end_like_empty_ones_and_items_without_an_id_repeat_nothing():
    """A query that gets lost on its way is answered with the first page for good."""

    def walk_on(*items):
        walk = pages()
        for number in range(2, 20):
            walk.accept(Numbered(list(items), next_=f"?page={number}"))
        return walk

    with pytest.raises(PaginationError, match="10 pages in a row have no new item") as caught:
        walk_on(Item(1), Item(2))
    assert caught.value.cursor == Cursor("page", MAX_STALE_PAGES + 1)
    for nameless in (object(), Item(UNSET), Item([1])):
        assert walk_on(nameless).cursor == Cursor("page", 19)


def not_found(kind=NotFoundError):
    return kind("Invalid page", status=404, method="GET", url="/x")


def test_only_a_page_number_behind_the_first_can_be_past_the_end():
    walk = pages(3)
    assert not walk.ends_with(not_found())
    walk.accept(Numbered([Item(1)], next_="?page=4"))
    error = not_found()
    assert walk.ends_with(error)
    assert error.cursor is None
    assert not walk.ends_with(not_found(ServerError))
    other = after()
    other.accept(Numbered([Item(1)], next_="a"))
    assert not other.ends_with(not_found())


def test_an_error_that_is_not_the_end_says_where_the_walk_can_be_taken_up():
    walk, error = pages(3), not_found(ServerError)
    walk.ends_with(error)
    assert error.cursor == Cursor("page", 3)


# ------------------------------------------------------------------------------------- the cursor


@pytest.mark.parametrize(
    ("style", "cursor", "parameters"),
    [
        ("page", Cursor("page", 1), {"page": 1}),
        ("after", Cursor("after", None), {}),
        ("whole", Cursor("whole", None), {}),
    ],
)
def test_the_first_page_of_each_style(style, cursor, parameters):
    assert Cursor.start(style) == cursor
    assert cursor.parameters() == parameters


@pytest.mark.parametrize(
    "cursor", [Cursor("page", 1), Cursor("page", 7), Cursor("after", "x"), Cursor("after"), Cursor("whole")]
)
def test_a_cursor_survives_as_text(cursor):
    assert Cursor.loads(cursor.dumps()) == cursor


def test_a_cursor_asks_for_what_follows():
    assert Cursor("after", "x").parameters() == {"starting_after": "x"}
    assert Cursor("page", 7).parameters() == {"page": 7}


@pytest.mark.parametrize(
    "text",
    ["", "7", "[]", '["page"]', '["page", 0]', '["page", true]', '["page", "7"]', '["other", 1]', "null"],
)
def test_a_text_that_is_not_a_cursor_is_refused_by_name(text):
    with pytest.raises(InvalidInput) as caught:
        Cursor.loads(text)
    assert repr(text) in str(caught.value) or "page, after, whole, not 'other'" in str(caught.value)


@pytest.mark.parametrize("address", ["http://[::1/?page=2", "http://[x]y/"])
def test_an_invalid_address_of_a_next_page_is_the_page_after_this(address):
    walk = pages()
    walk.accept(Numbered([Item(1)], next_=address))
    assert walk.cursor == Cursor("page", 2)
