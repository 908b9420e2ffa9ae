import asyncio
import inspect
import pickle

import pytest

from paradigm_ext import (
    Answer,
    AuthenticationError,
    InvalidInput,
    InvalidResponse,
    NotFoundError,
    Paradigm,
    TransportError,
    TurnFailed,
    TurnTimeout,
    await_until_turn_completed,
    wait_until_turn_completed,
)
from tests.unit.agents_server import THREAD, TURN, Agent, answered, turn
from tests.unit.fake_clock import FakeClock
from tests.unit.scripted_server import Reply


def sync(client, *arguments, **options):
    return client.ask(*arguments, **options)


def asynchronous(client, *arguments, **options):
    return asyncio.run(client.aask(*arguments, **options))


both = pytest.mark.parametrize("ask", [sync, asynchronous])


@both
def test_a_quick_answer_takes_one_request(server, client, ask):
    agent = Agent(server)
    answer = ask(client, 7, "Where?")
    assert (answer.text, answer.status) == ("Paris.", "completed")
    assert (answer.thread_id, answer.turn_id) == (THREAD, TURN)
    assert answer.reasoning == "I look it up."
    assert agent.asked == [{"query": "Where?", "agent_id": 7}]
    assert agent.calls == [("POST", "/api/v3/threads/turns", {})]


@both
def test_an_answer_that_takes_longer_is_polled(server, client, clock, ask):
    running = turn("running", None)
    agent = Agent(server, first=answered(running, 202), polls=[running, turn("pondering", None), turn()])
    seen = []
    assert ask(client, 7, "Where?", on_progress=seen.append).text == "Paris."
    assert [answer.status for answer in seen] == ["running", "running", "pondering", "completed"]
    assert agent.calls[1:] == [("GET", f"/api/v3/threads/{THREAD}/turns/{TURN}", {})] * 3
    assert len(clock.slept) == 3


@both
def test_without_an_address_of_its_own_a_turn_is_found_in_its_thread(server, client, ask):
    running = turn("running", None)
    agent = Agent(server, first=answered(running, 202), polls=[running, turn()], own_address=False)
    assert ask(client, 7, "Where?").text == "Paris."
    addresses = [path.removeprefix(f"/api/v3/threads/{THREAD}") for _, path, _ in agent.calls[1:]]
    assert addresses == [f"/turns/{TURN}", "/turns", "/turns"]


@both
def test_a_follow_up_goes_to_the_thread_with_all_that_was_given(server, client, ask):
    agent = Agent(server)
    ask(
        client,
        None,
        "And then?",
        thread_id=THREAD,
        workspace_ids=[3],
        file_ids=(1, 2),
        max_steps=4,
        fields={"force_tool": "document_search"},
    )
    assert agent.calls == [("POST", f"/api/v3/threads/{THREAD}/turns", {})]
    assert agent.asked == [
        {
            "query": "And then?",
            "workspace_ids": [3],
            "file_ids": [1, 2],
            "max_steps": 4,
            "force_tool": "document_search",
        }
    ]


@both
def test_without_waiting_the_turn_runs_in_the_background_and_can_be_awaited(server, client, clock, ask):
    agent = Agent(server, first=answered(turn("running", None), 202))
    answer = ask(client, 7, "Where?", wait=False)
    assert answer.running
    assert agent.asked[0]["background"] is True
    assert len(agent.calls) == 1
    options = {"client": client.v3, "clock": clock}
    if ask is sync:
        done = wait_until_turn_completed(answer.thread_id, answer.turn_id, **options)
    else:
        done = asyncio.run(await_until_turn_completed(answer.thread_id, answer.turn_id, **options))
    assert done.text == "Paris."


def test_sources_are_those_of_the_tools_in_order(server, client):
    Agent(server)
    document, web = client.ask(7, "Where?").sources
    assert (document.kind, document.title, document.text) == ("document", "Atlas", "Paris is ...")
    assert document.raw["page"] == 3
    assert (web.kind, web.url) == ("web", "https://example.org/paris")


@both
def test_sources_are_read_from_the_turns_list_where_asked(server, client, ask):
    agent = Agent(server)
    document = {"id": "d1", "document_chunk": 12, "page_start": 3, "certainty": 0.9}
    agent.sources = answered({"document": [document], "web": [{"id": "w1", "url": "https://example.org/"}]})
    answer = ask(client, 7, "Where?", sources=True)
    assert [source.kind for source in answer.sources] == ["document", "web"]
    assert answer.sources[0].raw["page_start"] == 3
    assert agent.calls[-1] == ("GET", "/api/v3/sources", {"turn_id": TURN, "per_page": "100"})


