"""The earlier place of `select`, for programs that import it."""

from paradigm_ext._ingestion.sources._select import select

__all__ = ["select"]
