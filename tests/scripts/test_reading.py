"""How generated models read what is not as described: nothing stops a page, and strict mode tells all."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import pickle
import typing
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_api import v2, v3
from paradigm_api.v2 import models as v2_models
from paradigm_api.v3 import models as v3_models
from paradigm_api.v3.api.files import api_v3_files_list
from paradigm_api.v3.types import UNSET, Unset, plain, segment

if TYPE_CHECKING:
    from paradigm_api.v3.types import Departure

FILE: dict[str, Any] = {
    "id": 1,
    "filename": "a.pdf",
    "workspace": {"id": 3, "name": "Private", "workspace_type": "personal"},
    "extension": "pdf",
    "created_at": "2026-01-01T00:00:00+00:00",
    "updated_at": "2026-01-01T00:00:00+00:00",
    "total_pages": 2,
    "tags": [{"id": 4, "name": "law", "auto_assigned": True}],
    "summaries": [{"summary": "short"}],
    "status": "embedded",
    "size": 12,
    "upload_session_uuid": "11111111-2222-4333-8444-555555555555",
}
File = v3_models.FileListResponseSerializerV3


def strict(body: object) -> tuple[Any, list[Departure]]:
    """Return what a list of files reads as, and what was told of it."""
    told: list[Departure] = []
    client = v3.AuthenticatedClient(base_url="https://a.example", token="t", on_departures=told.extend)
    answer = httpx.MockTransport(lambda request: httpx.Response(200, content=json.dumps(body).encode()))
    client.set_httpx_client(httpx.Client(base_url="https://a.example", transport=answer))
    return api_v3_files_list.sync(client=client), told


def page(*files: object) -> dict[str, object]:
    return {"count": len(files), "next": None, "previous": None, "results": list(files)}


@pytest.mark.parametrize("key", sorted(FILE))
def test_a_missing_key_reads_as_unset_and_writes_nothing(key: str) -> None:
    read = File.from_dict({name: value for name, value in FILE.items() if name != key})
    assert getattr(read, key) is UNSET
    assert key not in read.to_dict()


@pytest.mark.parametrize("key", sorted(FILE))
def test_a_null_reads_as_none_and_writes_null(key: str) -> None:
    read = File.from_dict({**FILE, key: None})
    assert getattr(read, key) is None
    assert read.to_dict() == {**FILE, key: None}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("created_at", "yesterday"),
        ("created_at", 1767225600),
        ("updated_at", ["2026-01-01"]),
        ("tags", "law"),
        ("tags", {"id": 4}),
        ("workspace", 3),
        ("filename", 7),
        ("total_pages", "two"),
        ("total_pages", True),
        ("total_pages", "1_000"),
        ("total_pages", "٣"),
        ("upload_session_uuid", "no uuid"),
        ("upload_session_uuid", 5),
        ("status", {"name": "embedded"}),
        ("summaries", 0),
    ],
)
def test_what_cannot_be_read_is_unset_stays_reachable_and_is_written_back(key: str, value: object) -> None:
    read = File.from_dict({**FILE, key: value})
    assert getattr(read, key) is UNSET
    assert read[key] == value
    assert read.to_dict() == {**FILE, key: value}


@pytest.mark.parametrize(("sent", "number"), [("12", 12), ("-3", -3), ("12.0", 12), (12.0, 12)])
def test_a_number_as_text_is_a_number(sent: object, number: int) -> None:
    read = File.from_dict({**FILE, "size": sent})
    assert read.size == number
    assert isinstance(read.size, int)


def test_an_item_that_cannot_be_read_keeps_its_place_in_a_list() -> None:
    first = FILE["tags"][0]
    read = File.from_dict({**FILE, "tags": [first, "law", None]})
    assert isinstance(read.tags, list)
    assert isinstance(read.tags[0], v3_models.TagItem)
    assert read.tags[1:] == ["law", None]
    assert read.to_dict()["tags"] == [first, "law", None]


def test_a_date_time_without_an_offset_is_utc() -> None:
    read = File.from_dict({**FILE, "created_at": "2026-01-01T12:00:00"})
    assert read.created_at == dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    assert read["created_at"] == "2026-01-01T12:00:00"


@pytest.mark.parametrize("body", [[], "text", 3, None, [FILE]])
def test_an_answer_that_is_no_object_where_one_is_described_is_an_error(body: object) -> None:
    with pytest.raises(TypeError):
        strict(body)


def test_types_say_what_is_only_inferred_to_be_there() -> None:
    hints = typing.get_type_hints(File)
    assert Unset in typing.get_args(hints["extension"])
    assert hints["id"] is int, "every example shows the id"
    assert typing.get_type_hints(v2_models.UploadSessionResponse)["uuid"] is UUID


def test_models_are_made_by_keywords_only() -> None:
    parameters = list(inspect.signature(v3_models.TagItem).parameters.values())
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}


def test_strict_mode_names_operation_place_and_problem() -> None:
    changed = {"created_at": None, "status": "quarantined", "size": "12", "novelty": 1}
    odd = {
        **(FILE | changed),
        "workspace": {"id": "x", "name": "w", "workspace_type": "a/b"},
        "tags": [FILE["tags"][0], "law"],
    }
    del odd["extension"]
    _, told = strict(page(FILE, odd))
    assert {(departure.path, departure.problem) for departure in told} == {
        ("/results/1/created_at", "null instead of a date-time"),
        ("/results/1/status", "'quarantined' is not among the documented values"),
        ("/results/1/size", "text instead of an integer"),
        ("/results/1/novelty", "not described"),
        ("/results/1/workspace/id", "text instead of an integer"),
        ("/results/1/tags/1", "text instead of an object"),
        ("/results/1/extension", "missing"),
    }
    assert {departure.operation for departure in told} == {"api_v3_files_list"}
    assert str(told[0]).startswith("api_v3_files_list: /results/1/")


def test_strict_mode_is_silent_where_all_is_as_described() -> None:
    read, told = strict(page(FILE))
    assert told == []
    assert read.results[0].id == 1


def test_what_the_hook_raises_reaches_the_caller() -> None:
    def refuse(departures: tuple[Departure, ...]) -> None:
        raise RuntimeError(str(len(departures)))

    client = v3.AuthenticatedClient(base_url="https://a.example", token="t", on_departures=refuse)
    answer = httpx.MockTransport(lambda request: httpx.Response(200, json=page({})))
    client.set_httpx_client(httpx.Client(base_url="https://a.example", transport=answer))
    with pytest.raises(RuntimeError, match="7"):
        api_v3_files_list.sync(client=client)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ANSWERS = [
    model
    for package in (v2_models, v3_models)
    for model in (getattr(package, name) for name in package.__all__)
    if isinstance(model, type)
]


@st.composite
def objects(draw: st.DrawFn) -> tuple[type[Any], dict[str, Any]]:
    """Any model, and an object that has keys of it with whatever values."""
    model = draw(st.sampled_from(ANSWERS))
    names = [name.removesuffix("_") for name in model.__slots__ if not name.startswith("_")] or ["a"]
    return model, draw(st.dictionaries(st.sampled_from(names) | st.text(max_size=3), JSON, max_size=8))


@given(objects())
def test_no_object_stops_any_model_and_all_of_it_is_written_back(
    made: tuple[type[Any], dict[str, Any]],
) -> None:
    model, given_ = made
    read = model.from_dict(given_)
    assert given_.keys() == read.to_dict().keys()
    assert pickle.loads(pickle.dumps(read)) == read


@given(st.sampled_from(sorted(FILE)), JSON)
def test_each_departure_of_a_page_is_told(key: str, value: object) -> None:
    _, told = strict(page(FILE, {**FILE, key: value}))
    about = [departure for departure in told if departure.path.startswith(f"/results/1/{key}")]
    assert about == told
    if not isinstance(value, type(FILE[key])) and not (value is None and key in _NULLABLE):
        assert told


_NULLABLE = {"status", "size", "upload_session_uuid", "workspace", "title"}


@pytest.mark.parametrize("shown", ["", ".", "..", "a/b", "a\\b"])
def test_a_path_parameter_that_would_change_the_address_is_refused(shown: str) -> None:
    with pytest.raises(ValueError, match="path parameter"):
        segment(shown)


def test_a_date_time_without_a_zone_is_never_sent() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        plain([dt.datetime(2026, 1, 1)])  # noqa: DTZ001
    client = v3.AuthenticatedClient(base_url="https://a.example", token="t")
    with pytest.raises(ValueError, match="2026-01-01T00:00:00 has no time zone"):
        api_v3_files_list.sync(client=client, created_at_after=dt.datetime(2026, 1, 1))  # noqa: DTZ001
    assert v2.types.plain(dt.date(2026, 1, 1)) == "2026-01-01"
