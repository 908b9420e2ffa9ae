import asyncio
import subprocess
import sys

import pytest

from paradigm_ext import ConfigurationError, InvalidInput, NotFoundError, TurnFailed
from paradigm_ext._agents._events import EventReader
from tests.unit.agents_server import THREAD, TURN, Agent, answered, stream, turn
from tests.unit.scripted_server import Reply

QUESTION = "Where?"


def sync(client, **options):
    with client.ask(7, QUESTION, stream=True, **options) as deltas:
        return list(deltas), deltas.answer


def asynchronous(client, **options):
    async def main():
        async with await client.aask(7, QUESTION, stream=True, **options) as deltas:
            return [delta async for delta in deltas], deltas.answer

    return asyncio.run(main())


both = pytest.mark.parametrize("ask", [sync, asynchronous])
PIECES = [("text.delta", {"delta": piece}) for piece in ("Pa", "ri", "s.")]


def joined(deltas):
    return "".join(delta.text for delta in deltas)


@both
def test_deltas_come_and_the_answer_is_read_from_the_turn(server, client, ask):
    agent = Agent(server, first=stream(*PIECES, ("done", "[DONE]")))
    deltas, answer = ask(client)
    assert joined(deltas) == answer.text == "Paris."
    assert [delta.event for delta in deltas] == ["text.delta"] * 3 + ["done"]
    assert agent.asked == [{"agent_id": 7}, {"query": QUESTION, "stream": True}]
    assert [call[:2] for call in agent.calls] == [
        ("POST", "/api/v3/threads"),
        ("POST", f"/api/v3/threads/{THREAD}/turns"),
        ("GET", f"/api/v3/threads/{THREAD}/turns"),
    ]
    assert agent.cancelled == []


@both
def test_a_stream_that_breaks_is_no_loss(server, client, ask):
    running = turn("running", None)
    agent = Agent(server, first=stream(*PIECES[:1], broken=True), polls=[running, running, turn()])
    deltas, answer = ask(client, thread_id=THREAD)
    assert joined(deltas) == answer.text == "Paris."
    assert len(agent.asked) == 1
    assert agent.cancelled == []


@both
def test_whole_turns_in_events_are_told_apart_from_pieces(server, client, ask):
    events = [
        ("turn.created", {"turn": turn("running", None)}),
        ("turn.updated", turn("running", "Par")),
        ("turn.completed", {"data": turn()}),
        ("never", {"delta": "read"}),
    ]
    agent = Agent(server, first=stream(*events))
    deltas, answer = ask(client, thread_id=THREAD)
    assert [delta.text for delta in deltas] == ["", "Par", "is."]
    assert answer.text == "Paris."
    assert len(agent.calls) == 1


@both
@pytest.mark.parametrize("status", [200, 202])
def test_a_server_that_answers_at_once_instead_is_understood(server, client, ask, status):
    first = turn() if status == 200 else turn("running", None)
    Agent(server, first=answered(first, status))
    deltas, answer = ask(client, thread_id=THREAD)
    assert joined(deltas) == answer.text == "Paris."


@both
def test_a_turn_that_fails_in_the_stream_is_an_error(server, client, ask):
    failed = turn("failed", None, error={"message": "the model is away"})
    agent = Agent(server, first=stream(*PIECES[:1], ("error", {"detail": "x"}), ("turn", failed)))
    with pytest.raises(TurnFailed, match="the model is away"):
        ask(client, thread_id=THREAD)
    assert agent.cancelled == []


@both
def test_a_refused_question_is_its_error(server, client, ask):
    agent = Agent(server, first=Reply(404, b"", {}))
    with pytest.raises(NotFoundError):
        ask(client, thread_id=THREAD)
    assert agent.cancelled == []


def test_leaving_early_cancels_the_turn(server, client):
    agent = Agent(server, first=stream(*PIECES))
    with client.ask(7, QUESTION, stream=True) as deltas:
        for delta in deltas:
            assert delta.text == "Pa"
            break
        with pytest.raises(InvalidInput, match="to its end"):
            _ = deltas.answer
    assert agent.cancelled == [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]


def test_leaving_early_cancels_the_turn_in_async_code_too(server, client):
    agent = Agent(server, first=stream(*PIECES))

    async def main():
        async with await client.aask(7, QUESTION, stream=True) as deltas:
            async for _ in deltas:
                break

    asyncio.run(main())
    assert agent.cancelled == [("PATCH", f"/api/v3/threads/{THREAD}", {"cancel": "true"})]


