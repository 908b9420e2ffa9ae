"""The fence around what tasks read and write: whoever triggers a DAG reads no more than was allowed."""

import contextlib
import json
import os

import pytest
from airflow.providers.common.compat.sdk import AirflowFailException, ObjectStoragePath
from connections import connection_json
from fake_context import Run

from paradigm_ext import InvalidInput, UnreadableSource
from paradigm_provider._ingest.sources import resolve_sources
from paradigm_provider._mirror.sources import mirror_source
from paradigm_provider._places.allowed import AllowedPlace, read_allowed
from paradigm_provider._places.fence import Fence
from paradigm_provider.operators.agent_files import ParadigmListAgentFilesOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator
from paradigm_provider.operators.mirror import ParadigmMirrorOperator
from paradigm_provider.operators.mirror_plan import ParadigmMirrorApplyOperator, ParadigmMirrorPlanOperator


@pytest.fixture
def places(tmp_path, monkeypatch):
    for name in ("in/sub", "in2", "home"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("a")
    (tmp_path / "in" / "out.txt").symlink_to("/etc/passwd")
    (tmp_path / "in" / "there").symlink_to(tmp_path / "in2")
    (tmp_path / "way").symlink_to(tmp_path / "in")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("resolve", [resolve_sources, mirror_source])
@pytest.mark.parametrize(
    "address",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "local:///etc/passwd",
        "file://localhost/etc/passwd",
        "/etc/pass*",
        "/etc/",
        "~",
        "~/a.txt",
        "in2",
        "{}/in2/a.txt",
        "{}/in/../in2/a.txt",
        "{}/in/../in2/*.txt",
        "{}/in/%2e%2e/../../in2/a.txt",
        "file://{}/in/%2e%2e/in2/a.txt",
        "{}/in/out.txt",
        "{}/in/there",
        "{}/in/there/*.txt",
        "{}/way/there/a.txt",
        "{}/*/a.txt",
        "/proc/self/environ",
        "/proc/self/root/etc/passwd",
    ],
)
def test_what_is_outside_of_the_allowed_folder_is_refused(address, resolve, places):
    fence = Fence.of(("the test", f"{places}/in"))
    with pytest.raises(InvalidInput, match="the test does not allow"):
        resolve(address.replace("{}", str(places)), fence=fence)


@pytest.mark.parametrize("address", ["{}/in", "file://{}/in", "{}/way", "in", "in/../in/sub", "{}/in/sub"])
def test_what_is_inside_is_read_in_whatever_spelling(address, places):
    fence = Fence.of(("the test", json.dumps([f"{places}/in/"])))
    given = address.replace("{}", str(places))
    assert mirror_source(given, fence=fence)
    with contextlib.suppress(InvalidInput):  # the link in it, which the SDK refuses
        assert resolve_sources(given, fence=fence)


STORE = ("s3", "bucket/contracts", None)


@pytest.mark.parametrize(
    ("allowed", "place", "verdict"),
    [
        ("s3", STORE, True),
        ("s3://", STORE, True),
        ("S3://bucket", STORE, True),
        ("s3a://bucket/contracts/", STORE, True),
        ("s3://bucket/contracts", ("s3a", "bucket/contracts/2026/a.pdf", None), True),
        ("s3://bucket/contracts", ("s3", "bucket/contracts2/a.pdf", None), False),
        ("s3://bucket/contracts", ("s3", "bucket", None), False),
        ("s3://bucket/contracts", ("s3", "bucket/contracts/../secret", None), False),
        ("s3://bucket", ("s3", "bucket/%2e%2e/other", None), False),
        ("s3://bucket", ("s3", "bucket/%252e%252e/other", None), False),
        ("s3://bucket", ("s3", "bucket/a\\..\\b", None), False),
        ("s3://bucket", ("s3", "bucket/a%2fb", None), False),
        ("s3://bucket", ("s3", "bucket/a\nb", None), False),
        ("s3://bucket", ("gs", "bucket/a", None), False),
        ("s3://docs@bucket", ("s3", "bucket/a", "docs"), True),
        ("s3://docs@bucket", ("s3", "bucket/a", "admin"), False),
        ("s3://docs@bucket", ("s3", "bucket/a", None), False),
        ("s3, /data/in", ("gs", "bucket/a", None), False),
        ("[]", STORE, False),
    ],
)
def test_prefixes_of_stores(allowed, place, verdict):
    other = AllowedPlace.remote(*place)
    assert any(one.holds(other) for one in read_allowed(allowed)) is verdict


def test_a_setting_that_says_nothing_allows_all_and_one_that_cannot_be_read_nothing(places):
    assert read_allowed(" ") is read_allowed(None) is None
    for broken in ("data/in", '{"a": 1}', '["s3", 5]', "[s3", "s3://bucket/../x", 7):
        with pytest.raises(InvalidInput, match="the test cannot be read"):
            Fence.of(("the test", broken))


@pytest.mark.parametrize("resolve", [resolve_sources, mirror_source])
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x", "HTTPS://host/x", "ftp://host/x", "data://x", "simplecache::s3://b/x"]
)
def test_the_network_is_no_store_even_without_a_fence(address, resolve):
    with pytest.raises(InvalidInput, match=r"is not a store|chained"):
        resolve(address)
    with pytest.raises(InvalidInput):
        resolve(ObjectStoragePath(address.lower().replace("::s3", "")))


