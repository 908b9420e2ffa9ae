"""A connection that means nothing, or names files that are missing: typed, before anything is sent."""

import asyncio
import os

import pytest
from connections import connection_json

from paradigm_ext import ConfigurationError
from paradigm_provider.exceptions import InvalidConnection
from paradigm_provider.hooks.paradigm import ParadigmHook

WRONG = [
    ({"base_url": "http://a..b"}, ConfigurationError),
    ({"base_url": "http://xn--a"}, ConfigurationError),
    ({"base_url": "http://h:99999"}, ConfigurationError),
    ({"base_url": "http://[::1"}, ConfigurationError),
    ({"base_url": "http://h\u00ad"}, ConfigurationError),
    ({"proxy": "http://u:LEAK@h:99999"}, ConfigurationError),
    ({"proxy": "http://u:LEAK@xn--a"}, ConfigurationError),
    ({"proxy": ["http://u:LEAK@h"]}, InvalidConnection),
    ({"ca_file": "/nowhere"}, ConfigurationError),
    ({"ca_file": __file__}, ConfigurationError),
    ({"ca_file": 5}, InvalidConnection),
    ({"rate_limit_storage": "redis://:LEAK@h:99999"}, ConfigurationError),
    ({"rate_limit_storage": {"LEAK": 1}}, InvalidConnection),
    ({"timeout": 10**400}, InvalidConnection),
    ({"timeout": [1]}, InvalidConnection),
    ({"max_requests_per_minute": "1e400"}, InvalidConnection),
    ({"max_requests_per_minute": 10**400}, InvalidConnection),
    ({"workspace_id": 10**400}, InvalidConnection),
    ({"workspace_id": "\u0661x"}, InvalidConnection),
    ({"ui_session_url": "http://[::1/{id}"}, InvalidConnection),
]


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("SSL"):
            monkeypatch.delenv(name)


def connected(asynchronous):
    async def lend():
        async with ParadigmHook("wrong").async_conn():
            pass

    asyncio.run(lend()) if asynchronous else ParadigmHook("wrong").get_conn()


@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(("given", "error"), WRONG)
def test_a_connection_that_means_nothing_is_refused_by_name(given, error, asynchronous, monkeypatch):
    address = given.get("base_url", "https://127.0.0.1:9")
    extra = {name: value for name, value in given.items() if name != "base_url"}
    monkeypatch.setenv("AIRFLOW_CONN_WRONG", connection_json(address, "sk-0123456789", **extra))
    with pytest.raises(error) as caught:
        connected(asynchronous)
    assert "LEAK" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSL_CERT_FILE", "/nowhere"), ("HTTPS_PROXY", "http://u:LEAK@[::1"), ("NO_PROXY", "[::1]")],
)
def test_the_forms_test_says_what_the_machine_has_wrong(name, value, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_WRONG", connection_json("https://127.0.0.1:9", "sk-0123456789"))
    monkeypatch.setenv(name, value)
    worked, said = ParadigmHook("wrong").test_connection()
    assert not worked
    assert said.startswith("ConfigurationError")
    assert name in said
    assert "LEAK" not in said
