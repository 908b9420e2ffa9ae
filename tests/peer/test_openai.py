"""The OpenAI client pointed at `/api/v2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import openai
import pytest

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

QUESTION = [{"role": "user", "content": "How long does the contract run?"}]


@pytest.fixture
def client(emulator: ParadigmEmulator) -> openai.OpenAI:
    with httpx.Client(
        base_url=emulator.base_url, headers={"authorization": "Bearer emulator"}, timeout=60
    ) as api:
        emulator.seed(files=[{"filename": "contract.txt", "text": "The contract runs for twelve months."}])
        while api.get("/api/v3/files").json()["results"][0]["status"] != "embedded":
            pass
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
