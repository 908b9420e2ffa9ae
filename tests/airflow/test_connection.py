from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace

import pytest
from airflow.providers.common.compat.sdk import AirflowNotFoundException

from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.exceptions import InvalidConnection
from paradigm_provider.hooks._settings import (
    ConnectionFields,
    ConnectionSettings,
    Hidden,
    default_workspace,
    settings_from_connection,
    ui_addresses,
)
from paradigm_provider.hooks.paradigm import ParadigmHook


def connection(extra):
    return json.dumps({"conn_type": "paradigm", "host": "http://h", "password": "key", "extra": extra})


def read(**fields):
    given = {"host": None, "schema": None, "port": None, "password": "key", "extra": {}} | fields
    return settings_from_connection("docs", **given)


@pytest.mark.parametrize(
    ("fields", "base_url"),
    [
        ({}, None),
        ({"host": "  "}, None),
        ({"host": "paradigm.corp"}, "https://paradigm.corp"),
        ({"host": "paradigm.corp/"}, "https://paradigm.corp"),
        ({"host": "paradigm.corp", "port": 8443}, "https://paradigm.corp:8443"),
        ({"host": "127.0.0.1", "schema": "http", "port": 80}, "http://127.0.0.1:80"),
        ({"host": "http://127.0.0.1:8000/prefix"}, "http://127.0.0.1:8000/prefix"),
        ({"host": "https://paradigm.corp:1/x", "port": 2}, "https://paradigm.corp:1/x"),
        ({"host": "https://[::1]", "port": 2}, "https://[::1]:2"),
    ],
)
def test_host_schema_and_port_make_one_address(fields, base_url):
    assert read(**fields).base_url == base_url


def test_every_field_reaches_the_client_settings():
    extra = {"timeout": "12.5", "max_requests_per_minute": 60, "ca_file": " /ca.pem ", "proxy": "http://p:1"}
    extra["rate_limit_storage"] = "redis://r"
    assert read(host="h", extra=extra) == ConnectionSettings(
        base_url="https://h",
        api_key="key",
        timeout=12.5,
        max_requests_per_minute=60,
        verify="/ca.pem",
        proxy="http://p:1",
        rate_limit_storage="redis://r",
    )


def test_empty_form_fields_mean_the_defaults():
    extra = {"timeout": None, "max_requests_per_minute": "", "ca_file": "", "proxy": None}
    assert read(extra=extra) == ConnectionSettings(api_key="key")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"password": None}, "'API key'"),
        ({"host": "https//paradigm.corp"}, "must be an address"),
        ({"host": "https:/paradigm.corp"}, "must be an address"),
        ({"host": "http://"}, "must be an address"),
        ({"password": "  "}, "'API key'"),
        ({"host": "ftp://h"}, "'ftp'"),
        ({"host": "https://user:pw@h"}, "credentials"),
        ({"extra": {"timeout": "soon"}}, "'timeout'"),
        ({"extra": {"timeout": 0}}, "'timeout'"),
        ({"extra": {"timeout": True}}, "'timeout'"),
        ({"extra": {"timeout": "nan"}}, "'timeout'"),
        ({"extra": {"timeout": "inf"}}, "'timeout'"),
        ({"extra": {"max_requests_per_minute": 1.5}}, "'max_requests_per_minute'"),
        ({"extra": {"ca_file": 3}}, "'ca_file'"),
        ({"extra": {"proxy": 3}}, "'proxy'"),
        ({"extra": {"rate_limit_storage": 3}}, "'rate_limit_storage'"),
    ],
)
def test_a_bad_field_is_named_with_its_connection(fields, named):
    with pytest.raises(InvalidConnection, match="'docs'") as caught:
        read(**fields)
    assert named in str(caught.value)
    assert "user:pw" not in str(caught.value)


def test_default_workspace_is_a_whole_number():
    assert default_workspace("docs", {"workspace_id": "7"}) == 7
    assert default_workspace("docs", {}) is None
    with pytest.raises(InvalidConnection, match="workspace_id"):
        default_workspace("docs", {"workspace_id": "mine"})


def test_addresses_of_the_user_interface_are_checked():
    assert ui_addresses("docs", {}) == {}
    agent = "https://paradigm.corp/chat/{id}"
    assert ui_addresses("docs", {"ui_agent_url": agent, "ui_session_url": " "}) == {"agent": agent}


@pytest.mark.parametrize(
    "address",
    [
        "paradigm.corp/{id}",
        "javascript:alert({id})",
        "https://user:pw@paradigm.corp/{id}",
        "https://paradigm.corp/uploads",
        "https://paradigm.corp/{id}/{workspace}",
        "https://{id}",
        7,
    ],
)
def test_an_address_that_is_none_is_refused_and_not_shown(address):
    with pytest.raises(InvalidConnection, match="'ui_session_url'") as caught:
        ui_addresses("docs", {"ui_session_url": address})
    assert "user:pw" not in str(caught.value)


def test_secrets_are_in_no_representation():
    extra = {"proxy": "http://user:s3cret-proxy@p", "rate_limit_storage": "redis://:s3cret@r"}
    settings = read(password="s3cret-key", extra=extra)
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("read", [lambda hook: hook.settings, lambda hook: asyncio.run(hook.asettings())])
class TestExtras:
    @pytest.mark.parametrize(
        "extra", ['{"allowed_sources": "/data/in"', "{proxy: x}", "text", '"text"', "[]", '["a"]', "5"]
    )
    def test_an_extra_that_is_not_an_object_is_refused(self, read, extra, monkeypatch):
        """Airflow takes it for an empty one, and then no fence and no proxy in it would hold."""
        monkeypatch.setenv("AIRFLOW_CONN_DOCS", connection(extra))
        # Airflow 3.1 itself does not read such a connection.
        with pytest.raises((InvalidConnection, AirflowNotFoundException), match="'docs'") as caught:
            read(ParadigmHook("docs"))
        assert is_permanent(caught.value)
        assert "allowed" not in str(caught.value)

    @pytest.mark.parametrize("extra", [None, "", "{}", " { } ", {}])
    def test_an_empty_extra_is_no_extra(self, read, extra, monkeypatch):
        monkeypatch.setenv("AIRFLOW_CONN_DOCS", connection(extra))
        assert read(ParadigmHook("docs")).timeout is None


@pytest.mark.parametrize("given", ["", " ", "None", None])
def test_a_connection_id_that_rendered_to_nothing_is_named(airflow_db, given):
    with pytest.raises(InvalidConnection, match="paradigm_conn_id must be the id"):
        _ = ParadigmHook(given).settings


@pytest.mark.parametrize(("extra", "read"), [("null", None), (" ", {}), ("{}", {}), (None, {})])
def test_json_for_nothing_is_an_empty_extra(extra, read):
    given = SimpleNamespace(host=None, schema=None, port=None, password="key", extra=extra)
    assert ConnectionFields.of("docs", Hidden(given), Hidden(read)).extra == {}


@pytest.mark.parametrize(("extra", "read"), [("{proxy: x}", {}), ("[]", []), ("5", 5), ('["a"]', ["a"])])
def test_an_extra_that_airflow_reads_as_empty_is_refused(extra, read):
    given = SimpleNamespace(host=None, schema=None, port=None, password="key", extra=extra)
    with pytest.raises(InvalidConnection, match="'docs': the extra must be a JSON object"):
        ConnectionFields.of("docs", Hidden(given), Hidden(read))
