"""`paradigm ask`: a question to an agent."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from paradigm_ext._errors import InvalidInput
from paradigm_ext._errors._waits import TurnTimeout
from paradigm_ext._text import printable_lines
from paradigm_ext.cli._options import Json, Timeout, seconds
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._settings import settings_of
from paradigm_ext.cli._streams import put

if TYPE_CHECKING:
    from paradigm_ext._agents import Answer
    from paradigm_ext._agents._ask import AskOptions
    from paradigm_ext._client import Paradigm


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question; - reads it from standard input.")],
    *,
    agent: Annotated[
        int | None, typer.Option("--agent", "-a", min=1, help="The agent; the company's default if left out.")
    ] = None,
    thread: Annotated[
        str | None, typer.Option("--thread", metavar="ID", help="Go on with this conversation.")
    ] = None,
    workspace: Annotated[
        list[int] | None, typer.Option("--workspace", "-w", min=1, help="Read in this workspace; repeatable.")
    ] = None,
    file: Annotated[
        list[int] | None, typer.Option("--file", "-f", min=1, help="Read this document; repeatable.")
    ] = None,
    stream: Annotated[bool, typer.Option("--stream", help="Print the answer as it is written.")] = False,
    timeout: Timeout = 300.0,
    json: Json = False,
) -> None:
    """Ask an agent, and print its answer and what it read.

    An interrupt cancels the answer that is being written.
    """
    settings, output = settings_of(context), Output(json)
    with output.ends():
        text = _read() if question == "-" else question
    options: AskOptions = {
        "thread_id": thread,
        "workspace_ids": workspace,
        "file_ids": file,
        "timeout": seconds(timeout),
    }
    with output.ends(), settings.connect() as paradigm, _resumable():
        if stream and not json:
            answer = _streamed(paradigm, agent, text, options)
        else:
            answer = paradigm.ask(agent, text, **options)
            output.result(answer.to_dict(), answer.text)
    for line in _notes(answer):
        output.note(line)


def _read() -> str:
    """Return the question on standard input.

    Raises:
        InvalidInput: It is not text.
    """
    try:
        return sys.stdin.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"standard input cannot be read as {sys.stdin.encoding} text: {error}") from error


@contextmanager
def _resumable() -> Generator[None]:
    """Say how to wait on for an answer that did not come in time."""
    try:
        yield
    except TurnTimeout as error:
        if error.turn_id:
            error.add_note(f"to wait on: paradigm wait turn {error.thread_id} {error.turn_id}")
        raise


def _streamed(paradigm: "Paradigm", agent: int | None, text: str, options: "AskOptions") -> "Answer":
    with paradigm.ask(agent, text, stream=True, **options) as deltas:
        for delta in deltas:
            put(printable_lines(delta.text))
        put("\n")
        return deltas.answer


def _notes(answer: "Answer") -> list[str]:
    named = [source.title or source.url or source.kind for source in answer.sources]
    sources = [f"source: {name}" for name in dict.fromkeys(named)]
    return [*sources, f"to go on: paradigm ask --thread {answer.thread_id} QUESTION"]
