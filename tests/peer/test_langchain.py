"""LangChain's chat model and embeddings, pointed at `/api/v2`."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pydantic
import pytest
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

if TYPE_CHECKING:
    from paradigm_emulator import ParadigmEmulator

pytestmark = pytest.mark.judge("langchain-openai", version("langchain-openai"))


class Term(pydantic.BaseModel):
    """How long a contract runs."""

    months: int


@pytest.fixture
def chat(emulator: ParadigmEmulator) -> ChatOpenAI:
    text = "The contract runs for twelve months."
    emulator.seed(files=[{"filename": "contract.txt", "text": text, "status": "embedded"}])
    return ChatOpenAI(model="any", api_key=emulator.api_key, base_url=f"{emulator.base_url}/api/v2")


def test_a_chat_whole_and_streamed(chat: ChatOpenAI) -> None:
    answer = chat.invoke("How long does the contract run?")
    assert "twelve months" in answer.text
    assert answer.usage_metadata["total_tokens"] > 0
    assert "".join(chunk.text for chunk in chat.stream("How long does the contract run?")) == answer.text


@pytest.mark.parametrize("method", ["json_schema", "function_calling"])
def test_structured_output_fits_its_schema(chat: ChatOpenAI, method: str) -> None:
    asked = chat.with_structured_output(Term, method=method)
    assert isinstance(asked.invoke("How long does the contract run?"), Term)


def test_texts_are_embedded(emulator: ParadigmEmulator) -> None:
    embeddings = OpenAIEmbeddings(
        model="any",
        api_key=emulator.api_key,
        base_url=f"{emulator.base_url}/api/v2",
        # Else it sends numbers of tokens, by a vocabulary that it downloads first.
        check_embedding_ctx_length=False,
    )
    first, second = embeddings.embed_documents(["red apple", "motor"])
    assert embeddings.embed_query("red apple") == pytest.approx(first)
    assert first != second