@pytest.mark.parametrize("resolve", [resolve_sources, mirror_source])
def test_an_unknown_scheme_and_another_host_are_refused_for_good(resolve):
    known_to_fsspec = ("git://a/b", "dask://a", "root://a/b")  # each of which lacks a package
    for address in ("gopher://bucket/a.pdf", "memory://a/b", *known_to_fsspec):
        with pytest.raises(InvalidInput, match="provider of that store"):
            resolve(address)
    with pytest.raises(InvalidInput, match="three slashes"):
        resolve("file://server/share/a.pdf")


@pytest.mark.parametrize("address", ["{}/in/new/plan", "file://{}/in/plan", "in/plan"])
def test_a_file_that_is_written_may_be_inside(address, places):
    fence = Fence.of(("the test", f"{places}/in"))
    assert fence.object(address.replace("{}", str(places))).fs
    with pytest.raises(InvalidInput, match="does not allow"):
        fence.object(address.replace("{}", str(places)).replace("in/", "in2/"))


def test_content_needs_no_place(places):
    nothing = Fence.of(("the test", "[]"))
    assert resolve_sources({"/etc/passwd": "text"}, fence=nothing) == [("/etc/passwd", b"text")]
    assert len(mirror_source({"a.txt": "text"}, fence=nothing)) == 1


# ------------------------------------------------------------------------------- tasks


@pytest.fixture
def allowing(monkeypatch):
    """Have one of the three settings allow a place, and return the operator's own argument."""

    def allow(who, place):
        extra = {"allowed_sources": place} if who == "connection" else {}
        monkeypatch.setenv("AIRFLOW_CONN_FENCED", connection_json("http://127.0.0.1:9", **extra))
        if who == "airflow":
            monkeypatch.setenv("AIRFLOW__PARADIGM__ALLOWED_SOURCES", place)
        return {"allowed_sources": place} if who == "operator" else {}

    return allow


def tasks(places, own):
    """Return tasks that would reach outside, each through another of its doors."""
    inside, common = str(places / "in"), {"paradigm_conn_id": "fenced", "workspace_id": 1, **own}
    yield ParadigmIngestOperator(task_id="a", sources="/etc/passwd", **common)
    yield ParadigmIngestOperator(task_id="a", sources=[inside, ObjectStoragePath("file:///etc")], **common)
    for door in ({"source": "/etc"}, {"cache": "/tmp/c"}, {"state": "~/s"}):
        yield ParadigmMirrorOperator(task_id="b", **{"source": inside, **door}, **common)
    plan = f"{inside}/plan"
    yield ParadigmMirrorPlanOperator(task_id="c", source="/etc", plan_path=plan, **common)
    yield ParadigmMirrorPlanOperator(task_id="c", source=inside, plan_path="/etc/plan", **common)
    yield ParadigmMirrorApplyOperator(task_id="d", plan_path="/etc/passwd", paradigm_conn_id="fenced", **own)
    yield ParadigmListAgentFilesOperator(
        task_id="e", agent_id=1, output_path="/etc/files", paradigm_conn_id="fenced", **own
    )


@pytest.mark.parametrize("who", ["airflow", "connection", "operator"])
def test_every_task_is_fenced_in_by_each_of_the_three(who, places, allowing):
    own = allowing(who, f"{places}/in")
    for task in tasks(places, own):
        with pytest.raises(AirflowFailException, match="does not allow this place"):
            task.execute(Run().attempt())


def test_a_task_that_resumes_is_fenced_in_again(places, allowing):
    task = ParadigmMirrorOperator(
        task_id="m",
        source="/etc",
        workspace_id=1,
        paradigm_conn_id="fenced",
        **allowing("operator", "/nowhere"),
    )
    event = {"status": "done", "deadline": 4e9, "in_flight": 0}
    with pytest.raises(AirflowFailException, match="does not allow this place"):
        task.execute_complete(Run().attempt(), event)


def test_all_that_are_set_must_allow_a_place(places, allowing):
    allowing("connection", f"{places}/in")
    os.environ["AIRFLOW__PARADIGM__ALLOWED_SOURCES"] = f"{places}/in/sub"
    try:
        fence = ParadigmIngestOperator(task_id="a", sources="x", paradigm_conn_id="fenced").hook.fence()
    finally:
        del os.environ["AIRFLOW__PARADIGM__ALLOWED_SOURCES"]
    fence.check(f"{places}/in/sub/a.txt")
    with pytest.raises(InvalidInput, match=r"\[paradigm\] allowed_sources"):
        fence.check(f"{places}/in")


def test_the_parameter_is_no_template():
    for operator in (ParadigmIngestOperator, ParadigmMirrorOperator, ParadigmMirrorApplyOperator):
        assert "allowed_sources" not in operator.template_fields


def test_what_is_not_there_now_is_not_refused_for_good(places):
    with pytest.raises(UnreadableSource):
        resolve_sources(f"file://{places}/in/none.txt", fence=Fence.of(("the test", str(places))))


def test_a_plan_that_follows_links_is_not_applied_within_a_fence(places, allowing):
    from paradigm_ext import MirrorOptions, MirrorPlan

    options = MirrorOptions(workspace_id=1, name="m", follow_links=True)
    plan = MirrorPlan(
        base_url="http://h", options=options, name="m", source=f"file://{places}/in", planned_at=1.0
    )
    with (places / "in" / "plan").open("w") as file:
        plan.write(file)
    own = allowing("operator", f"{places}/in")
    task = ParadigmMirrorApplyOperator(
        task_id="d", plan_path=f"{places}/in/plan", paradigm_conn_id="fenced", **own
    )
    with pytest.raises(AirflowFailException, match="follows links"):
        task.execute(Run().attempt())
