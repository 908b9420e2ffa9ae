"""The generated package as users meet it: what the templates and the overlays are for."""

from __future__ import annotations

import copy
import importlib
import inspect
import io
import pickle
import subprocess
import sys
import typing
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest

from paradigm_api import v2, v3
from paradigm_api.v2 import models as v2_models
from paradigm_api.v2 import types as v2_types
from paradigm_api.v2.api.upload_sessions import (
    api_v2_upload_session_create_2,
    api_v2_upload_session_retrieve,
)
from paradigm_api.v2.types import UNSET, Unset
from paradigm_api.v3 import models as v3_models
from paradigm_api.v3.api.files import api_v3_files_create, api_v3_files_list
from paradigm_api.v3.types import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.spec.layout import Layout

SESSION: dict[str, Any] = {
    "uuid": "11111111-2222-4333-8444-555555555555",
    "is_valid": True,
    "created_at": "2026-01-01T00:00:00Z",
    "updated_at": "2026-01-01T00:00:00Z",
    "documents": [],
}


def answering(body: object, requests: list[httpx.Request] | None = None, *, api: Any = v2) -> Any:
    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        if requests is not None:
            requests.append(request)
        return httpx.Response(200, json=body)

    client = api.AuthenticatedClient(base_url="https://paradigm.example", token="t")
    transport = httpx.MockTransport(answer)
    return client.set_httpx_client(httpx.Client(base_url="https://paradigm.example", transport=transport))


def document(**fields: object) -> dict[str, object]:
    return {"id": 1, "updated_at": "2026-01-01T00:00:00Z", "workspace": None, **fields}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "embedded"}, "embedded"),
        ({"status": "quarantined"}, "quarantined"),
        ({"status": None}, None),
    ],
)
def test_any_status_reads_as_what_it_is_and_is_written_back(
    fields: dict[str, object], status: str | None
) -> None:
    body = SESSION | {"documents": [document(**fields)]}
    session = api_v2_upload_session_retrieve.sync("u", client=answering(body))
    assert session is not None
    assert session.documents[0].status == status
    assert session.to_dict()["documents"][0]["status"] == status


def test_a_missing_status_is_unset_and_an_extra_field_is_kept() -> None:
    body = SESSION | {"documents": [document(colour="red")]}
    session = api_v2_upload_session_retrieve.sync("u", client=answering(body))
    assert session is not None
    assert session.documents[0].status is UNSET
    assert session.documents[0]["colour"] == "red"


def test_the_answer_to_adding_a_file_reads_in_both_shapes() -> None:
    file = v2_types.File(payload=io.BytesIO(b"x"), file_name="x")
    body = v2_models.FileCreateRequestSerializerV2(file=file)
    uuid, add = UUID(SESSION["uuid"]), api_v2_upload_session_create_2.sync
    newer = add(uuid, client=answering({"message": "ok", "id": 3}), body=body)
    older = add(uuid, client=answering(SESSION), body=body)
    assert isinstance(newer, v2_models.UploadSessionFileResponse)
    assert newer.id == 3
    assert isinstance(older, v2_models.UploadSessionResponse)


def test_a_file_goes_out_as_itself_and_what_is_not_set_does_not() -> None:
    requests: list[httpx.Request] = []
    content = io.BytesIO(b"\x00\xff binary")
    file = File(payload=content, file_name="a.pdf", mime_type="application/pdf")
    body = v3_models.FileCreateRequestSerializerV3(file=file, workspace_id=3)
    client = answering({}, requests, api=v3)
    api_v3_files_create.sync(client=client, body=body)
    sent = requests[0].content
    assert (
        b'name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n\x00\xff binary\r\n' in sent
    )
    assert sent.count(b"Content-Disposition") == 2


def test_only_what_the_caller_gives_is_sent() -> None:
    requests: list[httpx.Request] = []
    client = answering({"count": 0, "next": None, "previous": None, "results": []}, requests, api=v3)
    api_v3_files_list.sync(client=client, title="a")
    assert dict(requests[0].url.params) == {"title": "a"}, "no default of the server is sent along"


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
)
def test_unset_stays_itself(duplicate: Callable[[Unset], Unset]) -> None:
    assert duplicate(UNSET) is UNSET
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_models_compare_equal_after_pickling_and_write_no_unset() -> None:
    model = v2_models.UploadSessionDocument.from_dict(document())
    again = pickle.loads(pickle.dumps(model))
    assert again == model
    assert "status" not in again.to_dict()


@pytest.mark.parametrize("api", [v2, v3])
def test_every_model_is_found_by_its_name(api: Any) -> None:
    models = importlib.import_module(f"{api.__name__}.models")
    for name in models.__all__:
        assert getattr(models, name) is not None
    assert set(models.__all__) <= set(dir(models))
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = models.Nothing


def test_one_operation_does_not_import_the_models_of_all() -> None:
    program = (
        "import sys\n"
        "from paradigm_api.v3.api.files import api_v3_files_list\n"
        "from paradigm_api.v3.models import PaginatedFileListResponseSerializerV3List\n"
        "print(sum(name.startswith('paradigm_api.v3.models.') for name in sys.modules))\n"
        "print(sum(name.startswith('paradigm_api.v2') for name in sys.modules))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    models, other = map(int, result.stdout.split())
    assert 0 < models < 15
    assert other == 0


def test_a_call_returns_its_model_or_none() -> None:
    told = inspect.signature(api_v3_files_list.sync).return_annotation
    assert set(typing.get_args(told)) == {v3_models.PaginatedFileListResponseSerializerV3List, type(None)}


def test_nothing_but_source_and_markers_is_in_the_tree(vendored: Layout) -> None:
    kinds = {
        path.name if path.suffix != ".py" else ".py"
        for path in vendored.package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kinds == {".py", "py.typed"}


EACH_FIRST = """
import importlib, pkgutil, sys, typing
from paradigm_api import v2, v3
for package in (v2, v3):
    folder = importlib.import_module(f"{package.__name__}.models")
    for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
        for loaded in [name for name in sys.modules if ".models." in name]:
            del sys.modules[loaded]
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name:
                typing.get_type_hints(value)
"""


def test_whichever_model_is_imported_first_its_circle_closes_and_its_hints_resolve() -> None:
    # Models name each other in circles, and each imports the others at its own end.
    subprocess.run([sys.executable, "-c", EACH_FIRST], check=True)
