import copy
import json
import pickle

import pytest

import paradigm_ext
from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve as retrieve
from paradigm_ext import (
    APIError,
    AuthenticationError,
    Cursor,
    IngestError,
    IngestReport,
    InvalidResponse,
    MaintenanceError,
    NotFoundError,
    PaginationError,
    ParadigmError,
    RateLimitError,
    RedirectError,
    ServerError,
    SessionProgress,
    SessionTimeout,
    TransportError,
    ValidationError,
)
from paradigm_ext._errors._parsing import error_from_response
from tests.unit.scripted_server import KEY, Reply

UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
HTML = {"content-type": "text/html"}


def error_of(server, client, *replies):
    server.replies(*replies)
    with pytest.raises(ParadigmError) as caught:
        retrieve.sync(UUID, client=client.v2)
    return caught.value


@pytest.mark.parametrize(
    ("reply", "kind", "says"),
    [
        (Reply(401, b'{"detail": "Invalid token."}'), AuthenticationError, "PARADIGM_API_KEY"),
        (Reply(404, b"", {}), NotFoundError, "check the id"),
        (Reply(403, b"<html><title>Blocked by WAF</title></html>", HTML), APIError, "Blocked by WAF"),
        (
            Reply(502, b"<html><head><title>502 Bad Gateway</title></head></html>", HTML),
            ServerError,
            "502 Bad Gateway",
        ),
        (
            Reply(520, b"<html><body>Web server is down</body></html>", HTML),
            ServerError,
            "Web server is down",
        ),
        (Reply(418, b'{"error": "teapot"}'), APIError, "teapot"),
        (
            Reply(429, b'{"detail": "Throttled."}', {"retry-after": "3600"}),
            RateLimitError,
            "asks to wait 3600 s",
        ),
        (Reply(503, b'{"code": 503, "detail": "down", "error": "x", "id": null}'), ServerError, "down"),
        (Reply(400, b'{"workspace_id": ["A valid integer is required."]}'), ValidationError, "workspace_id"),
        (Reply(302, b"", {"location": "https://login.example.org/?token=abc"}), RedirectError, "base_url"),
        (Reply(200, b"<html>log in</html>", HTML), InvalidResponse, "not JSON"),
        (Reply(200, b'{"uuid": "3c90', {}), InvalidResponse, "not JSON"),
        (Reply(299, b"{}"), InvalidResponse, "unknown status 299"),
    ],
)
def test_every_kind_of_answer_becomes_a_typed_error(server, client, reply, kind, says):
    error = error_of(server, client, reply)
    assert type(error) is kind or (kind is APIError and isinstance(error, kind))
    assert says in str(error)


def test_a_422_names_the_fields_and_their_reasons(server, client):
    fields = {"title": [{"message": "too long", "code": "max_length"}]}
    values = {"id": None, "code": 422, "error": "validation", "detail": "Invalid input", "doc_url": ""}
    body = json.dumps({**values, "fields": fields}).encode()
    error = error_of(server, client, Reply(422, body))
    assert isinstance(error, ValidationError)
    assert error.fields == {"title": ["too long"]}
    assert "title: too long" in str(error)


def test_maintenance_has_its_fields(server, client):
    told = {"mode": "full_shutdown", "detail": "back at 6", "reason": "upgrade"}
    told |= {"started_at": "2026-01-05T04:00:00Z", "endpoint_category_names": ["files"]}
    body = json.dumps({"error": "service_maintenance", **told}).encode()
    error = error_of(server, client, Reply(503, body))
    assert isinstance(error, MaintenanceError)
    assert (error.mode, error.reason, error.endpoint_category_names) == (
        "full_shutdown",
        "upgrade",
        ("files",),
    )
    assert error.started_at == "2026-01-05T04:00:00Z"
    assert len(server.requests) == 4


@pytest.mark.parametrize("header", ["X-Request-ID", "x-correlation-id", "CF-Ray"])
def test_the_request_id_is_found_in_whichever_header_has_it(server, client, header):
    error = error_of(server, client, Reply(404, b"", {header: "r-17"}))
    assert error.request_id == "r-17"


def test_a_connection_that_breaks_is_a_transport_error(server, client):
    error = error_of(server, client, Reply(reset=True))
    assert isinstance(error, TransportError)
    assert error.sent
    assert error.attempts == 4


def test_an_echoed_key_is_hidden(server, client):
    for reply in (
        Reply(400, f'{{"detail": "bad token {KEY}"}}'.encode()),
        Reply(500, f"<p>{KEY}</p>".encode(), HTML),
    ):
        error = error_of(server, client, reply)
        assert KEY not in str(error) + repr(error) + repr(error.body) + repr(vars(error))


EXAMPLES = [
    error_from_response(
        status=422, method="GET", url="https://x/", headers={}, content=b'{"a": ["b"]}', retry_after=2.0
    ),
    TransportError("no answer", method="GET", url="https://x/", sent=True),
    InvalidResponse("not JSON", operation="GET /", field="a[0].b"),
    PaginationError("loop", cursor=Cursor("page", 3)),
    SessionTimeout("late"),
    SessionTimeout("late", progress=SessionProgress(uuid=UUID, counts={"parsing": 2})),
    IngestError("some failed", report=IngestReport(session_uuids=(UUID,))),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "copied", [lambda e: pickle.loads(pickle.dumps(e)), copy.deepcopy], ids=["pickle", "deepcopy"]
)
def test_errors_survive_pickle_and_deepcopy(error, copied):
    again = copied(error)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_every_error_class_is_public_and_under_one_root():
    from paradigm_ext import _errors

    classes = [c for c in vars(_errors).values() if isinstance(c, type) and issubclass(c, ParadigmError)]
    assert len(classes) > 20
    assert all(c.__name__ in paradigm_ext.__all__ for c in classes)