@both
def test_an_answer_is_not_lost_with_its_sources(server, client, ask):
    Agent(server)
    answer = ask(client, 7, "Where?", sources=True)
    assert answer.text == "Paris."
    assert answer.sources[0].title == "Atlas"


@both
@pytest.mark.parametrize(
    ("status", "more", "says"),
    [
        ("failed", {"error": {"code": "no_model", "message": "the model is away"}}, "the model is away"),
        ("failed", {"error": {"code": "no_model"}}, "no_model"),
        ("cancelled", {}, "gave no reason"),
    ],
)
def test_a_turn_that_ends_without_an_answer_is_an_error_with_its_ids(server, client, ask, status, more, says):
    Agent(server, first=answered(turn("running", None), 202), polls=[turn(status, None, **more)])
    with pytest.raises(TurnFailed, match=says) as caught:
        ask(client, 7, "Where?")
    assert (caught.value.thread_id, caught.value.turn_id) == (THREAD, TURN)
    assert caught.value.answer.status == status
    assert pickle.loads(pickle.dumps(caught.value)).turn_id == TURN


@both
def test_at_the_deadline_the_turn_is_left_running_and_can_be_taken_up(server, client, clock, ask):
    agent = Agent(server, first=answered(turn("running", None), 202), polls=[turn("running", None)])
    with pytest.raises(TurnTimeout, match="wait_until_turn_completed") as caught:
        ask(client, 7, "Where?", timeout=30)
    assert sum(clock.slept) == pytest.approx(30)
    assert agent.cancelled == []
    assert caught.value.answer.running


def test_a_few_errors_in_a_row_do_not_end_the_wait(server, client):
    agent = Agent(server, first=answered(turn("running", None), 202))
    script, failures = server.answer, [502] * 3

    def flaky(received):
        if received.method == "GET" and failures:
            return Reply(failures.pop(), b"<html>bad gateway</html>", {"content-type": "text/html"})
        return script(received)

    server.answer = flaky
    assert client.ask(7, "Where?").text == "Paris."
    assert len(agent.asked) == 1


@both
@pytest.mark.parametrize(("missed", "found"), [(1, True), (2, True), (3, False)])
def test_a_turn_that_is_not_there_yet_is_not_gone(server, client, clock, ask, missed, found):
    """Where one poll missed it, as behind a replica that lags, the question would be asked once more."""
    Agent(server, first=answered(turn("running", None), 202))
    script, left = server.answer, [1] * 2 * missed  # the turn's own address, and the list of its thread

    def lagging(received):
        return Reply(404, b"", {}) if received.method == "GET" and left and left.pop() else script(received)

    server.answer = lagging
    if found:
        assert ask(client, 7, "Where?").text == "Paris."
    else:
        with pytest.raises(NotFoundError):
            ask(client, 7, "Where?")
    assert clock.slept[1:3] == [1.0, 3.0][: min(missed, 2)]


@pytest.mark.parametrize("reply", [Reply(500, b"{}"), Reply(502, b"<p>", {}), Reply(reset=True)])
def test_a_question_is_never_asked_twice(server, client, reply):
    server.replies(reply)
    with pytest.raises(Exception) as caught:
        client.ask(7, "Where?")
    assert len(server.requests) == 1
    if reply.reset:
        assert isinstance(caught.value, TransportError)
        assert caught.value.sent


