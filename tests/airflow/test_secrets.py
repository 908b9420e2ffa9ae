"""The key stays where it is used: a server that echoes it, and tools that show frames, find it nowhere."""

import asyncio
import base64
import json
import logging
import pickle
import threading
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from connections import connection_json
from fake_context import Run

from paradigm_ext import ConfigurationError, InvalidInput
from paradigm_provider.exceptions import InvalidConnection
from paradigm_provider.hooks.paradigm import ParadigmHook
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.files import ParadigmDeleteFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.operators.retrieve import ParadigmRetrieveOperator
from paradigm_provider.triggers.agent_files import ParadigmAgentFilesTrigger
from paradigm_provider.triggers.file import ParadigmFileTrigger
from paradigm_provider.triggers.turn import ParadigmTurnTrigger
from paradigm_provider.triggers.upload_session import ParadigmUploadSessionTrigger

KEY = 's3cret-"key"-of/the+connection'
SPELLINGS = (KEY, json.dumps(KEY)[1:-1], base64.b64encode(KEY.encode()).decode(), KEY.encode().hex())
SESSION = "6f9f0a7c-0000-4000-8000-000000000000"


class Echo(BaseHTTPRequestHandler):
    """Answers every request with what it was sent, in each spelling, as an error that is not retried."""

    def do_GET(self):
        told = self.headers["Authorization"].removeprefix("Bearer ")
        body = json.dumps({"detail": list(SPELLINGS), "told": told, "all": str(self.headers)}).encode()
        self.send_response(self.server.status)
        self.send_header("X-Request-Id", told.encode().hex())
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    do_DELETE = do_PATCH = do_POST  # noqa: N815 - http.server's names

    def log_message(self, *args):
        pass


@pytest.fixture
def echoing(request, monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.status = request.param
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("AIRFLOW_CONN_ECHO", connection_json(url, KEY, workspace_id=1))
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def frames(error):
    """Yield the locals of the provider's and the SDK's frames, of an error and of all that led to it."""
    while error is not None:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            if frame.f_globals.get("__name__", "").startswith("paradigm_"):
                for name, value in frame.f_locals.items():
                    yield f"{frame.f_code.co_qualname}: {name} = {value!r}"
        error = error.__cause__ or error.__context__


def assert_hidden(*texts):
    for text in texts:
        assert not [one for one in SPELLINGS if one in text], text[:2_000]


TASKS = [
    lambda: ParadigmIngestOperator(task_id="t", sources={"a.txt": "a"}, paradigm_conn_id="echo"),
    lambda: ParadigmMirrorOperator(task_id="t", source={"a.txt": "a"}, name="m", paradigm_conn_id="echo"),
    lambda: ParadigmListAgentFilesOperator(task_id="t", agent_id=1, paradigm_conn_id="echo"),
    lambda: ParadigmDeleteFilesOperator(task_id="t", file_ids=[1], paradigm_conn_id="echo"),
    lambda: ParadigmRetrieveOperator(task_id="t", query="q", paradigm_conn_id="echo"),
    lambda: ParadigmAskAgentOperator(task_id="t", agent_id=1, question="q", paradigm_conn_id="echo"),
]
SOON = {"deadline": time.time() + 1, "poll_interval": 0.1, "paradigm_conn_id": "echo"}
TRIGGERS = [
    lambda: ParadigmUploadSessionTrigger(sessions={SESSION: 1}, **SOON),
    lambda: ParadigmFileTrigger(file_id=1, **SOON),
    lambda: ParadigmTurnTrigger(thread_id="t", turn_id="u", **SOON),
    lambda: ParadigmAgentFilesTrigger(agent_id=1, filters={}, at_least=1, **SOON),
]


@pytest.mark.parametrize("echoing", [400], indirect=True)
@pytest.mark.parametrize("make", TASKS)
def test_a_task_that_fails_shows_the_key_nowhere(make, echoing, caplog, virtual_time):
    caplog.set_level(logging.DEBUG)
    context = Run().attempt()
    task = make()
    error = None
    try:
        task.execute(context)
    except Exception as raised:  # noqa: BLE001 - whatever it is, it must not show the key
        error = raised
    assert error is not None
    assert_hidden(*frames(error), *traceback.format_exception(error))
    assert KEY.encode() not in pickle.dumps(error)
    assert_hidden(caplog.text, repr(context["ti"].xcoms), repr(vars(task)))


@pytest.mark.parametrize("echoing", [200, 400], indirect=True)
@pytest.mark.parametrize("make", TRIGGERS)
def test_a_trigger_that_fails_shows_the_key_nowhere(make, echoing, caplog, virtual_time):
    caplog.set_level(logging.DEBUG)
    trigger = make()
    event = asyncio.run(anext(trigger.run()))
    assert_hidden(repr(event.payload), repr(trigger.serialize()), caplog.text)
    assert echoing.status == 200 or "error" in str(event.payload)


def read_sync(hook):
    return hook.settings, hook.fence()


def read_async(hook):
    return asyncio.run(hook.asettings()), hook.fence()


@pytest.mark.parametrize(
    "broken", [{"timeout": "x"}, {"workspace_id": "x"}, {"ui_agent_url": "x"}, {"allowed_sources": "x y"}]
)
@pytest.mark.parametrize("read", [read_sync, read_async])
def test_a_setting_that_cannot_be_read_shows_no_secret_in_its_frames(broken, read, monkeypatch):
    extra = {"proxy": f"http://user:{KEY}@host", **broken}
    monkeypatch.setenv("AIRFLOW_CONN_BROKEN", connection_json("http://h", KEY, **extra))
    with pytest.raises((InvalidConnection, InvalidInput)) as caught:
        read(ParadigmHook("broken"))
    assert_hidden(*frames(caught.value), "".join(traceback.format_exception(caught.value)))


@pytest.mark.parametrize(
    "extra",
    [
        {"proxy": {"https": f"http://user:{KEY}@host"}},
        {"rate_limit_storage": [f"redis://user:{KEY}@host"]},
        {"rate_limit_storage": f"redis//user:{KEY}@host"},
        {"rate_limit_storage": f"redis://user:{KEY}@host", "ca_file": "/nowhere.pem"},
    ],
)
def test_a_password_in_a_field_that_is_refused_is_in_no_frame(extra, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_BROKEN", connection_json("http://h", KEY, **extra))
    with pytest.raises((InvalidConnection, ConfigurationError)) as caught:
        ParadigmHook("broken").get_conn()
    assert_hidden(*frames(caught.value), "".join(traceback.format_exception(caught.value)))


def test_settings_show_neither_key_nor_proxy(monkeypatch):
    extra = {"proxy": f"http://user:{KEY}@host"}
    monkeypatch.setenv("AIRFLOW_CONN_WHOLE", connection_json("http://h", KEY, **extra))
    hook = ParadigmHook("whole")
    assert_hidden(repr(hook.settings), repr(vars(hook)))
    assert hook.settings == ParadigmHook("whole").settings
    assert hook.settings.api_key.reveal() == KEY
