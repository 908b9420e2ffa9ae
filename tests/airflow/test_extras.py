"""Assets, links, lineage, retry rules, sources, and the form of older releases."""

from __future__ import annotations

import errno
from urllib.parse import urlsplit

import pytest
from airflow.providers.common.compat.sdk import AirflowNotFoundException, ObjectStoragePath

from paradigm_ext import (
    AuthenticationError,
    CacheInUse,
    ConfigurationError,
    CountTimeout,
    IngestError,
    IngestReport,
    IngestTimeout,
    InvalidInput,
    LedgerError,
    Paradigm,
    RateLimitError,
    TransportError,
    UnreadableSource,
    UploadFailure,
)
from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS, AIRFLOW_V_3_3_PLUS
from paradigm_provider._ingest.sources import resolve_sources
from paradigm_provider._tasks.retries import is_permanent
from paradigm_provider.assets.paradigm import agent_asset, sanitize_uri, workspace_asset
from paradigm_provider.get_provider_info import CONNECTION_FIELDS
from paradigm_provider.hooks.paradigm import ParadigmHook
from paradigm_provider.links.paradigm import LINK_XCOM, ParadigmLink

AT = {"method": "GET", "url": "https://h/x"}


def report_of(error):
    return IngestReport(failures=(UploadFailure("a.pdf", error),))


def caused(error, cause):
    error.__cause__ = cause
    return error


def test_assets_are_named_after_instance_and_object():
    assert workspace_asset(3, host="h").uri == "paradigm://h/workspace/3"
    assert agent_asset(7).uri == "paradigm://paradigm.lighton.ai/agent/7"


def test_asset_uris_have_one_form():
    assert sanitize_uri(urlsplit("paradigm://H/workspace/3/")).geturl() == "paradigm://h/workspace/3"


@pytest.mark.parametrize(
    "uri",
    [
        "paradigm:///workspace/3",
        "paradigm://https://h/workspace/3",
        "paradigm://key@h/x",
        "paradigm://h/x?key=1",
    ],
)
def test_asset_uris_that_say_too_much_or_too_little_are_refused(uri):
    with pytest.raises(ValueError, match=r"host|credentials"):
        sanitize_uri(urlsplit(uri))


def test_the_link_is_what_the_worker_left(monkeypatch):
    kept = {}
    monkeypatch.setattr(
        "paradigm_provider.links.paradigm.XCom.get_value", lambda **given: kept.get(given["key"])
    )
    assert ParadigmLink().get_link(None, ti_key=None) == ""
    kept[LINK_XCOM] = "https://paradigm.example.com"
    assert ParadigmLink().get_link(None, ti_key=None) == "https://paradigm.example.com"


@pytest.mark.parametrize(
    ("error", "permanent"),
    [
        (AuthenticationError("no", status=401, **AT), True),
        (InvalidInput("no"), True),
        (RateLimitError("later", status=429, **AT), False),
        (TransportError("lost", sent=True, **AT), False),
        (RuntimeError("of somebody else"), False),
        (AirflowNotFoundException("no such connection"), True),
        (UnreadableSource("the mount is not there"), False),
        (IngestError("failed", report=report_of(UnreadableSource("the mount went away"))), False),
        (IngestError("failed", report=report_of(InvalidInput("empty"))), True),
        (caused(InvalidInput("the cache cannot be written"), OSError(errno.ENOSPC, "No space left")), False),
        (caused(LedgerError("cannot be written"), OSError(errno.EIO, "Input/output error")), False),
        (caused(InvalidInput("the state cannot be used"), OSError(errno.ESTALE, "Stale handle")), False),
        (caused(InvalidInput("the state is damaged"), ValueError("line 3")), True),
        (CacheInUse("another run holds the cache"), False),
        (IngestTimeout("others were not begun", report=report_of(InvalidInput("empty"))), False),
        (CountTimeout("fewer files"), False),
    ],
)
def test_only_what_a_retry_cannot_mend_is_permanent(error, permanent):
    assert is_permanent(error) is permanent


def test_a_certificate_that_only_this_worker_lacks_follows_the_retries(tmp_path):
    with pytest.raises(ConfigurationError) as caught:
        Paradigm("key", "https://h", verify=str(tmp_path / "ca.pem"))
    assert not is_permanent(caught.value)


