"""The OpenAI client pointed at `/api/v2`."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

import openai
import pydantic
import pytest

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.judge("openai", version("openai"))

QUESTION = [{"role": "user", "content": "How long does the contract run?"}]


@pytest.fixture
def client(emulator: ParadigmEmulator) -> openai.OpenAI:
    text = "The contract runs for twelve months."
    emulator.seed(files=[{"filename": "contract.txt", "text": text, "status": "embedded"}])
    return openai.OpenAI(api_key=emulator.api_key, base_url=f"{emulator.base_url}/api/v2", max_retries=0)


def test_a_chat_whole_and_streamed(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="any", messages=QUESTION)
    assert "twelve months" in (whole.choices[0].message.content or "")
    assert whole.choices[0].finish_reason == "stop"
    stream = client.chat.completions.create(model="any", messages=QUESTION, stream=True)
    assert (
        "".join(chunk.choices[0].delta.content or "" for chunk in stream) == whole.choices[0].message.content
    )
    short = client.chat.completions.create(model="any", messages=QUESTION, max_tokens=2)
    assert short.choices[0].finish_reason == "length"


def test_models_and_embeddings(client: openai.OpenAI) -> None:
    names = [model.id for model in client.models.list()]
    assert names
    answer = client.embeddings.create(model=names[-1], input=["red apple", "green apple", "motor"])
    red, green, motor = (item.embedding for item in answer.data)
    assert alike(red, green) > alike(red, motor)
    assert alike(red, red) == pytest.approx(1, abs=1e-6)


class Term(pydantic.BaseModel):
    """How long a contract runs."""

    months: int
    renewed: bool


def test_structured_output_fits_its_schema(client: openai.OpenAI) -> None:
    parsed = client.chat.completions.parse(model="any", messages=QUESTION, response_format=Term)
    assert isinstance(parsed.choices[0].message.parsed, Term)
    chosen = client.chat.completions.create(
        model="any", messages=QUESTION, extra_body={"guided_choice": ["months", "years"]}
    )
    assert chosen.choices[0].message.content in ("months", "years")


def test_a_tool_is_called_with_arguments_that_fit(client: openai.OpenAI) -> None:
    tool = openai.pydantic_function_tool(Term)
    answer = client.chat.completions.create(
        model="any", messages=QUESTION, tools=[tool], tool_choice="required"
    )
    (call,) = answer.choices[0].message.tool_calls
    assert call.function.name == "Term"
    assert Term.model_validate(json.loads(call.function.arguments))


def test_usage_is_streamed_and_text_is_completed(client: openai.OpenAI) -> None:
    chunks = list(
        client.chat.completions.create(
            model="any", messages=QUESTION, stream=True, stream_options={"include_usage": True}
        )
    )
    assert chunks[-1].choices == []
    assert chunks[-1].usage.total_tokens > 0
    text = client.completions.create(model="any", prompt="How long does the contract run?")
    streamed = client.completions.create(model="any", prompt="How long does the contract run?", stream=True)
    assert "".join(chunk.choices[0].text for chunk in streamed) == text.choices[0].text


async def test_the_async_client_hears_the_same(client: openai.OpenAI) -> None:
    async with openai.AsyncOpenAI(api_key=client.api_key, base_url=client.base_url) as twin:
        answer = await twin.chat.completions.create(model="any", messages=QUESTION)
        names = [model.id async for model in twin.models.list()]
    assert "twelve months" in (answer.choices[0].message.content or "")
    assert names == [model.id for model in client.models.list()]


def alike(one: list[float], other: list[float]) -> float:
    return sum(left * right for left, right in zip(one, other, strict=True))


def test_a_refusal_is_told_in_the_clients_own_errors(
    emulator: ParadigmEmulator, client: openai.OpenAI
) -> None:
    stranger = client.with_options(api_key="wrong")
    with pytest.raises(openai.AuthenticationError):
        stranger.models.list()
    emulator.faults.throttle(1)
    with pytest.raises(openai.RateLimitError):
        client.models.list()