class Interrupting(FakeClock):
    """A clock under which somebody presses Ctrl-C, or cancels the task, in the second pause."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def sleep(self, seconds, /):
        super().sleep(seconds)
        if len(self.slept) == 2:
            raise self.error


@pytest.mark.parametrize("broken", [False, True])
def test_an_interrupt_cancels_the_turn(server, broken):
    agent = Agent(server, first=answered(turn("running", None), 202), polls=[turn("running", None)])
    if broken:
        script = server.answer
        server.answer = lambda received: Reply(503, b"{}") if received.method == "PATCH" else script(received)
    client = Paradigm("key-1234", server.url, clock=Interrupting(KeyboardInterrupt()))
    with client, pytest.raises(KeyboardInterrupt) as caught:
        client.ask(7, "Where?")
    notes = " ".join(caught.value.__notes__)
    if broken:
        assert "could not be cancelled" in notes
        assert len([request for request in server.requests if request.method == "PATCH"]) == 1
    else:
        assert agent.cancelled == [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]
        assert f"thread {THREAD} was cancelled" in notes


def test_a_cancelled_task_cancels_the_turn(server):
    agent = Agent(server, first=answered(turn("running", None), 202), polls=[turn("running", None)])

    async def main():
        async with Paradigm("key-1234", server.url, clock=Interrupting(asyncio.CancelledError())) as client:
            await client.aask(7, "Where?")

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert agent.cancelled == [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]


def test_an_error_does_not_cancel_anything(server, client):
    agent = Agent(server, first=Reply(401, b'{"detail": "no"}'))
    with pytest.raises(AuthenticationError):
        client.ask(7, "Where?", thread_id=THREAD)
    assert agent.cancelled == []


@pytest.mark.parametrize(
    ("arguments", "options", "names"),
    [
        ((7, "  "), {}, "question is empty"),
        ((7, "x" * 5_001), {}, "5,001 characters"),
        ((0, "Where?"), {}, "agent_id"),
        ((True, "Where?"), {}, "agent_id"),
        ((7, "Where?"), {"max_steps": 21}, "max_steps"),
        ((7, "Where?"), {"workspace_ids": [0]}, "workspace_ids"),
        ((7, "Where?"), {"file_ids": ["7"]}, "file_ids"),
        ((7, "Where?"), {"fields": {"stream": True}}, "pass stream=True to `ask`"),
        ((7, "Where?"), {"fields": {"stream": "true"}, "wait": False}, "'stream'"),
        ((7, "Where?"), {"fields": [("force_tool", "search")]}, "fields must be a mapping"),
        ((7, "Where?"), {"timeout": 0}, "timeout"),
        ((7, "Where?"), {"sources": True, "wait": False}, "wait=False"),
        ((7, "Where?"), {"stream": True, "wait": False}, "wait=False"),
    ],
)
def test_useless_values_are_refused_before_anything_is_sent(server, client, arguments, options, names):
    with pytest.raises(InvalidInput, match=names):
        client.ask(*arguments, **options)
    assert server.requests == []


@pytest.mark.parametrize("identifiers", [("", TURN), (THREAD, " ")])
def test_empty_ids_are_refused(client, identifiers):
    with pytest.raises(InvalidInput, match="is empty"):
        wait_until_turn_completed(*identifiers, client=client.v3)


@pytest.mark.parametrize("body", [[], {}, {"id": TURN}, {"thread": THREAD, "id": None}])
def test_an_answer_that_is_no_turn_is_an_error_of_its_own(server, client, body):
    Agent(server, first=answered(body))
    with pytest.raises(InvalidResponse):
        client.ask(7, "Where?")


@pytest.mark.parametrize(
    "messages",
    [
        None,
        "x",
        [],
        [None],
        [{"role": "user", "parts": [{"type": "text", "text": "Where?"}]}],
        [{"parts": [None, 3]}],
    ],
)
def test_a_turn_is_read_whatever_its_messages_are(messages):
    answer = Answer.from_json({"id": TURN, "thread": THREAD, "messages": messages})
    assert (answer.text, answer.sources, answer.status) == ("", (), "unknown")


def test_the_last_text_of_the_agent_is_the_answer_whatever_its_role_is_called():
    body = turn()
    body["messages"][1]["role"] = "agent"
    body["messages"][1]["parts"].insert(0, {"type": "text", "text": "Let me see."})
    assert Answer.from_json(body).text == "Paris."


def test_both_twins_take_the_same_parameters():
    for name in ("ask", "retrieve"):
        sync_parameters = inspect.signature(getattr(Paradigm, name)).parameters
        assert sync_parameters == inspect.signature(getattr(Paradigm, f"a{name}")).parameters


def test_an_interrupt_during_a_follow_up_itself_cancels_its_turn(server):
    agent = Agent(server, first=Reply(429, b"{}"))
    with Paradigm("key-1234", server.url, clock=Interrupting(KeyboardInterrupt())) as client:
        with pytest.raises(KeyboardInterrupt):
            client.ask(7, "Where?", thread_id=THREAD)
        assert agent.cancelled == [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]


def test_an_interrupt_before_the_thread_is_known_can_cancel_nothing(server):
    agent = Agent(server, first=Reply(429, b"{}"))
    client = Paradigm("key-1234", server.url, clock=Interrupting(KeyboardInterrupt()))
    with client, pytest.raises(KeyboardInterrupt):
        client.ask(7, "Where?")
    assert agent.cancelled == []
