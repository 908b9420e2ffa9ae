"""Models as they were recorded: chat, completion, embeddings, by the shapes that OpenAI's API has, too."""

from __future__ import annotations

import pytest

from paradigm_api.v2.api.models import api_v2_chat_completions_create as chat_v2
from paradigm_api.v2.api.models import api_v2_completions_create as complete
from paradigm_api.v2.api.models import api_v2_embeddings_create as embed
from paradigm_api.v2.api.models import api_v2_models_list as list_models
from paradigm_api.v2.models import ChatCompletionRequest as ChatCompletionRequestV2
from paradigm_api.v2.models import CompletionRequest, EmbeddingsRequest, ModelListResponse
from paradigm_api.v3.api.models import api_v3_chat_completions_create as chat_v3
from paradigm_api.v3.models import ChatCompletionRequest
from paradigm_ext import call

pytestmark = [pytest.mark.vcr, pytest.mark.block_network]

LANGUAGE, EMBEDDING = "language", "embedding"
MESSAGES = [{"role": "user", "content": "Say yes."}]


def named(models: ModelListResponse, kind: str) -> str:
    """Return the name of the first model of a kind."""
    return next(model.name for model in models.data if kind in model.model_type.lower())


def test_a_model_is_found_and_asked(client):
    model = named(call(list_models.sync, client=client.v2), LANGUAGE)
    question = {"model": model, "messages": MESSAGES}
    second = call(chat_v2.sync, client=client.v2, body=ChatCompletionRequestV2.from_dict(question))
    third = call(chat_v3.sync, client=client.v3, body=ChatCompletionRequest.from_dict(question))
    for answer in (second, third):
        assert answer.to_dict()["choices"][0]["message"]["content"]
    text = call(complete.sync, client=client.v2, body=CompletionRequest(model=model, prompt="Say yes."))
    assert text.to_dict()["choices"][0]["text"]


def test_a_text_is_embedded(client):
    model = named(call(list_models.sync, client=client.v2), EMBEDDING)
    wanted = EmbeddingsRequest(model=model, input_="A lease.", dimensions=8)
    (one,) = call(embed.sync, client=client.v2, body=wanted).data
    assert len(one.to_dict()["embedding"]) == 8
