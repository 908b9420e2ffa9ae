"""Asking agents: questions, answers and their sources, streams, chunks."""

from paradigm_ext._agents._answer import Answer, AnswerSource
from paradigm_ext._agents._chunks import Chunk
from paradigm_ext._agents._events import AnswerDelta

__all__ = ["Answer", "AnswerDelta", "AnswerSource", "Chunk"]
