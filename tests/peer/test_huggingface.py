"""The client of Hugging Face for servers that speak OpenAI's API: it shares no code with OpenAI's own."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from huggingface_hub import InferenceClient
from huggingface_hub.errors import HfHubHTTPError

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.judge("huggingface-hub", version("huggingface-hub"))

QUESTION = [{"role": "user", "content": "How long does the contract run?"}]


def client(emulator: ParadigmEmulator, api_key: str | None = None) -> InferenceClient:
    return InferenceClient(
        base_url=f"{emulator.base_url}/api/v2/chat/completions", api_key=api_key or emulator.api_key
    )


def test_a_chat_whole_and_streamed(emulator: ParadigmEmulator) -> None:
    text = "The contract runs for twelve months."
    emulator.seed(files=[{"filename": "contract.txt", "text": text, "status": "embedded"}])
    asking = client(emulator)  # one that is thrown away ends its streams
    whole = asking.chat_completion(QUESTION, model="any").choices[0].message.content
    assert "twelve months" in whole
    stream = asking.chat_completion(QUESTION, model="any", stream=True)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in stream) == whole


def test_a_wrong_key_is_refused(emulator: ParadigmEmulator) -> None:
    with pytest.raises(HfHubHTTPError, match="401"):
        client(emulator, "wrong").chat_completion(QUESTION, model="any")