def test_nothing_is_sent_before_the_first_delta_is_asked_for(server, client):
    agent = Agent(server, first=stream(*PIECES))
    deltas = client.ask(7, QUESTION, stream=True)
    assert agent.calls == []
    deltas.close()
    assert agent.calls == []


def test_without_the_parser_the_extra_is_named_and_nothing_sent(server, client, monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx_sse", None)
    monkeypatch.delitem(sys.modules, "paradigm_ext._transport._sse", raising=False)
    monkeypatch.delattr("paradigm_ext._transport._sse", raising=False)
    with pytest.raises(ConfigurationError, match=r"paradigm-ext\[sse\]"):
        client.ask(7, QUESTION, stream=True)
    assert server.requests == []


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("message", '{"type": "text", "text": "a"}', "a"),
        ("delta", '{"delta": {"text": "a"}}', "a"),
        ("", '{"choices": [{"delta": {"content": "a"}}]}', "a"),
        ("token", '{"token": "a"}', "a"),
        ("token", "a", "a"),
        ("token", '"a"', "a"),
        ("part", '{"part": {"type": "text", "text": "a"}}', "a"),
        ("tool_call", '{"text": "a"}', ""),
        ("message", '{"role": "user", "content": "a"}', ""),
        ("error", '{"message": "a"}', ""),
        ("ping", "still here", ""),
        ("custom", "{}", ""),
        ("ping", "[1, 2]", ""),
        ("ping", "null", ""),
        ("deep", '{"data": {"data": {"data": {"data": {"data": {"text": "a"}}}}}}', ""),
    ],
)
def test_text_is_found_in_more_than_one_shape(name, data, text):
    assert EventReader().read(name, data).text == text


@pytest.mark.parametrize(
    "body", ['{"type": "reasoning", "reasoning": "hm"}', '{"type": "thinking", "delta": "hm"}']
)
def test_reasoning_is_not_part_of_the_answer(body):
    reader = EventReader()
    delta = reader.read("part", body)
    assert (delta.text, delta.reasoning, reader.text) == ("", "hm", "")


def test_a_whole_text_at_the_end_does_not_repeat_what_came():
    reader = EventReader()
    told = [
        reader.read("text.delta", '{"delta": "Par"}'),
        reader.read("text.done", '{"text": "Paris."}'),
        reader.read("text.done", '{"text": "Something else."}'),
    ]
    assert [delta.text for delta in told] == ["Par", "is.", ""]


@pytest.mark.parametrize(
    "body", [f'{{"turn_id": "{TURN}"}}', f'{{"object": "turn", "id": "{TURN}"}}', f'{{"turn": "{TURN}"}}']
)
def test_the_turns_id_is_taken_from_the_first_event_that_tells_it(server, client, body):
    agent = Agent(server, first=stream(("created", body)))
    _, answer = sync(client, thread_id=THREAD)
    assert answer.text == "Paris."
    assert agent.calls[-1][1] == f"/api/v3/threads/{THREAD}/turns/{TURN}"


# ------------------------------------------------------------------------------- streams that are dropped

SYNC = """
from paradigm_ext import Paradigm
paradigm = Paradigm("key", {url!r})
for delta in paradigm.ask(7, "Where?", stream=True):
    break
"""
KEPT = SYNC.replace("for delta in", "kept = iter(").replace(":\n    break", ")\nnext(kept)")
ASYNC = """
import asyncio
from paradigm_ext import Paradigm
async def main():
    paradigm = Paradigm("key", {url!r})
    async for delta in await paradigm.aask(7, "Where?", stream=True):
        break
asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("code", "cancels"), [(SYNC, 1), (ASYNC, 1), (KEPT, 0)], ids=["sync", "async", "kept"]
)
def test_a_stream_that_is_dropped_is_cancelled_and_the_process_ends_in_silence(server, code, cancels):
    """Without `with`: dropped by the caller, at the end of the event loop, or only by the interpreter."""
    agent = Agent(server, polls=[turn("running", None)])
    agent.first = stream(("delta", {"text": "Pa"}), ("delta", {"text": "ris"}))
    ran = subprocess.run(
        [sys.executable, "-c", code.format(url=server.url)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(agent.cancelled) == cancels


def test_a_question_whose_answer_does_not_begin_is_found_in_its_thread(server, client):
    agent = Agent(server, polls=[turn()])
    agent.first = Reply(reset=True)
    with client.ask(7, "Where?", stream=True) as deltas:
        assert "".join(delta.text for delta in deltas) == "Paris."
    assert len(agent.asked) == 2  # the thread, and the question once
