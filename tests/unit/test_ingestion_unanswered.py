"""A file whose answer was lost while the instance may still be at work on it is not sent a second time."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paradigm_ext import (
    IngestError,
    IngestTimeout,
    InvalidResponse,
    Paradigm,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    Source,
    Timeouts,
    TransportError,
)
from paradigm_ext._core._attempts import Retrying
from paradigm_ext._core._flow import Sleep, drive
from paradigm_ext._ingestion._effects import AddFile, Record
from paradigm_ext._ingestion._upload import Run
from paradigm_ext._ingestion.ledger._state import LedgerState
from tests.unit.scripted_server import Reply
from tests.unit.upload_sessions import Sessions

SESSION = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
LONGEST = 120.0
BOTH = pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])


def lost():
    return TransportError("reset", method="POST", url="https://paradigm.invalid", sent=True)


def answered(status):
    return ServerError(str(status), status=status, method="POST", url="https://paradigm.invalid")


class Instance:
    """An instance whose answers are lost, and which has a file only so many seconds after it was sent."""

    def __init__(self, **arrivals):
        self.now = 0.0
        self.arrivals = {name: list(after) for name, after in arrivals.items()}
        self.errors = {}
        self.documents = []
        self.sent = []
        self.polls = 0
        self.poll_fails = None

    def __call__(self, effect):
        match effect:
            case Sleep():
                self.now += effect.seconds
                return None
            case Record():
                return None
            case AddFile():
                return self.add(effect.source)
            case _:
                return self.session()

    def add(self, source):
        self.sent.append(source.name)
        after = self.arrivals.get(source.name.partition(".")[0], [])
        seconds = after.pop(0) if after else 0.0
        number = len(self.sent)
        if seconds is not None:
            self.documents.append((self.now + seconds, number, source.name.partition(".")[0]))
        if seconds == 0.0:
            return {"message": "ok", "id": number}
        error = self.errors.get(source.name, lost)
        raise error()

    def session(self):
        self.polls += 1
        if self.poll_fails is not None:
            raise self.poll_fails
        there = [
            {"id": number, "title": title, "status": "pending"}
            for at, number, title in self.documents
            if at <= self.now
        ]
        return {"uuid": SESSION, "is_valid": True, "documents": there}


def running(instance, *names, attempts=4, waits=True):
    retrying = Retrying(RetryPolicy(attempts=attempts, backoff=0.5), lambda: 0.5)
    run = Run(
        sources=tuple(Source(name=name, open=lambda: None, size=1) for name in names),
        state=LedgerState(),
        remembers=False,
        retrying=retrying,
        now=lambda: instance.now,
        waits_for_doubt=waits,
        request_seconds=LONGEST,
        longest_request=900.0,
    )
    run.session_uuid = SESSION
    return run


def upload(run, instance):
    files = [(source.name, source) for source in run.sources]
    while files:
        for key, source in files:
            drive(run.upload(key, source), instance)
        files = drive(run.settle_put_aside(), instance)


def test_a_file_that_arrives_late_is_sent_once_and_the_others_go_on_meanwhile():
    instance = Instance(a=[60.0])
    run = running(instance, "a.txt", "b.txt")
    drive(run.upload("a.txt", run.sources[0]), instance)
    began = instance.now
    drive(run.upload("b.txt", run.sources[1]), instance)
    assert instance.now == began
    assert list(run.in_flight) == ["a.txt"]
    assert drive(run.settle_put_aside(), instance) == []
    assert instance.sent == ["a.txt", "b.txt"]
    assert {document.name: document.id for document in run.documents} == {"b.txt": 2, "a.txt": 1}
    assert not run.failures
    assert not run.in_flight


@pytest.mark.parametrize("error", [lost, *(lambda status=status: answered(status) for status in (502, 504))])
def test_a_file_that_did_not_arrive_is_sent_again_once_its_request_is_over(error):
    instance = Instance(a=[None])
    instance.errors["a.txt"] = error
    run = running(instance, "a.txt")
    upload(run, instance)
    assert instance.sent == ["a.txt", "a.txt"]
    assert instance.now >= LONGEST
    assert [document.id for document in run.documents] == [2]


@pytest.mark.parametrize("status", [500, 503])
def test_an_answer_of_the_instance_itself_ends_the_request(status):
    instance = Instance(a=[None])
    instance.errors["a.txt"] = lambda: answered(status)
    run = running(instance, "a.txt")
    upload(run, instance)
    assert instance.sent == ["a.txt", "a.txt"]
    assert instance.now < 10


def test_a_request_that_took_as_long_as_it_may_is_over():
    instance = Instance(a=[None])

    def timed_out():
        instance.now += LONGEST
        return lost()

    instance.errors["a.txt"] = timed_out
    run = running(instance, "a.txt")
    drive(run.upload("a.txt", run.sources[0]), instance)
    assert not run.put_aside
    assert instance.sent == ["a.txt", "a.txt"]


def test_many_files_share_one_wait_and_one_request_a_poll():
    names = [f"f{number}" for number in range(50)]
    instance = Instance(**{name: [60.0 + number] for number, name in enumerate(names)})
    run = running(instance, *(f"{name}.txt" for name in names))
    for source in run.sources:
        drive(run.upload(source.name, source), instance)
        instance.now -= 4  # they are uploaded side by side
    before, began = instance.polls, instance.now
    assert drive(run.settle_put_aside(), instance) == []
    assert instance.polls - before < 20
    assert instance.now - began <= LONGEST
    assert len(run.documents) == 50


def test_files_of_one_title_wait_for_the_one_that_is_put_aside():
    instance = Instance(report=[60.0, 0.0])
    run = running(instance, "report.txt", "report.md")
    upload(run, instance)
    assert instance.sent == ["report.txt", "report.md"]
    assert [document.id for document in run.documents] == [1, 2]


def test_a_file_is_left_where_the_caller_does_not_wait_and_so_is_one_of_its_title():
    instance = Instance(a=[60.0])
    run = running(instance, "a.txt", "b.txt", "a.md", waits=False)
    upload(run, instance)
    assert instance.sent == ["a.txt", "b.txt"]
    assert [failure.name for failure in run.failures] == ["a.txt", "a.md"]
    assert "may still be arriving" in str(run.failures[0].error)
    assert instance.now < 10


def test_where_no_attempt_is_left_its_arrival_is_awaited_all_the_same():
    arriving, lost_for_good = Instance(a=[60.0]), Instance(a=[None])
    for instance in (arriving, lost_for_good):
        instance.run = running(instance, "a.txt", attempts=1)
        upload(instance.run, instance)
        assert instance.sent == ["a.txt"]
    assert [document.id for document in arriving.run.documents] == [1]
    assert [str(failure) for failure in lost_for_good.run.failures] == ["a.txt: reset"]


def test_a_session_that_cannot_be_read_leaves_its_files_in_doubt():
    instance = Instance(report=[60.0])
    run = running(instance, "report.txt", "report.md")
    for source in run.sources:
        drive(run.upload(source.name, source), instance)
    instance.poll_fails = answered(500)
    upload_again = drive(run.settle_put_aside(), instance)
    assert [source.name for _, source in upload_again] == ["report.md"]
    for key, source in upload_again:
        drive(run.upload(key, source), instance)
    assert instance.sent == ["report.txt"]
    assert [failure.name for failure in run.failures] == ["report.txt", "report.md"]
    assert "was not sent" in str(run.failures[1].error)


@pytest.mark.parametrize("page", [b"", b"<html>default backend - 404</html>"])
@pytest.mark.parametrize("at", [1, 2, 5, 9])
@BOTH
def test_one_404_of_a_proxy_ends_no_wait(server, clock, client, asynchronous, page, at):
    sessions, polls = LateSessions(server, clock, after=50), []

    def answer(request):
        polls.extend([request] if request.method == "GET" else [])
        failing = request.method == "GET" and len(polls) == at
        return Reply(404, page, {"content-type": "text/html"}) if failing else sessions.answer(request)

    server.answer = answer
    report = ingest(client, asynchronous, FILES)
    assert len(report.documents) == len(FILES)
    assert sessions.names == sorted(name for name, _ in FILES)


def test_an_instance_that_starts_again_meanwhile_is_waited_for():
    instance = Instance(a=[90.0])
    run = running(instance, "a.txt")
    drive(run.upload("a.txt", run.sources[0]), instance)
    session, back = instance.session, instance.now + 60

    def away():
        if instance.now < back:
            raise answered(503)
        return session()

    instance.session = away
    assert drive(run.settle_put_aside(), instance) == []
    assert [document.id for document in run.documents] == [1]
    assert instance.sent == ["a.txt"]


def test_a_run_that_stops_names_what_it_put_aside():
    instance = Instance(a=[60.0])
    run = running(instance, "a.txt")
    drive(run.upload("a.txt", run.sources[0]), instance)
    run.stop = answered(500)
    assert drive(run.settle_put_aside(), instance) == []
    assert isinstance(run.failures[0].error, InvalidResponse)
    assert instance.sent == ["a.txt"]


def test_a_run_whose_time_is_up_names_what_it_put_aside_as_in_flight():
    instance = Instance(a=[60.0])
    run = running(instance, "a.txt")
    drive(run.upload("a.txt", run.sources[0]), instance)
    run.late = RequestTimeout("late", method="POST", url="", sent=True, by_deadline=True)
    assert drive(run.settle_put_aside(), instance) == []
    assert list(run.in_flight) == ["a.txt"]


@given(
    st.lists(st.lists(st.one_of(st.none(), st.floats(0.0, LONGEST - 1)), max_size=3), min_size=1, max_size=4)
)
def test_no_file_is_there_twice_however_late_it_arrives(plans):
    instance = Instance(**{f"f{number}": plan for number, plan in enumerate(plans)})
    run = running(instance, *(f"f{number}.txt" for number in range(len(plans))), attempts=5)
    upload(run, instance)
    instance.now += 10 * LONGEST
    titles = [document["title"] for document in instance.session()["documents"]]
    assert sorted(titles) == sorted(f"f{number}" for number in range(len(plans)))
    assert len(run.documents) == len(plans)
    assert not run.failures


# -------------------------------------------------------------------------- the whole, on a wire


class LateSessions(Sessions):
    """Sessions whose file `slow.txt` arrives so many seconds after its connection broke."""

    def __init__(self, server, clock, *, after):
        super().__init__(server)
        self.clock, self.after, self.held = clock, after, []

    def answer(self, request):
        if b'filename="slow.txt"' in request.body and not self.held:
            self.held.append((self.clock.monotonic() + self.after, request))
            return Reply(reset=True)
        if self.held and self.held[0][0] <= self.clock.monotonic():
            _, late = self.held[0]
            self.held[0] = (float("inf"), late)
            super().answer(late)
        return super().answer(request)


def ingest(client, asynchronous, *given, **options):
    return (
        asyncio.run(client.aingest(*given, **options)) if asynchronous else client.ingest(*given, **options)
    )


FILES = [("slow.txt", b"slow"), *((f"{number}.txt", b"%d" % number) for number in range(5))]


@BOTH
@pytest.mark.parametrize("most", [None, 3])
def test_an_upload_sends_each_file_once_though_a_connection_broke(server, clock, client, asynchronous, most):
    sessions = LateSessions(server, clock, after=50)
    report = ingest(client, asynchronous, FILES, max_documents_per_session=most)
    assert sessions.sendings.count("slow.txt") == 1
    assert sessions.names == sorted(name for name, _ in FILES)
    assert sorted(document.name for document in report.documents) == sessions.names
    assert all(len(files) <= (most or 9) for files in sessions.files.values())


@BOTH
def test_a_file_that_did_not_arrive_goes_to_the_session_that_it_was_meant_for(
    server, clock, client, asynchronous
):
    sessions = LateSessions(server, clock, after=10_000)
    report = ingest(client, asynchronous, FILES, max_documents_per_session=3)
    assert [len(files) for files in sessions.files.values()] == [3, 3]
    assert sorted(document.name for document in report.documents) == sorted(name for name, _ in FILES)


@BOTH
def test_the_deadline_ends_the_wait_and_the_file_is_named(server, clock, client, asynchronous):
    LateSessions(server, clock, after=50)
    with pytest.raises(IngestTimeout, match=r"in flight: slow\.txt") as caught:
        ingest(client, asynchronous, FILES, timeout=20)
    assert len(caught.value.report.documents) == len(FILES) - 1


@BOTH
def test_the_wait_is_as_long_as_the_read_time_out(server, clock, asynchronous):
    sessions = LateSessions(server, clock, after=10_000)
    with Paradigm("key", server.url, clock=clock, timeout=Timeouts(read=30)) as client:
        ingest(client, asynchronous, FILES)
    assert sessions.names == sorted(name for name, _ in FILES)
    assert 26 <= sum(clock.slept) < 60


@BOTH
def test_where_the_caller_does_not_wait_the_file_is_a_failure(server, clock, client, asynchronous):
    sessions = LateSessions(server, clock, after=50)
    with pytest.raises(IngestError, match="may still be arriving") as caught:
        ingest(client, asynchronous, FILES, in_doubt="leave")
    assert [failure.name for failure in caught.value.report.failures] == ["slow.txt"]
    assert sessions.sendings.count("slow.txt") == 0
