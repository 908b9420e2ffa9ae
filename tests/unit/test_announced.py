"""Deprecations that the server or its description announces become one warning each."""

import asyncio
import re
import warnings
from pathlib import Path

import pytest

from paradigm_ext._transport._announced import DEPRECATED
from paradigm_ext._transport._paths import SLASHED
from tests.unit.scripted_server import Reply

SPECIFICATIONS = sorted((Path(__file__).parents[2] / "spec").glob("openapi-v*.yaml"))


def operations():
    """Yield (method, path, lines of the operation) of the built descriptions."""
    for file in SPECIFICATIONS:
        path = method = ""
        lines: list[str] = []
        for line in file.read_text().splitlines():
            if found := re.match(r"^  (/\S*):$", line):
                path = found[1]
            elif found := re.match(r"^    (get|post|put|patch|delete):$", line):
                yield method, path, lines
                method, lines = found[1].upper(), []
                lines.append(path)
            else:
                lines.append(line)
        yield method, path, lines


def warned(caught):
    """Return our announcements: warnings are the process's, and another thread's library may warn as well."""
    messages = [str(item.message) for item in caught if item.category is DeprecationWarning]
    return [message for message in messages if re.match(r"[A-Z]+ /\S* is deprecated: ", message)]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_each_operation_is_announced_once(server, client, asynchronous):
    server.replies(Reply(headers={"deprecation": "@1688169599", "sunset": "Sun, 30 Jun 2030 23:59:59 GMT"}))

    async def several():
        for number in range(5):
            await client.v3.get_async_httpx_client().get(f"/api/v3/files/{number}")
        await client.v3.get_async_httpx_client().get("/api/v3/agents")
        await client.aclose()

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if asynchronous:
            asyncio.run(several())
        else:
            for number in range(5):
                client.v3.get_httpx_client().get(f"/api/v3/files/{number}")
            client.v3.get_httpx_client().get("/api/v3/agents")
    said = "is deprecated: the server says so, since 2023-06-30, it may stop working on 2030-06-30"
    assert warned(caught) == [f"GET /api/v3/files/{{id}} {said}", f"GET /api/v3/agents {said}"]


def test_the_warning_names_the_line_of_the_caller(server, client):
    server.replies(Reply(headers={"deprecation": "true"}))
    with pytest.warns(DeprecationWarning, match="the server says so") as caught:
        client.v3.get_httpx_client().get("/x")
    assert caught[0].filename == __file__


def test_an_unreadable_announcement_is_still_one(server, client):
    server.replies(Reply(headers={"deprecation": "@99999999999999", "sunset": "some day\x1b[31m"}))
    with pytest.warns(DeprecationWarning, match="deprecated") as caught:
        client.v3.get_httpx_client().get("/x")
    assert str(caught[0].message) == "GET /x is deprecated: the server says so"


def test_an_operation_that_the_description_marks_is_announced(server, client):
    server.replies(Reply())
    with pytest.warns(DeprecationWarning, match="the description says so"):
        client.v3.get_httpx_client().get("/api/v3/agent/chat_settings/7/tools")


def test_an_ordinary_answer_warns_of_nothing(server, client):
    server.replies(Reply())
    with warnings.catch_warnings():
        # Deprecations only: what earlier tests left to the garbage collector may warn here, too.
        warnings.simplefilter("error", DeprecationWarning)
        client.v3.get_httpx_client().get("/api/v3/files/7")


def test_the_marked_operations_are_those_of_the_description():
    marked = {
        (method, lines[0])
        for method, _, lines in operations()
        if method and any(re.match(r"^      deprecated: true$", line) for line in lines)
    }
    assert marked == set(DEPRECATED)


def test_the_paths_that_end_with_a_slash_are_those_of_the_description():
    assert {lines[0] for method, _, lines in operations() if method and lines[0].endswith("/")} == set(
        SLASHED
    )
