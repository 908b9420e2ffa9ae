"""Every covered operation against the built description: generated requests, all of schemathesis's checks."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import requests
import schemathesis
import schemathesis.openapi
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
)

from paradigm_emulator._app import methods_of
from paradigm_emulator._spec import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paradigm_emulator import ParadigmEmulator

EXAMPLES: Final = int(os.environ.get("PARADIGM_SCHEMA_EXAMPLES", "18"))
"""Requests per operation and mode; a nightly run sets more."""

REFUSALS: Final = re.compile(
    r"blank|does not exist|[Uu]nknown tags|can be changed|required|Null char|Surrogates|empty|cursor"
    r"|already exists|not a usable file name|no longer valid|valid JSON|Ensure this value"
    r"|valid (string|UUID|boolean|integer|number|email address|username)|whole number|needs a role"
    r"|Datetime has wrong format|parser.*valid choice"
)
"""Why a request that fits the description may still be refused: rules that OpenAPI does not tell."""


PROBES: Final = 5
"""Cases of each test that are also sent without a key and with a wrong one; their content changes nothing."""


def excluded(case: Any, response: Any, *, probed: bool) -> list[Any]:
    """Return the checks that do not fit: of each, a rule of this file or of Django's takes the place."""
    found = [positive_data_acceptance]  # `REFUSALS` is checked instead
    if probed:
        found.append(ignored_auth)
    if case.media_type == "multipart/form-data":
        # Every value of a form is a text on the wire: a number in the place of a text is none there.
        found.append(negative_data_rejection)
    if case.operation.method.upper() in ("GET", "DELETE"):
        # Query strings are read as leniently as Django reads them (`page_size=x` is ignored), bodies are not.
        found.append(negative_data_rejection)
    if response.headers.get("content-type", [""])[0].startswith("text/event-stream"):
        # The description says `string` of the stream, schemathesis holds it against each event.
        found.append(response_schema_conformance)
        # That text completions stream is told in a guide; the description has the JSON only.
        found.append(content_type_conformance)
    if response.text == "Invalid HTTP request received.":
        # A header's name that HTTP does not know: the server answers before the application has the request.
        found.append(content_type_conformance)
    return found


class Owner:
    """Signs every request with the owner's key; schemathesis also tries without, and with a wrong one."""

    def get(self, case: Any, context: Any) -> str:
        return "emulator"

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers["Authorization"] = f"Bearer {data}"


def covered() -> Iterator[Any]:
    for number, document in enumerate(documents(), start=2):
        schema = schemathesis.openapi.from_dict(document)
        schema.auth()(Owner)
        for result in schema.get_all_operations():
            operation = result.ok()
            if operation.method.upper() in methods_of(operation.path):
                yield pytest.param(operation, id=f"v{number}-{operation.method.upper()} {operation.path}")


@pytest.fixture(scope="module")
def known(running: ParadigmEmulator) -> dict[str, Any]:
    """Fill the emulator, and return an id for each path parameter that names something in it."""
    running.reset()
    text = "A contract runs for twelve months. It ends by notice."
    files = [{"filename": f"{n}.txt", "text": text, "workspace_id": 3, "tags": ["red"]} for n in range(3)]
    made = running.seed(files=files, groups=[{"name": "Legal", "members": [1, 2]}])
    running.clock.advance(30)
    http = requests.Session()
    http.headers["authorization"] = "Bearer emulator"
    base = running.base_url
    session = http.post(f"{base}/api/v2/upload-session", timeout=10).json()["uuid"]
    turn = http.post(f"{base}/api/v3/threads/turns", json={"query": "How long?"}, timeout=10).json()
    return {
        "http": http,
        "/api/v2/upload-session": {"uuid": session},
        "/api/v3/threads": {"id": turn["thread"], "turn_id": turn["id"]},
        "/api/v3/agents": {"id": running.default_agent_id},
        "/api/v3/workspaces": {"id": 3},
        "/api/v3/files": {"id": made["files"][0], "tag_id": 1},
        "/api/v2/files": {"id": made["files"][0]},
        "/api/v3/groups": {"id": made["groups"][0]},
        # The other user: some changes to one's own account are refused.
        "/api/v3/users": {"id": 2},
        "/api/v2/users": {"id": 2},
        "/api/v3/companies": {"id": 1},
        "/api/v2/companies": {"id": 1},
        "/api/v3/company/workspaces": {"id": 3},
        "/api/v2/workspaces": {"id": 3},
    }


@pytest.fixture(scope="module")
def wire() -> Iterator[requests.Session]:
    """Return one kept connection: to open one, and to look for proxies, costs more than an answer."""
    with requests.Session() as session:
        session.headers.clear()
        session.trust_env = False
        yield session


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["valid", "invalid"])
@pytest.mark.parametrize("operation", list(covered()))
def test_answers_are_as_described(
    running: ParadigmEmulator,
    known: dict[str, Any],
    wire: requests.Session,
    operation: Any,
    mode: GenerationMode,
) -> None:
    ids = next((found for prefix, found in known.items() if operation.path.startswith(prefix)), {})
    kept = running.snapshot()
    cases = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), exists=st.booleans())
    def check(case: Any, exists: bool) -> None:
        nonlocal cases
        cases += 1
        if exists and mode is GenerationMode.POSITIVE:
            case.path_parameters.update({name: ids[name] for name in case.path_parameters if name in ids})
        response = case.call(base_url=running.base_url, session=wire)
        case.validate_response(response, excluded_checks=excluded(case, response, probed=cases > PROBES))
        if mode is GenerationMode.POSITIVE and response.status_code in (400, 422):
            assert REFUSALS.search(response.text), response.text

    try:
        check()
    finally:
        running.restore(kept)
