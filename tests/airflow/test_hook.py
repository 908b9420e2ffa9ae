"""The way from an Airflow connection to a client."""

from __future__ import annotations

import asyncio
import json
import os
import pickle

import pytest
from airflow.providers.common.compat.sdk import AirflowNotFoundException
from connections import API_KEY, connection_json

from paradigm_ext import AuthenticationError, InvalidResponse
from paradigm_provider.exceptions import InvalidConnection
from paradigm_provider.hooks._clients import _leases, leased_client, shared_client
from paradigm_provider.hooks._settings import ConnectionSettings
from paradigm_provider.hooks.paradigm import ParadigmHook


def test_the_connection_is_looked_up_when_it_is_needed_not_before():
    hook = ParadigmHook("nowhere")
    with pytest.raises(AirflowNotFoundException, match="'nowhere'"):
        hook.get_conn()


def test_a_missing_named_connection_does_not_fall_back(monkeypatch):
    monkeypatch.setenv("PARADIGM_API_KEY", "key")
    with pytest.raises(AirflowNotFoundException, match="'archive'"):
        ParadigmHook("archive").get_conn()


def test_the_missing_default_connection_falls_back_to_the_environment(monkeypatch):
    monkeypatch.delenv("AIRFLOW_CONN_PARADIGM_DEFAULT", raising=False)
    monkeypatch.setenv("PARADIGM_API_KEY", "key")
    monkeypatch.setenv("PARADIGM_BASE_URL", "https://paradigm.corp")
    assert ParadigmHook().get_conn().base_url == "https://paradigm.corp"


def test_without_anything_to_fall_back_to_both_remedies_are_named(monkeypatch):
    monkeypatch.delenv("AIRFLOW_CONN_PARADIGM_DEFAULT", raising=False)
    monkeypatch.delenv("PARADIGM_API_KEY", raising=False)
    with pytest.raises(AirflowNotFoundException, match=r"paradigm_default.*PARADIGM_API_KEY"):
        ParadigmHook().get_conn()


def test_a_half_filled_connection_names_the_field(monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_DOCS", json.dumps({"conn_type": "paradigm", "host": "https://h"}))
    with pytest.raises(InvalidConnection, match=r"'docs'.*API key"):
        ParadigmHook("docs").get_conn()


def test_a_connection_may_be_an_address(monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_DOCS", "paradigm://:key@paradigm.corp:8443?timeout=5")
    settings = ParadigmHook("docs").settings
    assert (settings.base_url, settings.timeout) == ("https://paradigm.corp:8443", 5.0)


def test_sync_and_async_read_the_connection_alike(monkeypatch):
    extra = {"timeout": 5, "max_requests_per_minute": 60, "workspace_id": 3}
    monkeypatch.setenv("AIRFLOW_CONN_DOCS", connection_json("https://h", **extra))
    here, there = ParadigmHook("docs"), ParadigmHook("docs")
    assert asyncio.run(there.asettings()) == here.settings
    assert there.default_workspace_id == here.default_workspace_id == 3


def test_a_connection_that_only_the_synchronous_look_up_sees_is_found_in_line(monkeypatch):
    async def unseen(hook, conn_id):
        raise AirflowNotFoundException(f"The conn_id {conn_id!r} isn't defined")

    monkeypatch.setattr(ParadigmHook, "aget_connection", unseen, raising=False)
    monkeypatch.setenv("AIRFLOW_CONN_DOCS", connection_json("https://h"))
    assert asyncio.run(ParadigmHook("docs").asettings()).base_url == "https://h"
    with pytest.raises(AirflowNotFoundException, match="'nowhere'"):
        asyncio.run(ParadigmHook("nowhere").asettings())


def test_test_connection_reads_once_and_never_raises(real_time_emulator, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_WRONG", connection_json(real_time_emulator.base_url, "another-key"))
    monkeypatch.setenv("AIRFLOW_CONN_AWAY", connection_json("http://127.0.0.1:9"))
    before = len(list(real_time_emulator.requests))

    ok, message = ParadigmHook().test_connection()
    assert ok
    assert real_time_emulator.base_url in message
    assert len(list(real_time_emulator.requests)) == before + 1

    for conn_id, named in (("wrong", "AuthenticationError"), ("undefined", "undefined")):
        ok, message = ParadigmHook(conn_id).test_connection()
        assert not ok
        assert named in message
        assert "another-key" not in message


@pytest.mark.parametrize("body", [{"hello": 1}, []])
def test_what_is_not_paradigm_is_neither_connected_nor_counted(emulator, body):
    emulator.faults.respond(200, body, times=None)
    ok, message = ParadigmHook().test_connection()
    assert not ok
    assert "not as Paradigm does; check the connection's host" in message
    with pytest.raises(InvalidResponse):
        ParadigmHook().count_agent_files(7)


def test_equal_connections_share_a_client_and_others_do_not():
    one = shared_client(ConnectionSettings("https://h", "key"))
    assert shared_client(ConnectionSettings("https://h", "key")) is one
    assert shared_client(ConnectionSettings("https://h", "rotated")) is not one


def test_a_forked_process_does_not_use_its_parents_client():
    settings = ConnectionSettings("https://h", "key")
    parents = shared_client(settings)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, b"own" if shared_client(settings) is not parents else b"shared")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 10) == b"own"


def test_triggers_of_one_loop_share_a_client_which_the_last_one_closes():
    settings = ConnectionSettings("https://h", "key")

    async def both():
        async with leased_client(settings) as one:
            async with leased_client(settings) as two:
                assert one is two
            assert len(_leases) == 1
            return one

    asyncio.run(both())
    assert _leases == {}


def test_a_refused_key_shows_itself_nowhere(real_time_emulator, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_WRONG", connection_json(real_time_emulator.base_url, "s3cret-key"))
    hook = ParadigmHook("wrong")
    with pytest.raises(AuthenticationError) as caught:
        list(hook.agent_files(real_time_emulator.default_agent_id))
    shown = f"{caught.value!r}{caught.value}{hook.get_conn()!r}{hook.settings!r}{hook!r}"
    assert "s3cret-key" not in shown
    assert b"s3cret-key" not in pickle.dumps(caught.value)
    assert API_KEY not in shown