@pytest.mark.skipif(not AIRFLOW_V_3_3_PLUS, reason="retry policies came with Airflow 3.3")
def test_the_retry_policy_fails_at_once_or_waits_as_asked():
    from datetime import timedelta

    from airflow.sdk import RetryAction

    from paradigm_provider.policies.retry import ParadigmRetryPolicy

    policy = ParadigmRetryPolicy.deserialize(ParadigmRetryPolicy(max_delay=100).serialize())
    decide = lambda error: policy.evaluate(error, 1, 3)  # noqa: E731
    assert decide(AuthenticationError("no", status=401, **AT)).action is RetryAction.FAIL
    asked = decide(RateLimitError("later", status=429, retry_after=30, **AT))
    assert (asked.action, asked.retry_delay) == (RetryAction.RETRY, timedelta(seconds=30))
    assert (
        decide(RateLimitError("later", status=429, retry_after=900, **AT)).retry_delay.total_seconds() == 100
    )
    assert decide(TransportError("lost", sent=True, **AT)).action is RetryAction.DEFAULT
    with pytest.raises(ValueError, match="max_delay"):
        ParadigmRetryPolicy(max_delay=0)


@pytest.mark.skipif(AIRFLOW_V_3_0_PLUS, reason="Airflow 3 comes without Flask-AppBuilder")
def test_the_form_of_airflow_2_has_the_same_fields():
    assert set(ParadigmHook.get_connection_form_widgets()) == set(CONNECTION_FIELDS)
    assert ParadigmHook.get_ui_field_behaviour()["relabeling"]["password"] == "API key"


class TestSources:
    def names(self, *given, **options):
        return [getattr(source, "name", source) for source in resolve_sources(*given, **options)]

    @pytest.fixture
    def store(self, tmp_path):
        (tmp_path / "deep").mkdir()
        for name in ("a.pdf", "b.txt", "deep/c.pdf"):
            (tmp_path / name).write_bytes(name.encode())
        return f"file://{tmp_path}"

    def test_local_paths_are_left_to_the_sdk(self):
        assert self.names("docs/**/*.pdf") == ["docs/**/*.pdf"]
        assert self.names(["a.pdf", "b.pdf"]) == ["a.pdf", "b.pdf"]
        assert self.names(("a.pdf", "b.pdf")) == ["a.pdf", "b.pdf"]

    def test_a_prefix_stands_for_everything_below_it(self, store):
        assert self.names(store) == ["a.pdf", "b.txt", "c.pdf"]

    def test_a_glob_is_matched_in_the_store(self, store):
        assert self.names(f"{store}/*.pdf") == ["a.pdf"]
        assert self.names(f"{store}/**/*.pdf") == ["a.pdf", "c.pdf"]

    def test_one_object_and_a_path_object(self, store):
        assert self.names(f"{store}/b.txt") == ["b.txt"]
        assert self.names(ObjectStoragePath(f"{store}/b.txt")) == ["b.txt"]

    def test_objects_are_opened_when_they_are_sent(self, store):
        (source,) = resolve_sources(f"{store}/b.txt")
        assert source.size == 5
        with source.open() as first, source.open() as second:
            assert first.read() == second.read() == b"b.txt"

    def test_contents_may_be_text_or_bytes_and_lists_out_of_json(self):
        expected = [("a.txt", b"a"), ("b.txt", b"b")]
        assert resolve_sources({"a.txt": "a", "b.txt": b"b"}) == expected
        assert resolve_sources([("a.txt", "a"), ["b.txt", "b"]]) == expected

    def test_an_object_whose_name_looks_like_a_pattern_is_that_object(self, store, tmp_path):
        for name in ("report[1].pdf", "report1.pdf", "q?.pdf", "qa.pdf", "all*.pdf"):
            (tmp_path / name).write_bytes(name.encode())
        for name in ("report[1].pdf", "q?.pdf", "all*.pdf"):
            assert self.names(f"{store}/{name}") == [name]
            assert self.names(ObjectStoragePath(f"{store}/{name}")) == [name]
        assert self.names(f"{store}/report[1-9].pdf") == ["report1.pdf"]

    def test_an_unknown_scheme_is_refused_for_good(self):
        with pytest.raises(InvalidInput, match="gopher"):
            resolve_sources("gopher://bucket/a.pdf")

    def test_the_marker_of_a_prefix_is_not_uploaded(self):
        from paradigm_provider._ingest.sources import _listed

        class Marker:
            """The key of an empty prefix, which a store lists as a file of no bytes."""

            def __str__(self):
                return "s3://bucket/empty/"

            def is_file(self):
                return True

        with pytest.raises(UnreadableSource, match="matches no file"):
            _listed("s3://bucket/empty/", [Marker()])

    def test_what_matches_nothing_is_named(self, store):
        for uri in (f"{store}/none.pdf", f"{store}/*.docx"):
            with pytest.raises(InvalidInput, match=r"none\.pdf|docx"):
                resolve_sources(uri)
